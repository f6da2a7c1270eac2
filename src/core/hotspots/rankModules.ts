import { isExplained } from '../knowledge/moduleNotes';
import type { EpochMs } from '../ports';
import { placeWords } from './documents/documentation';
import { isOverdue } from './debtAnnotations';
import { weightOf } from './debtRepeats';
import { isOwn } from './judged';
import type { AuthorShare, Debt, Hotspot, ModuleReport, ScanReport } from './model';
import { byPath } from './order';
import { hotspotFactors, type RankedModule, type RankScale, scoreOf } from './rank';
import { defaultRankWeights } from './rankWeights';
import { type ReasonContext, reasonsOf } from './reasons';

/** What the rank takes from a report beside its modules. */
type RankContext = Pick<ScanReport, 'historyStatus' | 'headAtEpochMs' | 'people' | 'weights'>;

/** The modules with a gap, by score, greatest first; what the team decided on them is not told. */
export function rankModules(
  modules: readonly ModuleReport[],
  { historyStatus, headAtEpochMs, people, weights = defaultRankWeights }: RankContext,
): Hotspot[] {
  const own = modules.filter(isOwn);
  const judged = own.filter(({ language }) => language !== 'other');
  const scale: RankScale = {
    hasHistory: modules.some(({ history }) => history !== undefined),
    weightedChanges: greatest(judged.map((module) => module.history?.weightedChanges ?? 0)),
    lines: greatest(judged.map((module) => module.lines)),
  };
  // From this day a debt is overdue: the newest commit's, so that the rank depends on nothing else.
  const today = dayOf(headAtEpochMs);
  const lastSeen = new Map(people.map(({ identity, lastAtEpochMs }) => [identity, lastAtEpochMs]));
  const context: ReasonContext = {
    counts: historyStatus === 'shallow' ? 'atLeast' : historyStatus === 'partial' ? 'about' : 'exact',
    weights,
    lastSeenOf: ({ author, lastAtEpochMs }: AuthorShare): EpochMs => lastSeen.get(author) ?? lastAtEpochMs,
  };
  return own
    .map((module) => {
      const counting = module.debts.filter(({ decision }) => decision?.kind !== 'dismissed');
      const overdue = today === undefined ? [] : counting.filter((debt) => isOverdue(debt, today));
      // Not spread: each object would have a hidden class of its own.
      const ranked: { -readonly [K in keyof RankedModule]: RankedModule[K] } = {
        lines: module.lines,
        publicSymbols: module.publicSymbols,
        documentedSymbols: module.documentedSymbols,
        hasModuleDoc: module.hasModuleDoc,
        isAside: module.role !== 'source',
        debts: counting.length,
        overdueDebts: overdue.length,
        repeatedDebts: counting.filter(({ repeats }) => repeats !== undefined).length,
        debtWeight: { all: weightOfAll(counting), overdue: weightOfAll(overdue) },
        isExplained: isExplained(module.notes),
        describedIn: module.documents?.map(placeWords) ?? [],
      };
      if (module.history !== undefined) ranked.history = module.history;
      const factors = hotspotFactors(ranked, scale, weights);
      return {
        path: module.path,
        score: scoreOf(factors),
        factors,
        reasons: reasonsOf(ranked, factors, context),
      };
    })
    .filter(({ factors }) => factors.gap > 0)
    .sort((a, b) => b.score - a.score || byPath(a, b));
}

function weightOfAll(debts: readonly Debt[]): number {
  return debts.reduce((sum, debt) => sum + weightOf(debt), 0);
}

function dayOf(epochMs: EpochMs | undefined): string | undefined {
  const date = new Date(epochMs ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}

/** Not `Math.max(...)`: a repository may have more modules than a call has arguments. */
function greatest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), 0);
}
