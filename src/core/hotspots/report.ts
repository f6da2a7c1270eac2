import type { NoteOfModule } from '../knowledge/moduleNotes';
import type { EpochMs, RepoPath } from '../ports';
import type { DocumentFacts } from './documents/documentFacts';
import type { DocumentedModule } from './documents/documentation';
import { documentedModules } from './documents/documentedModules';
import { withKnownOwners } from './debtOwners';
import { withRepeats } from './debtRepeats';
import { joinDeclarations } from './declarations';
import type { FileHistory } from './fileHistories';
import type { HistoryFacts } from './history';
import { isOwn } from './judged';
import { authorshipIn } from './knownAuthors';
import type {
  AuthorShare,
  Authorship,
  Debt,
  Hotspot,
  HistoryStatus,
  ModuleFacts,
  ModuleHistory,
  ModuleReport,
  Person,
  Problem,
  PublicSymbol,
  ScanReport,
} from './model';
import { type HotspotDecision, newestDecisions, targetKey } from './decisions/decision';
import { rankModules } from './rankModules';
import type { RankWeights } from './rankWeights';
import { byCodeUnits, byPath } from './order';

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
  /** What the Markdown files say; default none. */
  readonly documents?: readonly DocumentFacts[];
  readonly problems: readonly Problem[];
  readonly activeWithinDays: number;
  /** Default: `defaultRankWeights`. */
  readonly weights?: RankWeights;
  /** What the team decided on hotspots; default none. */
  readonly decisions?: readonly HotspotDecision[];
  /** True: neither documents nor the rank are asked for. */
  readonly onlyDebts?: boolean;
}

const dayMs = 86_400_000;

/** Joins what the files say with what the history says, and ranks. Pure: the same input gives the same report. */
export function assembleReport(input: ReportInput): ScanReport {
  const { history, head, headAtEpochMs } = input;
  const activeAfter = (input.asOfEpochMs ?? headAtEpochMs ?? 0) - input.activeWithinDays * dayMs;
  const decisions = newestDecisions(input.decisions ?? []);
  const declared = joinDeclarations(input.modules);
  // In a history that is cut off, somebody unknown may be an author all the same.
  const owned =
    input.historyStatus === 'full' && history !== undefined
      ? withKnownOwners(declared, history.people)
      : declared;
  const joined = withRepeats(owned);
  const onlyDebts = input.onlyDebts === true;
  const documented = onlyDebts
    ? new Map<RepoPath, DocumentedModule>()
    : documentedModules(joined, input.documents ?? []);
  const modules = [...joined]
    .sort(byPath)
    .map((facts) =>
      moduleReport(withDecisions(facts, decisions), documented.get(facts.path), input, activeAfter),
    );
  const people =
    history === undefined ? [] : peopleOf(history, modules, activeAfter, authorshipIn(input.historyStatus));
  const context = {
    historyStatus: input.historyStatus,
    ...(headAtEpochMs === undefined ? {} : { headAtEpochMs }),
    people,
    ...(input.weights === undefined ? {} : { weights: input.weights }),
  };
  return {
    ...context,
    ...(head === undefined ? {} : { head }),
    modules,
    debts: modules.filter(isOwn).flatMap((module) => module.debts),
    hotspots: onlyDebts ? [] : rankModules(modules, context).map((hotspot) => decided(hotspot, decisions)),
    ...(history === undefined ? {} : { years: history.years }),
    problems: [...input.problems].sort(
      (a, b) => byCodeUnits(a.path ?? '', b.path ?? '') || byCodeUnits(a.message, b.message),
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
  documented: DocumentedModule | undefined,
  { history, historyStatus, notes }: ReportInput,
  activeAfter: EpochMs,
): ModuleReport {
  const ofModule = notes?.get(facts.path);
  const ofFile = history?.files.get(facts.path);
  const symbols = withDescriptions(facts.symbols, documented?.symbols);
  // Not spread: each object would have a hidden class of its own, which takes more memory than the object.
  const report: { -readonly [K in keyof ModuleReport]: ModuleReport[K] } = {
    path: facts.path,
    language: facts.language,
    lines: facts.lines,
    hasModuleDoc: facts.hasModuleDoc,
    symbols,
    debts: inOrder(facts.debts),
    probableDebts: facts.probableDebts,
    role: facts.role,
    publicSymbols: facts.symbols.length,
    documentedSymbols: symbols.filter((symbol) => symbol.documented).length,
  };
  if (facts.describes !== undefined) report.describes = facts.describes;
  if (history !== undefined && ofFile !== undefined)
    report.history = moduleHistory(ofFile, history, activeAfter, authorshipIn(historyStatus));
  if (ofModule !== undefined) report.notes = ofModule;
  if (documented !== undefined && documented.documents.length > 0) report.documents = documented.documents;
  return report;
}

function inOrder(debts: readonly Debt[]): readonly Debt[] {
  return debts.length < 2 ? debts : [...debts].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** What no comment documents and a document describes. */
function withDescriptions(
  symbols: readonly PublicSymbol[],
  described: DocumentedModule['symbols'] | undefined,
): readonly PublicSymbol[] {
  if (described === undefined || described.size === 0) return symbols;
  return symbols.map((symbol) => {
    const describedIn = symbol.documented ? undefined : described.get(symbol.name);
    return describedIn === undefined ? symbol : { ...symbol, documented: true, describedIn };
  });
}

function moduleHistory(
  file: FileHistory,
  { people }: HistoryFacts,
  activeAfter: EpochMs,
  authorship: Authorship | undefined,
): ModuleHistory {
  const authors = file.authors.flatMap(({ person, share, changes, lastAtEpochMs }): AuthorShare[] => {
    const facts = people[person];
    if (facts === undefined) return [];
    const inactive = facts.lastAtEpochMs < activeAfter;
    return [{ author: facts.identity, share, changes, lastAtEpochMs, inactive }];
  });
  const { changes, weightedChanges, firstAtEpochMs, lastAtEpochMs } = file;
  // A list that grew has room for more; a copy of it has not.
  const facts = { changes, weightedChanges, firstAtEpochMs, lastAtEpochMs, authors: authors.slice() };
  return authorship === undefined ? facts : { ...facts, authorship };
}

function peopleOf(
  history: HistoryFacts,
  modules: readonly ModuleReport[],
  activeAfter: EpochMs,
  authorship: Authorship | undefined,
): Person[] {
  const mainAuthorOf = new Map<number, RepoPath[]>();
  for (const { path } of authorship === 'unknown' ? [] : modules) {
    const main = history.files.get(path)?.authors[0]?.person;
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
