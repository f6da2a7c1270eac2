import { isExplained } from '../../knowledge/moduleNotes';
import { placeWords } from '../documents/documentation';
import { isOverdue } from '../debtAnnotations';
import { isSetAside } from '../decisions/decision';
import { isOwn } from '../judged';
import type { Debt, Hotspot, ModuleReport, PublicSymbol } from '../model';
import { shortReasons } from '../reasons';
import { lineNow } from './lineNow';

/** What is said of a place in a file: 0-based line, UTF-16 columns. */
export interface CodeMark {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly what:
    | { readonly kind: 'module' }
    | { readonly kind: 'symbol'; readonly symbol: PublicSymbol }
    | { readonly kind: 'debt'; readonly debt: Debt; readonly isOverdue: boolean };
}

/**
 * Where an editor says something of a module: at its head, at its undocumented symbols, and at its debts.
 * @param hotspot undefined where the module is none, or was set aside: then its debts alone
 * @param lines of the file as the editor has it, which may have moved since it was scanned
 * @param today ISO 8601 day
 */
export function codeMarks(
  module: ModuleReport,
  hotspot: Hotspot | undefined,
  lines: readonly string[],
  today: string,
): readonly CodeMark[] {
  const lower = lines.map((line) => line.toLowerCase());
  const isListed = hotspot !== undefined && !isSetAside(hotspot.decision, today);
  const isAsked = isListed && module.role === 'source' && !isExplained(module.notes);
  return [
    ...(isListed
      ? [{ line: 0, start: 0, end: (lines[0] ?? '').length, what: { kind: 'module' } } as const]
      : []),
    ...(isAsked ? module.symbols.filter(({ documented }) => !documented).flatMap(symbolMark(lines)) : []),
    ...(isOwn(module) ? module.debts : [])
      .filter(({ decision }) => !isSetAside(decision, today))
      .flatMap((debt) => debtMark(debt, lines, lower, today)),
  ];
}

function symbolMark(lines: readonly string[]): (symbol: PublicSymbol) => readonly CodeMark[] {
  return (symbol) => {
    const name = symbol.name.slice(symbol.name.lastIndexOf('.') + 1);
    const line = lineNow(lines, symbol.line, name);
    if (line === undefined) return [];
    const start = Math.max(0, (lines[line] ?? '').indexOf(name));
    return [{ line, start, end: start + name.length, what: { kind: 'symbol', symbol } }];
  };
}

/** By its first words, in whatever letter case the file has them. */
function debtMark(
  debt: Debt,
  lines: readonly string[],
  lower: readonly string[],
  today: string,
): readonly CodeMark[] {
  const words = debt.text.toLowerCase().split(' ', 2).join(' ');
  const line = lineNow(lower, debt.line, words);
  if (line === undefined) return [];
  const start = (lower[line] ?? '').indexOf(words);
  const end = (lines[line] ?? '').trimEnd().length;
  return [{ line, start, end, what: { kind: 'debt', debt, isOverdue: isOverdue(debt, today) } }];
}

/** Of the line above the code: `Legacy hotspot 92 · 0/7 documented · 5 debts`. */
export function lensTitle(
  mark: CodeMark,
  module: ModuleReport,
  hotspot: Hotspot | undefined,
): string | undefined {
  switch (mark.what.kind) {
    case 'module':
      return [`Legacy hotspot ${String(Math.round(hotspot?.score ?? 0))}`, ...shortReasons(module)].join(
        ' · ',
      );
    case 'symbol':
      return 'Undocumented: explain it in a note';
    case 'debt':
      return undefined;
  }
}

/** What a hover says, one sentence a line, as plain text. */
export function hoverLines(
  mark: CodeMark,
  module: ModuleReport,
  hotspot: Hotspot | undefined,
): readonly string[] {
  switch (mark.what.kind) {
    case 'module':
      return [
        `Legacy hotspot, score ${String(Math.round(hotspot?.score ?? 0))} of 100`,
        ...(hotspot?.reasons ?? []),
        ...(module.documents ?? []).slice(0, 3).map((place) => `described in ${placeWords(place)}`),
      ];
    case 'symbol':
      return [`Public ${mark.what.symbol.kind} ${mark.what.symbol.name} has no documentation`];
    case 'debt':
      return debtLines(mark.what.debt, mark.what.isOverdue);
  }
}

/** `Overdue since 2026-01-01: TODO: percentages` */
export function debtMessage(debt: Debt, overdue: boolean): string {
  return overdue ? `Overdue since ${debt.dueOn ?? ''}: ${debt.text}` : `Not now: ${debt.text}`;
}

function debtLines(debt: Debt, overdue: boolean): readonly string[] {
  const { owner, ticket, dueOn, decision } = debt;
  return [
    debtMessage(debt, overdue),
    ...(dueOn === undefined || overdue ? [] : [`due ${dueOn}`]),
    ...(owner === undefined ? [] : [`for ${owner}`]),
    ...(ticket === undefined ? [] : [ticket]),
    ...(decision?.kind === 'claimed' ? [`claimed by ${decision.by}`] : []),
  ];
}
