import { isExplained } from '../knowledge/moduleNotes';
import { type Documentation, placeWords } from './documents/documentation';
import type { HotspotDecision } from './decisions/decision';
import type { EpochMs } from '../ports';
import { jsonPieces, LazyList } from '../jsonPieces';
import { isJudged } from './judged';
import { mainAuthorsOf } from './mainAuthors';
import {
  type DebtReport,
  defaultScanOptions,
  type Hotspot,
  type ModuleReport,
  type Person,
  type ScanReport,
} from './model';
import { Ownership } from './ownership';
import { type ListedProbableDebt, probableDebtsOf } from './probableDebts';

/** Raised when a reader of the former format would misunderstand the new one. */
const formatVersion = 1;

/**
 * The report as documented in docs/formats.md. It is shown to people and read by other programs: lines and columns
 * are 1-based in it, times are ISO 8601 in UTC.
 */
export function toScanJson(report: ScanReport): Record<string, unknown> {
  return Object.fromEntries(
    membersOf(report).map(([key, value]) => [key, value instanceof LazyList ? [...value.items()] : value]),
  );
}

/** The same as text, piece by piece. */
export function scanJsonText(report: ScanReport): Iterable<string> {
  return jsonPieces(membersOf(report));
}

function membersOf(report: ScanReport): readonly (readonly [key: string, value: unknown])[] {
  return [
    ['format', 'mob-handover/scan'],
    ['formatVersion', formatVersion],
    ['historyStatus', report.historyStatus],
    ...(report.head === undefined ? [] : [['head', report.head] as const]),
    ...(report.headAtEpochMs === undefined ? [] : [['headAt', isoOf(report.headAtEpochMs)] as const]),
    ...(report.weights === undefined ? [] : [['weights', report.weights] as const]),
    ['hotspots', listOf(report.hotspots, hotspotJson)],
    ['modules', listOf(report.modules, moduleJson)],
    ['debts', listOf(report.debts, debtJson)],
    ['probableDebts', listOf(probableDebtsOf(report), probableDebtJson)],
    ['people', listOf(report.people, personJson)],
    ...truckFactorMember(report),
    ...(report.years === undefined ? [] : [['years', report.years] as const]),
    ['problems', report.problems],
  ];
}

function listOf<T>(items: readonly T[], toJson: (item: T) => unknown): LazyList {
  return new LazyList(function* () {
    for (const item of items) yield toJson(item);
  });
}

function hotspotJson({ path, score, factors, reasons, decision }: Hotspot): Record<string, unknown> {
  return {
    path,
    score,
    factors: {
      gap: rounded(factors.gap),
      attention: rounded(factors.attention),
      knowledgeLoss: rounded(factors.knowledgeLoss),
    },
    reasons,
    ...(decision === undefined ? {} : { decision: decisionJson(decision) }),
  };
}

function probableDebtJson(debt: ListedProbableDebt): Record<string, unknown> {
  const { path, line, column, text, confidence, repeats, others } = debt;
  return {
    path,
    line: line + 1,
    column: column + 1,
    text,
    confidence: rounded(confidence),
    ...(repeats === undefined ? {} : { repeats }),
    ...(others === undefined
      ? {}
      : { others: others.map((place) => ({ ...place, line: place.line + 1, column: place.column + 1 })) }),
  };
}

function moduleJson(module: ModuleReport): Record<string, unknown> {
  const { path, language, role, lines, publicSymbols, documentedSymbols, hasModuleDoc, history, notes } =
    module;
  const isTold = history?.authorship !== 'unknown';
  return {
    path,
    language,
    role,
    lines,
    publicSymbols,
    documentedSymbols,
    hasModuleDoc,
    ...(notes === undefined ? {} : { explained: isExplained(notes), notes }),
    ...(module.documents === undefined ? {} : { documents: module.documents.map(documentJson) }),
    described: module.symbols.flatMap(({ name, kind, line, describedIn }) =>
      describedIn === undefined ? [] : [{ name, kind, line: line + 1, in: placeWords(describedIn) }],
    ),
    undocumented: module.symbols
      .filter((symbol) => !symbol.documented)
      .map(({ name, kind, line }) => ({ name, kind, line: line + 1 })),
    ...(history === undefined
      ? {}
      : {
          history: {
            changes: history.changes,
            weightedChanges: rounded(history.weightedChanges),
            firstAt: isoOf(history.firstAtEpochMs),
            lastAt: isoOf(history.lastAtEpochMs),
            ...(isTold ? { truckFactor: mainAuthorsOf(history).length } : {}),
            authors: history.authors.map(({ author, share, changes, lastAtEpochMs, inactive }) => ({
              ...author,
              ...(isTold ? { share: rounded(share) } : {}),
              changes,
              lastAt: isoOf(lastAtEpochMs),
              inactive,
            })),
          },
        }),
  };
}

/** As in the book: of the modules whose documentation is asked for. */
function truckFactorMember({
  modules,
  people,
  headAtEpochMs,
}: ScanReport): readonly (readonly [key: string, value: unknown])[] {
  const { activeWithinDays } = defaultScanOptions;
  const ownership = new Ownership(modules.filter(isJudged), people, {
    asOfEpochMs: headAtEpochMs,
    activeWithinDays,
  });
  if (ownership.knownModules === 0) return [];
  const leaving = ownership.truckFactor().map(({ name, email }) => ({ name, email }));
  return [['truckFactor', { value: leaving.length, people: leaving }]];
}

function documentJson({ path, heading, line, by }: Documentation): Record<string, unknown> {
  return { path, ...(heading === undefined ? {} : { heading }), line: line + 1, by };
}

function debtJson(debt: DebtReport): Record<string, unknown> {
  const { path, line, column, tag, text, owner, dueOn, ticket, author, atEpochMs, authorInactive } = debt;
  return {
    path,
    line: line + 1,
    column: column + 1,
    tag,
    text,
    ...(owner === undefined ? {} : { owner }),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(ticket === undefined ? {} : { ticket }),
    ...(debt.repeats === undefined ? {} : { repeats: debt.repeats }),
    ...(author === undefined ? {} : { author }),
    ...(atEpochMs === undefined ? {} : { at: isoOf(atEpochMs) }),
    ...(authorInactive === undefined ? {} : { authorInactive }),
    ...(debt.decision === undefined ? {} : { decision: decisionJson(debt.decision) }),
  };
}

function decisionJson({
  kind,
  by,
  atEpochMs,
  until,
  reason,
  path,
}: HotspotDecision): Record<string, unknown> {
  return { kind, by, at: isoOf(atEpochMs), ...(until === undefined ? {} : { until }), reason, file: path };
}

function personJson(person: Person): Record<string, unknown> {
  const { identity, commits, firstAtEpochMs, lastAtEpochMs, inactive, mainAuthorOf } = person;
  return {
    ...identity,
    commits,
    firstAt: isoOf(firstAtEpochMs),
    lastAt: isoOf(lastAtEpochMs),
    inactive,
    mainAuthorOf,
  };
}

/** Commits may carry any number as their time; what no date can hold becomes null. */
function isoOf(epochMs: EpochMs): string | null {
  const date = new Date(epochMs);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
