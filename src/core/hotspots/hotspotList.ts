import { type HotspotDecision, isSetAside } from './decisions/decision';
import { isJudged } from './judged';
import type { ListedHotspot } from './listedHotspot';
import { languageName } from './languages';
import { authorshipIn, knownAuthors } from './knownAuthors';
import { mainAuthorsOf } from './mainAuthors';
import { isOutOfReach } from './rank';
import { groupHotspots, type GroupingRequest, type HotspotGroup } from './view/groupHotspots';
import { type HotspotQuery, isFiltered, plainLook } from './view/hotspotQuery';
import { fitsProbable, type QueriedHotspot, queryHotspots } from './view/queryHotspots';
import { isExplained } from '../knowledge/moduleNotes';
import type { EpochMs, Identity, RepoPath } from '../ports';
import type { Authorship, HistoryStatus, Hotspot, ModuleReport, Problem, ScanReport } from './model';
import { type ListedProbableDebt, probableDebtsOf } from './probableDebts';
import { shortReasons } from './reasons';

/** A person as a filter offers them. */
interface ListedPerson {
  readonly identity: Identity;
  readonly inactive: boolean;
  readonly lastAtEpochMs: EpochMs;
}

/** So many that of those who wrote a module, the one who came to the session is among them. */
const mostAuthors = 10;
/** Paths are given beyond those listed, so that it can be seen which hotspots are gone. */
const mostPaths = 2_000;

/** The rest is in the book and in the JSON. */
const mostProbable = 200;
/** Of one probable debt. */
const mostOtherPlaces = 50;
const mostSetAside = 200;
const mostPeople = 200;

/** The top of a scan's ranking: what a list shows without the weight of the whole report. */
export interface HotspotList {
  readonly historyStatus: HistoryStatus;
  readonly headAtEpochMs?: EpochMs;
  /** How many there are, whatever the query. */
  readonly total: number;
  /** How many fit the query; `listed` has the first of them, or of each group. */
  readonly hotspots: number;
  readonly modules: number;
  readonly debts: number;
  readonly publicSymbols: number;
  readonly documentedSymbols: number;
  /** Of the hotspots, those that fit and those that do not, highest rank first, at most 2,000. */
  readonly paths: readonly RepoPath[];
  readonly problems: readonly Problem[];
  readonly listed: readonly ListedHotspot[];
  /** Where grouping was asked for: all that fit the query, counted before they are cut. */
  readonly groups?: readonly HotspotGroup[];
  /** How many modules and debts the team snoozed or dismissed; `setAside` has the first of them. */
  readonly setAsideCount: number;
  /** Newest decision first. */
  readonly setAside: readonly HotspotDecision[];
  /** How many comments without a tag read like a debt, those of the same text as one; `probable` has the first of them. */
  readonly probableDebts: number;
  /** Surest first. */
  readonly probable: readonly ListedProbableDebt[];
  /** Of the hotspots, by name. */
  readonly languages: readonly { readonly id: string; readonly name: string }[];
  /** Who committed most first, at most 200. */
  readonly people: readonly ListedPerson[];
}

/**
 * The first `limit` hotspots of the report that fit the query, in its order, without those that the team set aside; in
 * groups those of which a group shows something, and no limit.
 * @param today ISO 8601 day: a snoozed one is back from its day on
 * @param grouped absent: no groups; `folderUri` tells whose agenda counts
 */
