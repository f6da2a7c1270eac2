import type { RepoPath } from '../../ports';
import { isJudged, isOwn } from '../judged';
import type { Debt, ModuleReport, PublicSymbol, ScanReport } from '../model';
import { debtsBeyond } from './debtPairs';
import { type BothSides, type Listed, withoutEquals } from './equals';

export const baselinePath: RepoPath = '.handover/hotspot-baseline.json';

const schema = 'mob-handover/hotspot-baseline/1';

/** What was missing when the team drew a line, see docs/formats.md. */
export interface HotspotBaseline {
  readonly publicSymbols: number;
  readonly documentedSymbols: number;
  /** Names of the undocumented symbols by path. */
  readonly undocumented: ReadonlyMap<RepoPath, readonly string[]>;
  /** Texts of the debts by path. */
  readonly debts: ReadonlyMap<RepoPath, readonly string[]>;
}

/** What has come since; everything by path and line. */
export interface BaselineComparison {
  readonly newDebts: readonly Debt[];
  readonly newlyUndocumented: readonly { readonly path: RepoPath; readonly symbol: PublicSymbol }[];
  /** Of documented among public symbols, 0…1; 1 of nothing. */
  readonly coverageBefore: number;
  readonly coverageNow: number;
  /** Debts of the baseline that are gone. */
  readonly paidDebts: number;
}

/** The line as it is now. Debts that were dismissed, and all of generated and vendored files, are none. */
export function baselineOf({ modules }: ScanReport): HotspotBaseline {
  const undocumented = new Map<RepoPath, readonly string[]>();
  const debts = new Map<RepoPath, readonly string[]>();
  for (const module of modules) {
    const names = undocumentedOf(module).map(({ name }) => name);
    if (names.length > 0) undocumented.set(module.path, names.sort());
    const texts = debtsOf(module).map(({ text }) => text);
    if (texts.length > 0) debts.set(module.path, texts.sort());
  }
  const judged = modules.filter(isJudged);
  return {
    publicSymbols: judged.reduce((sum, { publicSymbols }) => sum + publicSymbols, 0),
    documentedSymbols: judged.reduce((sum, { documentedSymbols }) => sum + documentedSymbols, 0),
    undocumented,
    debts,
  };
}

/** One name or text a line, by path: made for diffs and merges. */
export function baselineText({
  publicSymbols,
  documentedSymbols,
  undocumented,
  debts,
}: HotspotBaseline): string {
  const byPath = (map: ReadonlyMap<RepoPath, readonly string[]>): Record<RepoPath, readonly string[]> =>
    Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
  const data = {
    schema,
    publicSymbols,
    documentedSymbols,
    undocumented: byPath(undocumented),
    debts: byPath(debts),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** What the file says, or one sentence on why it cannot be used. */
export function parseBaseline(text: string): HotspotBaseline | { readonly problem: string } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: `${baselinePath} is no JSON; mend it, or write it anew with check --write-baseline.` };
  }
  const raw = (typeof data === 'object' && data !== null ? data : {}) as Readonly<Record<string, unknown>>;
  const { publicSymbols, documentedSymbols } = raw;
  const undocumented = textsByPath(raw['undocumented']);
  const debts = textsByPath(raw['debts']);
  const isWhole =
    raw['schema'] === schema &&
    isCount(publicSymbols) &&
    isCount(documentedSymbols) &&
    undocumented !== undefined &&
    debts !== undefined;
  return isWhole
    ? { publicSymbols, documentedSymbols, undocumented, debts }
    : {
        problem: `${baselinePath} is not of the form ${schema}; mend it, or write it anew with check --write-baseline.`,
      };
}

/** What moved to another file is not new: names and texts count wherever they are. Nor is a debt that was annotated or reworded a little. */
export function compareToBaseline(baseline: HotspotBaseline, report: ScanReport): BaselineComparison {
  const now = baselineOf(report);
  const newDebts = debtsBeyond<Debt>({
    old: listedIn(baseline.debts),
    now: report.modules.flatMap((module) =>
      debtsOf(module).map((debt): Listed<Debt> => ({ path: module.path, text: debt.text, of: debt })),
    ),
  }).flatMap(({ of }) => of ?? []);
  const newlyUndocumented = symbolsBeyond<PublicSymbol>({
    old: listedIn(baseline.undocumented),
    now: report.modules.flatMap((module) =>
      undocumentedOf(module).map((symbol): Listed<PublicSymbol> => ({
        path: module.path,
        text: symbol.name,
        of: symbol,
      })),
    ),
  }).flatMap(({ path, of }) => (of === undefined ? [] : { path, symbol: of }));
  const before = total(baseline.debts);
  return {
    newDebts,
    newlyUndocumented,
    coverageBefore: share(baseline),
    coverageNow: share(now),
    paidDebts: before - (total(now.debts) - newDebts.length),
  };
}

function listedIn<T>(texts: ReadonlyMap<RepoPath, readonly string[]>): Listed<T>[] {
  return [...texts].flatMap(([path, ofFile]) => ofFile.map((text) => ({ path, text })));
}

/** First of the same file, then of files that lost one. */
function symbolsBeyond<T>(sides: BothSides<Listed<T>>): readonly Listed<T>[] {
  const inFiles = withoutEquals(sides, ({ path, text }) => `${path}\n${text}`);
  return withoutEquals(inFiles, ({ text }) => text).now;
}

function undocumentedOf(module: ModuleReport): readonly PublicSymbol[] {
  return isJudged(module) ? module.symbols.filter(({ documented }) => !documented) : [];
}

function debtsOf(module: ModuleReport): readonly Debt[] {
  if (!isOwn(module)) return [];
  return module.debts.filter(({ decision }) => decision?.kind !== 'dismissed');
}

function share({ publicSymbols, documentedSymbols }: HotspotBaseline): number {
  return publicSymbols === 0 ? 1 : documentedSymbols / publicSymbols;
}

function total(map: ReadonlyMap<RepoPath, readonly string[]>): number {
  return [...map.values()].reduce((sum, { length }) => sum + length, 0);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function textsByPath(value: unknown): ReadonlyMap<RepoPath, readonly string[]> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value as Record<string, unknown>);
  const isGood = entries.every(
    ([, texts]) => Array.isArray(texts) && texts.every((text) => typeof text === 'string'),
  );
  return isGood ? new Map(entries as [RepoPath, readonly string[]][]) : undefined;
}
