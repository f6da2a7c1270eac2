import { bySaying } from '../core/hotspots/debtRepeats';
import { isSetAside } from '../core/hotspots/decisions/decision';
import type { DebtReport } from '../core/hotspots/model';
import { counted, dateWords, numberWords } from '../core/wording';
import { placeWords } from './placeWords';
import { cutEnd, cutStart, padded, safeText, widest } from './terminalText';

/** More are a list for a program, which the other formats are. */
const mostShown = 20;
/** Columns of a name, of which a terminal gives a quarter at most: who it was is told by its beginning. */
const mostOfName = 24;

type Dated = DebtReport & { readonly atEpochMs: number };

/**
 * Day, author, place and text of the debts that stand longest, oldest first; those that say the same often are one.
 * @param debts by path and line
 * @param today ISO 8601 day: what is snoozed until later is left out
 * @param columns that a line may take
 */
export function oldestDebtLines(debts: readonly DebtReport[], today: string, columns: number): string[] {
  const open = debts.filter(({ decision }) => !isSetAside(decision, today));
  const dated = open.filter((debt): debt is Dated => debt.atEpochMs !== undefined);
  const groups = bySaying([...dated].sort((a, b) => a.atEpochMs - b.atEpochMs));
  const rows = groups.slice(0, mostShown).map(([debt, ...same]) => ({
    day: dateWords(debt.atEpochMs),
    author: authorWords(debt, Math.min(mostOfName, Math.floor(columns / 4))),
    place: placeWords(debt),
    text: `${safeText(debt.text)}${same.length === 0 ? '' : ` (and ${numberWords(same.length)} more that say the same)`}`,
  }));
  const unknown = open.length - dated.length;
  const rest =
    unknown === 0
      ? []
      : [`Git does not say how old ${counted(unknown, 'debt')} ${unknown === 1 ? 'is' : 'are'}.`];
  if (rows.length === 0) return unknown === 0 ? ['No debts.'] : rest;
  const authorWidth = Math.max(6, widest(rows.map(({ author }) => author)));
  const head = 10 + 2 + authorWidth + 2;
  const placeWidth = Math.min(
    Math.max(5, widest(rows.map(({ place }) => place))),
    Math.max(12, Math.floor((columns - head) / 2)),
  );
  const line = (day: string, author: string, place: string, text: string): string =>
    cutEnd(
      `${padded(day, 10)}  ${padded(author, authorWidth)}  ${padded(cutStart(place, placeWidth), placeWidth)}  ${text}`,
      columns,
    ).trimEnd();
  return [
    line('Since', 'Author', 'Where', 'Oldest debts'),
    ...rows.map(({ day, author, place, text }) => line(day, author, place, text)),
    ...rest,
  ];
}

function authorWords({ author, authorInactive }: DebtReport, columns: number): string {
  const left = authorInactive === true ? ' (left)' : '';
  return `${cutEnd(safeText(author?.name ?? ''), columns)}${left}`;
}
