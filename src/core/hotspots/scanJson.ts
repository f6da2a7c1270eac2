import { isExplained } from '../knowledge/moduleNotes';
import { type Documentation, placeWords } from './documents/documentation';
import type { HotspotDecision } from './decisions/decision';
import type { EpochMs } from '../ports';
import type { DebtReport, ModuleReport, Person, ScanReport } from './model';
import { probableDebtsOf } from './probableDebts';

/** Raised when a reader of the former format would misunderstand the new one. */
const formatVersion = 1;

/**
 * The report as documented in docs/formats.md. It is shown to people and read by other programs: lines and columns
 * are 1-based in it, times are ISO 8601 in UTC.
 */
export function toScanJson(report: ScanReport): Record<string, unknown> {
  return {
    format: 'mob-handover/scan',
    formatVersion,
    historyStatus: report.historyStatus,
    ...(report.head === undefined ? {} : { head: report.head }),
    ...(report.headAtEpochMs === undefined ? {} : { headAt: isoOf(report.headAtEpochMs) }),
    ...(report.weights === undefined ? {} : { weights: report.weights }),
    hotspots: report.hotspots.map(({ path, score, factors, reasons, decision }) => ({
      path,
      score,
      factors: {
        gap: rounded(factors.gap),
        attention: rounded(factors.attention),
        knowledgeLoss: rounded(factors.knowledgeLoss),
      },
      reasons,
      ...(decision === undefined ? {} : { decision: decisionJson(decision) }),
    })),
    modules: report.modules.map(moduleJson),
    debts: report.debts.map(debtJson),
    probableDebts: probableDebtsOf(report).map(({ line, column, confidence, ...debt }) => ({
      ...debt,
      line: line + 1,
      column: column + 1,
      confidence: rounded(confidence),
    })),
    people: report.people.map(personJson),
    ...(report.years === undefined ? {} : { years: report.years }),
    problems: report.problems,
  };
}

function moduleJson(module: ModuleReport): Record<string, unknown> {
  const { path, language, role, lines, publicSymbols, documentedSymbols, hasModuleDoc, history, notes } =
    module;
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
            authors: history.authors.map(({ author, share, changes, lastAtEpochMs, inactive }) => ({
              ...author,
              share: rounded(share),
              changes,
              lastAt: isoOf(lastAtEpochMs),
              inactive,
            })),
          },
        }),
  };
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