export function listHotspots(
  report: ScanReport,
  limit: number,
  today: string,
  query: HotspotQuery = plainLook,
  grouped?: { readonly grouping: GroupingRequest; readonly folderUri: string },
): HotspotList {
  const modules = new Map(report.modules.map((module) => [module.path, module]));
  const authorship = authorshipIn(report.historyStatus);
  const open = report.hotspots.filter(({ decision }) => !isSetAside(decision, today));
  const isPlain = query.sort === 'rank' && !isFiltered(query);
  const now = { today, epochMs: report.headAtEpochMs ?? 0 };
  const fitting = isPlain
    ? open
    : queryHotspots(open.flatMap(queried(modules, today, authorship)), query, now);
  const probable = probableDebtsOf(report, (debt) =>
    fitsProbable(debt, modules.get(debt.path)?.language ?? 'other', query.filter),
  );
  const listed = (hotspot: Hotspot): ListedHotspot[] => {
    const module = modules.get(hotspot.path);
    return module === undefined ? [] : [listedHotspot(hotspot, module, today, authorship)];
  };
  const whole = grouped === undefined ? [] : fitting.flatMap(listed);
  const groups =
    grouped === undefined
      ? undefined
      : groupHotspots(whole, report.people, grouped.grouping, grouped.folderUri, today);
  const setAside = isFiltered(query) ? [] : setAsideOf(report, today);
  return {
    historyStatus: report.historyStatus,
    ...(report.headAtEpochMs === undefined ? {} : { headAtEpochMs: report.headAtEpochMs }),
    total: open.length,
    hotspots: fitting.length,
    modules: report.modules.length,
    debts: report.debts.length,
    publicSymbols: sum(report, ({ publicSymbols }) => publicSymbols),
    documentedSymbols: sum(report, ({ documentedSymbols }) => documentedSymbols),
    paths: open.slice(0, mostPaths).map(({ path }) => path),
    problems: report.problems,
    setAsideCount: setAside.length,
    setAside: setAside.slice(0, mostSetAside),
    probableDebts: probable.length,
    probable: probable
      .slice(0, mostProbable)
      .map((debt) =>
        debt.others === undefined ? debt : { ...debt, others: debt.others.slice(0, mostOtherPlaces) },
      ),
    languages: languagesOf(open, modules),
    people: report.people.slice(0, mostPeople).map(({ identity, inactive, lastAtEpochMs }) => ({
      identity,
      inactive,
      lastAtEpochMs,
    })),
    ...(groups === undefined
      ? { listed: fitting.slice(0, limit).flatMap(listed) }
      : { listed: whole.filter(isShownIn(groups)), groups }),
  };
}

/** Whether a group shows the hotspot, or a debt of it. */
function isShownIn(groups: readonly HotspotGroup[]): (hotspot: ListedHotspot) => boolean {
  const paths = new Set(
    groups.flatMap(({ paths: shown = [], debts = [] }) => [...shown, ...debts.map(({ path }) => path)]),
  );
  return ({ path }) => paths.has(path);
}

function queried(
  modules: ReadonlyMap<RepoPath, ModuleReport>,
  today: string,
  authorship: Authorship | undefined,
): (hotspot: Hotspot) => QueriedHotspot[] {
  return (hotspot) => {
    const module = modules.get(hotspot.path);
    if (module === undefined) return [];
    const { lines, history } = module;
    return [
      {
        listed: listedHotspot(hotspot, module, today, authorship),
        lines,
        changes: history?.changes ?? 0,
        lastAtEpochMs: history?.lastAtEpochMs,
        authors: history?.authors.map(({ author }) => author) ?? [],
      },
    ];
  };
}

function listedHotspot(
  hotspot: Hotspot,
  module: ModuleReport,
  today: string,
  authorship: Authorship | undefined,
): ListedHotspot {
  const isAsked = module.role === 'source' && !isExplained(module.notes);
  const authors = module.history?.authors ?? [];
  const gone = knownAuthors(module.history).filter(isOutOfReach);
  const [most] = gone;
  return {
    ...hotspot,
    language: module.language,
    short: shortReasons(module),
    undocumented: isAsked ? module.symbols.filter(({ documented }) => !documented) : [],
    debts: module.debts.filter(({ decision }) => !isSetAside(decision, today)),
    authors: authors.slice(0, mostAuthors).map(({ author }) => author),
    ...(authorship === undefined ? {} : { authorship }),
    ...(module.history === undefined
      ? {}
      : {
          truckFactor: mainAuthorsOf(module.history).length,
          lastAtEpochMs: module.history.lastAtEpochMs,
        }),
    notes: module.notes ?? [],
    documents: module.documents ?? [],
    described: module.symbols.filter(({ describedIn }) => describedIn !== undefined),
    ...(most === undefined
      ? {}
      : { lost: { author: most.author, share: gone.reduce((total, { share }) => total + share, 0) } }),
  };
}

function languagesOf(
  open: readonly Hotspot[],
  modules: ReadonlyMap<RepoPath, ModuleReport>,
): HotspotList['languages'] {
  const ids = new Set(open.flatMap(({ path }) => modules.get(path)?.language ?? []));
  return [...ids].map((id) => ({ id, name: languageName(id) })).sort((a, b) => (a.name < b.name ? -1 : 1));
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
