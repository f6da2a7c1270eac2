import { type HotspotDecision, isSetAside } from './decisions/decision';
import { isJudged } from './judged';
import type { Documentation } from './documents/documentation';
import { isExplained, type NoteOfModule } from '../knowledge/moduleNotes';
import type { EpochMs, Identity, RepoPath } from '../ports';
import type {
  Debt,
  HistoryStatus,
  Hotspot,
  ModuleReport,
  ProbableDebt,
  Problem,
  PublicSymbol,
  ScanReport,
} from './model';
import { probableDebtsOf } from './probableDebts';
import { shortReasons } from './reasons';

/** A hotspot with what is listed under it. */
export interface ListedHotspot extends Hotspot {
  readonly language: ModuleReport['language'];
  /** The reasons in as few letters as a narrow row has room for. */
  readonly short: readonly string[];
  /** Public symbols without documentation, by line; none for tests, generated and vendored files, and where a note explains the module. */
  readonly undocumented: readonly PublicSymbol[];
  /** By line. */
  readonly debts: readonly Debt[];
  /** Who knows it best first, at most {@link mostAuthors}; empty where there is no history. */
  readonly authors: readonly Identity[];
  /** That speak of it, oldest first. */
  readonly notes: readonly NoteOfModule[];
  /** That speak of it, most telling first. */
  readonly documents: readonly Documentation[];
  /** Symbols that have no comment and are described in a document. */
  readonly described: readonly PublicSymbol[];
}

const mostAuthors = 3;
/** Paths are given beyond those listed, so that it can be seen which hotspots are gone. */
const mostPaths = 2_000;

/** The rest is in the book and in the JSON. */
const mostProbable = 200;
const mostSetAside = 200;

/** The top of a scan's ranking: what a list shows without the weight of the whole report. */
export interface HotspotList {
  readonly historyStatus: HistoryStatus;
  readonly headAtEpochMs?: EpochMs;
  /** How many there are; `listed` has the first of them. */
  readonly hotspots: number;
  readonly modules: number;
  readonly debts: number;
  readonly publicSymbols: number;
  readonly documentedSymbols: number;
  /** Of the hotspots, highest rank first, at most 2,000. */
  readonly paths: readonly RepoPath[];
  readonly problems: readonly Problem[];
  readonly listed: readonly ListedHotspot[];
  /** How many modules and debts the team snoozed or dismissed; `setAside` has the first of them. */
  readonly setAsideCount: number;
  /** Newest decision first. */
  readonly setAside: readonly HotspotDecision[];
  /** How many comments without a tag read like a debt; `probable` has the first of them. */
  readonly probableDebts: number;
  /** Those in the highest ranked modules first. */
  readonly probable: readonly ProbableDebt[];
}

/**
 * The first `limit` hotspots of the report, in its order, without those that the team set aside.
 * @param today ISO 8601 day: a snoozed one is back from its day on
 */
export function listHotspots(report: ScanReport, limit: number, today: string): HotspotList {
  const probable = probableDebtsOf(report);
  const open = report.hotspots.filter(({ decision }) => !isSetAside(decision, today));
  const setAside = setAsideOf(report, today);
  const top = open.slice(0, limit);
  const wanted = new Set<RepoPath>(top.map(({ path }) => path));
  const modules = new Map(
    report.modules.filter(({ path }) => wanted.has(path)).map((module) => [module.path, module]),
  );
  return {
    historyStatus: report.historyStatus,
    ...(report.headAtEpochMs === undefined ? {} : { headAtEpochMs: report.headAtEpochMs }),
    hotspots: open.length,
    modules: report.modules.length,
    debts: report.debts.length,
    publicSymbols: sum(report, ({ publicSymbols }) => publicSymbols),
    documentedSymbols: sum(report, ({ documentedSymbols }) => documentedSymbols),
    paths: open.slice(0, mostPaths).map(({ path }) => path),
    problems: report.problems,
    setAsideCount: setAside.length,
    setAside: setAside.slice(0, mostSetAside),
    probableDebts: probable.length,
    probable: probable.slice(0, mostProbable),
    listed: top.flatMap((hotspot) => {
      const module = modules.get(hotspot.path);
      if (module === undefined) return [];
      const undocumented =
        module.role === 'source' && !isExplained(module.notes)
          ? module.symbols.filter(({ documented }) => !documented)
          : [];
      return [
        {
          ...hotspot,
          language: module.language,
          short: shortReasons(module),
          undocumented,
          debts: module.debts.filter(({ decision }) => !isSetAside(decision, today)),
          authors: (module.history?.authors ?? []).slice(0, mostAuthors).map(({ author }) => author),
          notes: module.notes ?? [],
          documents: module.documents ?? [],
          described: module.symbols.filter(({ describedIn }) => describedIn !== undefined),
        },
      ];
    }),
  };
}

/** What the team snoozed or dismissed and would be listed without that. */
export function setAsideOf({ hotspots, modules }: ScanReport, today: string): HotspotDecision[] {
  const decisions = [
    ...hotspots.map(({ decision }) => decision),
    ...modules.flatMap(({ debts }) => debts.map(({ decision }) => decision)),
  ];
  const unique = new Map(
    decisions.flatMap((decision) =>
      decision !== undefined && isSetAside(decision, today) ? [[decision.path, decision] as const] : [],
    ),
  );
  return [...unique.values()].sort((a, b) => b.atEpochMs - a.atEpochMs || (a.path < b.path ? -1 : 1));
}

/** Over the modules whose symbols are asked for. */
function sum(report: ScanReport, count: (module: ModuleReport) => number): number {
  return report.modules.filter(isJudged).reduce((total, module) => total + count(module), 0);
}
