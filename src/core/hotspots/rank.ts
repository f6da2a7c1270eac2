import { knownAuthors } from './knownAuthors';
import type { AuthorShare, HotspotFactors, ModuleHistory } from './model';
import { defaultRankWeights, type RankWeights } from './rankWeights';

/** What the rank needs to know of a module. */
export interface RankedModule {
  readonly lines: number;
  /** Of a test or an example: what is put off there matters less. */
  readonly isAside: boolean;
  readonly publicSymbols: number;
  readonly documentedSymbols: number;
  readonly hasModuleDoc: boolean;
  /** By a note that a second person confirmed: its symbols are not missing any documentation then. Default false. */
  readonly isExplained?: boolean;
  /** The documents that speak of it; then it says what it is for, as with a comment of its own. Default none. */
  readonly describedIn?: readonly string[];
  readonly debts: number;
  /** Those of them whose day has passed. */
  readonly overdueDebts: number;
  /** Those of them that the repository says again and again. Default none. */
  readonly repeatedDebts?: number;
  /** What the debts, and those overdue, count for, where some are repeated. Default: their number. */
  readonly debtWeight?: { readonly all: number; readonly overdue: number };
  readonly history?: ModuleHistory;
}

/** The greatest of the repository, against which each module is measured. */
export interface RankScale {
  readonly weightedChanges: number;
  readonly lines: number;
  /** False: the modules are ranked by their gap alone. */
  readonly hasHistory: boolean;
}

/** See docs/ranking.md. Each 0…1; `gap` is 0 where nothing is missing. */
export function hotspotFactors(
  module: RankedModule,
  scale: RankScale,
  weights: RankWeights = defaultRankWeights,
): HotspotFactors {
  const gap = gapOf(module, weights);
  if (!scale.hasHistory) return { gap, attention: 1, knowledgeLoss: 1 };
  const changes = relative(module.history?.weightedChanges ?? 0, scale.weightedChanges);
  const size = relative(module.lines, scale.lines);
  const { leastAttention, leastLoss } = weights;
  const mix = weights.changes * changes + (1 - weights.changes) * size;
  return {
    gap,
    attention: leastAttention + (1 - leastAttention) * mix,
    knowledgeLoss: leastLoss + (1 - leastLoss) * lossOf(module.history),
  };
}

/** 0…100, one decimal. */
export function scoreOf({ gap, attention, knowledgeLoss }: HotspotFactors): number {
  return Math.round(gap * attention * knowledgeLoss * 1000) / 10;
}

function gapOf(module: RankedModule, weights: RankWeights): number {
  const { publicSymbols, documentedSymbols, isAside, isExplained, describedIn = [], ...counts } = module;
  const saysWhatFor = module.hasModuleDoc || describedIn.length > 0;
  const undocumented = isExplained ? 0 : publicSymbols - documentedSymbols;
  const ofDocs = undocumentedGap(undocumented, weights) * (saysWhatFor ? weights.withModuleDoc : 1);
  const ofDebts = debtGap(countingDebts(counts, weights), weights) * (isAside ? weights.debtsAside : 1);
  return 1 - (1 - ofDocs) * (1 - ofDebts);
}

/** How many debts it is as if there were. */
export function countingDebts(
  { debts, overdueDebts, debtWeight }: Pick<RankedModule, 'debts' | 'overdueDebts' | 'debtWeight'>,
  weights: RankWeights,
): number {
  const { all, overdue } = debtWeight ?? { all: debts, overdue: overdueDebts };
  return all + (weights.overdue - 1) * overdue;
}

/** 0…1: what so many symbols without documentation leave to be told. */
export function undocumentedGap(symbols: number, { symbolsOfHalfGap }: RankWeights): number {
  return symbols / (symbols + symbolsOfHalfGap);
}

/** 0…1: what so many debts leave to be told. */
export function debtGap(debts: number, { debtsOfHalfGap }: RankWeights): number {
  return debts / (debts + debtsOfHalfGap);
}

/** Logarithmic: the step from 1 to 10 changes says as much as that from 10 to 100. */
function relative(value: number, greatest: number): number {
  return greatest <= 0 ? 0 : Math.min(1, Math.log1p(Math.max(0, value)) / Math.log1p(greatest));
}

/** 0…1; 0 where it is not known: a loss that is only guessed counts for nothing. */
function lossOf(history: ModuleHistory | undefined): number {
  const lost = knownAuthors(history).filter(isOutOfReach);
  return Math.min(
    1,
    lost.reduce((sum, { share }) => sum + share, 0),
  );
}

/** Whoever is not in the room, or, where there is none, not active any more: nobody can ask them now. */
export function isOutOfReach({ inRoom, inactive }: AuthorShare): boolean {
  return inRoom === undefined ? inactive : !inRoom;
}
