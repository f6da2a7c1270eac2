import type { EpochMs } from '../../ports';
import { ageWords, dateWords, numberWords } from '../../wording';
import { isOverdue } from '../debtAnnotations';
import { bySaying, sayingOf } from '../debtRepeats';
import type { ListedHotspot } from '../listedHotspot';
import type { Debt, DebtReport } from '../model';
import { claimWords } from './decisionRows';
import type { HotspotRow } from './hotspotRow';
import { ordinals } from './ordinals';
import { shortened } from './shortened';

/** One for each debt of a module, or for all that say the same. */
export function debtRows(
  { path, debts }: ListedHotspot,
  origins: readonly DebtReport[] | undefined,
  nowEpochMs: EpochMs,
): readonly HotspotRow[] {
  const ordinal = ordinals();
  return bySaying(overdueFirst(debts, nowEpochMs)).map((same) => {
    const rows = same.map((debt) => debtRow(debt, originOf(debt, origins), nowEpochMs, ordinal));
    return sameDebtsRow(same, rows, path);
  });
}

/** Debts apart from their modules, with the place behind them. */
export function looseDebtRows(
  debts: readonly Debt[],
  within: string,
  nowEpochMs: EpochMs,
): readonly HotspotRow[] {
  const ordinal = ordinals();
  const rowOf = (debt: Debt): HotspotRow => {
    const row = debtRow(debt, undefined, nowEpochMs, ordinal);
    const place = `${debt.path}:${String(debt.line + 1)}`;
    const description = [...saidOf(debt, nowEpochMs), place].join(' · ');
    return {
      ...row,
      id: `${within}:${row.id}`,
      description,
      spoken: [
        'not now',
        debt.text,
        ...saidOf(debt, nowEpochMs),
        `in ${debt.path}, line ${String(debt.line + 1)}`,
      ].join(', '),
    };
  };
  return bySaying(debts).map((same) => sameDebtsRow(same, same.map(rowOf), within));
}

/** Those whose day has passed, longest first; the others by line. */
function overdueFirst(debts: readonly Debt[], nowEpochMs: EpochMs): readonly Debt[] {
  const today = dateWords(nowEpochMs);
  const overdue = debts.filter((debt) => isOverdue(debt, today));
  return overdue.length === 0
    ? debts
    : [
        ...overdue.sort((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1)),
        ...debts.filter((debt) => !isOverdue(debt, today)),
      ];
}

function debtRow(
  debt: Debt,
  origin: DebtReport | undefined,
  nowEpochMs: EpochMs,
  ordinal: (key: string) => string,
): HotspotRow {
  const line = String(debt.line + 1);
  const when = origin?.atEpochMs === undefined ? undefined : ageWords(origin.atEpochMs, nowEpochMs);
  const who =
    origin?.author === undefined
      ? undefined
      : `${origin.author.name}${origin.authorInactive === true ? ' (inactive)' : ''}`;
  const known = [when, who].filter((part) => part !== undefined).join(', ');
  const said = saidOf(debt, nowEpochMs);
  const description = [...said, known === '' ? `line ${line}` : known].join(' · ');
  return {
    kind: 'debt',
    id: ordinal(`debt:${debt.path}:${debt.text}`),
    label: shortened(debt.text),
    description,
    tooltip: [debt.text, '', ...said, ...(known === '' ? [] : [known]), `${debt.path}:${line}`].join('\n'),
    spoken: ['not now', debt.text, ...said, ...(known === '' ? [] : [known]), `line ${line}`].join(', '),
    icon: 'comment-unresolved',
    place: { path: debt.path, line: debt.line, column: debt.column, text: debt.tag },
    target: { module: debt.path, debt: debt.text },
    ...(debt.decision === undefined ? {} : { decisionPath: debt.decision.path }),
  };
}

/** One row for those that say the same, with each of them below; the row itself of one alone. */
function sameDebtsRow(
  [debt]: readonly [Debt, ...Debt[]],
  rows: readonly HotspotRow[],
  within: string,
): HotspotRow {
  const [row] = rows;
  if (rows.length === 1 && row !== undefined) return row;
  const label = shortened(debt.text);
  const description = `${numberWords(rows.length)} like this, ${numberWords(debt.repeats ?? rows.length)} in the repository`;
  return {
    kind: 'sameDebts',
    id: `same:${within}:${sayingOf(debt)}`,
    label,
    description,
    tooltip: `${debt.text}\n\n${description}`,
    spoken: `not now, ${debt.text}, ${description}`,
    icon: 'comment-unresolved',
    children: rows,
  };
}

/** Who claimed it, and what it says of itself. */
function saidOf(debt: Debt, nowEpochMs: EpochMs): readonly string[] {
  return [claimWords(debt.decision), ...annotationWords(debt, nowEpochMs)].filter((words) => words !== '');
}

/** What the comment itself says of its day, owner and ticket. */
function annotationWords(debt: Debt, nowEpochMs: EpochMs): readonly string[] {
  const today = dateWords(nowEpochMs);
  return [
    debt.dueOn === undefined ? '' : `${isOverdue(debt, today) ? 'overdue since' : 'due'} ${debt.dueOn}`,
    debt.owner === undefined ? '' : `for ${debt.owner}`,
    debt.ticket ?? '',
  ].filter((words) => words !== '');
}

function originOf(debt: Debt, origins: readonly DebtReport[] | undefined): DebtReport | undefined {
  return origins?.find(
    ({ line, column, text }) => line === debt.line && column === debt.column && text === debt.text,
  );
}
