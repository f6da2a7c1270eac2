import { numberWords } from '../../wording';
import type { HotspotList } from '../hotspotList';
import type { ListedProbableDebt } from '../probableDebts';
import type { HotspotRow } from './hotspotRow';
import { ordinals } from './ordinals';
import { shortened } from './shortened';

/** The row below the modules that holds those without a tag. */
export function probableDebtsRow({ probable, probableDebts }: HotspotList): HotspotRow {
  const ordinal = ordinals();
  const cut = probable.length < probableDebts ? `, the surest ${numberWords(probable.length)} are shown` : '';
  const label = `Probable debts (${numberWords(probableDebts)})`;
  const description = `comments without a tag that read like a “not now”${cut}`;
  return {
    kind: 'probableDebts',
    id: 'probableDebts',
    label,
    description,
    tooltip: `${description}. Surest first. They do not change the rank.`,
    spoken: `${label}, ${description}`,
    icon: 'question',
    children: probable.map((debt) => sameProbableDebtsRow(debt, ordinal)),
  };
}

/** One row for all of the same text, with each of them below; the row itself of one alone. */
function sameProbableDebtsRow(debt: ListedProbableDebt, ordinal: (key: string) => string): HotspotRow {
  const { others, repeats } = debt;
  if (others === undefined || repeats === undefined) return probableDebtRow(debt, ordinal);
  const places = [debt, ...others];
  const label = shortened(debt.text);
  const cut = places.length < repeats ? `, the first ${numberWords(places.length)} are shown` : '';
  const description = `${surenessOf(debt)} · ${numberWords(repeats)} like this${cut}`;
  return {
    kind: 'sameDebts',
    id: `same:probable:${debt.text}`,
    label,
    description,
    tooltip: `${debt.text}\n\n${description}`,
    spoken: `perhaps not now, ${debt.text}, ${description}`,
    icon: 'comment',
    children: places.map((place) => probableDebtRow({ ...debt, ...place }, ordinal)),
  };
}

function probableDebtRow(debt: ListedProbableDebt, ordinal: (key: string) => string): HotspotRow {
  const place = `${debt.path}:${String(debt.line + 1)}`;
  const sure = surenessOf(debt);
  const meaning = `${sure}: of a hundred comments that read like this one, about ${percentOf(debt)} are debts.`;
  return {
    kind: 'probableDebt',
    id: ordinal(`probable:${debt.path}:${debt.text}`),
    label: shortened(debt.text),
    description: `${sure} · ${place}`,
    tooltip: [debt.text, '', meaning, place].join('\n'),
    spoken: `perhaps not now, ${debt.text}, ${sure}, ${debt.path} line ${String(debt.line + 1)}`,
    icon: 'comment',
    place: { path: debt.path, line: debt.line, column: debt.column },
  };
}

function surenessOf(debt: ListedProbableDebt): string {
  return `${percentOf(debt)} % sure`;
}

function percentOf({ confidence }: ListedProbableDebt): string {
  return String(Math.round(confidence * 100));
}
