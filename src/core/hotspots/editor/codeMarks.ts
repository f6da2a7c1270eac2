import { isExplained } from '../../knowledge/moduleNotes';
import { placeWords } from '../documents/documentation';
import { isOverdue } from '../debtAnnotations';
import { isSetAside } from '../decisions/decision';
import { isOwn } from '../judged';
import type { Debt, Hotspot, ModuleReport, PublicSymbol } from '../model';
import { shortReasons } from '../reasons';
import { type EditedText, sameLineNow, wordNow } from './editedText';

type MovedLines = Omit<EditedText, 'text'>;

/** What is said of a place in a file: 0-based line, UTF-16 columns. */
export interface CodeMark {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly what:
    | { readonly kind: 'module' }
    | {
        readonly kind: 'symbol';
        readonly symbol: PublicSymbol;
        /** 0-based, of the first line of its declaration; undefined where that is lost. */
        readonly startLine: number | undefined;
      }
    | { readonly kind: 'debt'; readonly debt: Debt; readonly isOverdue: boolean };
}

/**
 * Where an editor says something of a module: at its head, at its undocumented symbols, and at its debts.
 * @param hotspot undefined where the module is none, or was set aside: then its debts alone
 * @param code as the editor has it, which may have moved since it was scanned; of what is not sure to be there nothing is said
 * @param today ISO 8601 day
 */
export function codeMarks(
  module: ModuleReport,
  hotspot: Hotspot | undefined,
  code: MovedLines,
  today: string,
): readonly CodeMark[] {
  const { lines } = code;
  const lower: MovedLines = { ...code, lines: lowered(lines), scanned: lowered(code.scanned) };
  const isListed = hotspot !== undefined && !isSetAside(hotspot.decision, today);
  const isAsked = isListed && module.role === 'source' && !isExplained(module.notes);
  return [
    ...(isListed
      ? [{ line: 0, start: 0, end: (lines[0] ?? '').length, what: { kind: 'module' } } as const]
      : []),
    ...(isAsked ? module.symbols.filter(({ documented }) => !documented).flatMap(symbolMark(code)) : []),
    ...(isOwn(module) ? module.debts : [])
      .filter(({ decision }) => !isSetAside(decision, today))
      .flatMap((debt) => debtMark(debt, code, lower, today)),
  ];
}

function symbolMark(code: MovedLines): (symbol: PublicSymbol) => readonly CodeMark[] {
  return (symbol) => {
    const name = symbol.name.slice(symbol.name.lastIndexOf('.') + 1);
    const place = wordNow(code, symbol.line, name);
    if (place === undefined) return [];
    const { line, start } = place;
    const startLine = symbol.startLine === undefined ? line : sameLineNow(code, symbol.startLine);
    return [{ line, start, end: start + name.length, what: { kind: 'symbol', symbol, startLine } }];
  };
}

/** By its first words, in whatever letter case the file has them. */
function debtMark(debt: Debt, { lines }: MovedLines, lower: MovedLines, today: string): readonly CodeMark[] {
  const words = debt.text.toLowerCase().split(' ', 2).join(' ');
  const place = wordNow(lower, debt.line, words);
  if (place === undefined) return [];
  const { line, start } = place;
  const end = (lines[line] ?? '').trimEnd().length;
  return [{ line, start, end, what: { kind: 'debt', debt, isOverdue: isOverdue(debt, today) } }];
}

function lowered(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.toLowerCase());
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
