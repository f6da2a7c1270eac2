import { isExplained, type NoteOfModule } from '../knowledge/moduleNotes';
import type { EpochMs, RepoPath } from '../ports';
import { joinDeclarations } from './declarations';
import type { FileHistory, HistoryFacts } from './history';
import type {
  AuthorShare,
  Hotspot,
  HistoryStatus,
  ModuleFacts,
  ModuleHistory,
  ModuleReport,
  Person,
  Problem,
  ScanReport,
} from './model';
import { isOverdue } from './debtAnnotations';
import { type HotspotDecision, newestDecisions, targetKey } from './decisions/decision';
import { hotspotFactors, type RankScale, scoreOf } from './rank';
import { reasonsOf } from './reasons';

export interface ReportInput {
  readonly historyStatus: HistoryStatus;
  readonly head?: string;
  readonly headAtEpochMs?: EpochMs;
  /** Who is active is judged from here. Default: the time of HEAD. */
  readonly asOfEpochMs?: EpochMs;
  readonly modules: readonly ModuleFacts[];
  readonly history?: HistoryFacts;
  /** By the path of the module. */
  readonly notes?: ReadonlyMap<RepoPath, readonly NoteOfModule[]>;
  readonly problems: readonly Problem[];
  readonly activeWithinDays: number;
  /** What the team decided on hotspots; default none. */
  readonly decisions?: readonly HotspotDecision[];
}

const dayMs = 86_400_000;

/** Joins what the files say with what the history says, and ranks. Pure: the same input gives the same report. */
export function assembleReport(input: ReportInput): ScanReport {
  const { history, head, headAtEpochMs } = input;
  const activeAfter = (input.asOfEpochMs ?? headAtEpochMs ?? 0) - input.activeWithinDays * dayMs;
  const decisions = newestDecisions(input.decisions ?? []);
  const modules = [...joinDeclarations(input.modules)]
    .sort(byPath)
    .map((facts) => moduleReport(withDecisions(facts, decisions), input, activeAfter));
  return {
    historyStatus: input.historyStatus,
    ...(head === undefined ? {} : { head }),
    ...(headAtEpochMs === undefined ? {} : { headAtEpochMs }),
    modules,
    debts: modules.flatMap((module) => module.debts),
    hotspots: hotspotsOf(modules, history, input.historyStatus === 'shallow', dayOf(headAtEpochMs)).map(
      (hotspot) => decided(hotspot, decisions),
    ),
    people: history === undefined ? [] : peopleOf(history, modules, activeAfter),
    ...(history === undefined ? {} : { years: history.years }),
    problems: [...input.problems].sort(
      (a, b) => order(a.path ?? '', b.path ?? '') || order(a.message, b.message),
    ),
  };
}

/** Most scans have no decision on a debt: then the facts stay as they are. */
function withDecisions(facts: ModuleFacts, decisions: ReadonlyMap<string, HotspotDecision>): ModuleFacts {
  if (decisions.size === 0 || facts.debts.length === 0) return facts;
  const debts = facts.debts.map((debt) => {
    const decision = decisions.get(targetKey({ module: facts.path, debt: debt.text }));
    return decision === undefined ? debt : { ...debt, decision };
  });
  return { ...facts, debts };
}

function decided(hotspot: Hotspot, decisions: ReadonlyMap<string, HotspotDecision>): Hotspot {
  const decision = decisions.get(targetKey({ module: hotspot.path }));
  return decision === undefined ? hotspot : { ...hotspot, decision };
}

function moduleReport(
  facts: ModuleFacts,
  { history, notes }: ReportInput,
  activeAfter: EpochMs,
): ModuleReport {
  const ofModule = notes?.get(facts.path);
  const ofFile = history === undefined ? undefined : ownEntry(history.files, facts.path);
  return {
    ...facts,
    debts: [...facts.debts].sort((a, b) => a.line - b.line || a.column - b.column),
    publicSymbols: facts.symbols.length,
    documentedSymbols: facts.symbols.filter((symbol) => symbol.documented).length,
    ...(history === undefined || ofFile === undefined
      ? {}
      : { history: moduleHistory(ofFile, history, activeAfter) }),
    ...(ofModule === undefined ? {} : { notes: ofModule }),
  };
}

/** A file may be called `constructor`. */
function ownEntry(files: HistoryFacts['files'], path: RepoPath): FileHistory | undefined {
  return Object.hasOwn(files, path) ? files[path] : undefined;
}

function moduleHistory(file: FileHistory, { people }: HistoryFacts, activeAfter: EpochMs): ModuleHistory {
  const authors: AuthorShare[] = [];
  for (const { person, share, changes, lastAtEpochMs } of file.authors) {
    const facts = people[person];
    if (facts === undefined) continue;
    const inactive = facts.lastAtEpochMs < activeAfter;
    authors.push({ author: facts.identity, share, changes, lastAtEpochMs, inactive });
  }
  const { changes, weightedChanges, firstAtEpochMs, lastAtEpochMs } = file;
  return { changes, weightedChanges, firstAtEpochMs, lastAtEpochMs, authors };
}

function hotspotsOf(
  modules: readonly ModuleReport[],
  history: HistoryFacts | undefined,
  isShallow: boolean,
  /** ISO 8601, from which a debt is overdue; the newest commit's, so that the rank depends on nothing else. */
  today: string | undefined,
): Hotspot[] {
  // Nobody in the room wrote what a program or another project wrote.
  const own = modules.filter(({ role }) => role !== 'generated' && role !== 'vendored');
  const judged = own.filter(({ language }) => language !== 'other');
  const scale: RankScale = {
    hasHistory: history !== undefined && Object.keys(history.files).length > 0,
    weightedChanges: greatest(judged.map((module) => module.history?.weightedChanges ?? 0)),
    lines: greatest(judged.map((module) => module.lines)),
  };
  const lastSeen = new Map(history?.people.map(({ identity, lastAtEpochMs }) => [identity, lastAtEpochMs]));
  const context = {
    isShallow,
    lastSeenOf: ({ author, lastAtEpochMs }: AuthorShare): EpochMs => lastSeen.get(author) ?? lastAtEpochMs,
  };
  return own
    .map((module) => {
      const counting = module.debts.filter(({ decision }) => decision?.kind !== 'dismissed');
      const ranked = {
        ...module,
        isAside: module.role !== 'source',
        debts: counting.length,
        overdueDebts: today === undefined ? 0 : counting.filter((debt) => isOverdue(debt, today)).length,
        isExplained: isExplained(module.notes),
      };
      const factors = hotspotFactors(ranked, scale);
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

function peopleOf(history: HistoryFacts, modules: readonly ModuleReport[], activeAfter: EpochMs): Person[] {
  const mainAuthorOf = new Map<number, RepoPath[]>();
  for (const { path } of modules) {
    const main = ownEntry(history.files, path)?.authors[0]?.person;
    if (main === undefined) continue;
    const paths = mainAuthorOf.get(main);
    if (paths === undefined) mainAuthorOf.set(main, [path]);
    else paths.push(path);
  }
  return history.people.map((person, index) => ({
    ...person,
    inactive: person.lastAtEpochMs < activeAfter,
    mainAuthorOf: mainAuthorOf.get(index) ?? [],
  }));
}

function dayOf(epochMs: EpochMs | undefined): string | undefined {
  const date = new Date(epochMs ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}

/** Not `Math.max(...)`: a repository may have more modules than a call has arguments. */
function greatest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), 0);
}

function byPath(a: { readonly path: RepoPath }, b: { readonly path: RepoPath }): number {
  return order(a.path, b.path);
}

/** By code units: the same on every machine, whatever its language. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
