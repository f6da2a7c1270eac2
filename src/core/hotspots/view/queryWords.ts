import { counted, numberWords } from '../../wording';
import type { HotspotList } from '../hotspotList';
import type { HotspotFilter, HotspotGrouping, HotspotKind, HotspotLook, HotspotSort } from './hotspotQuery';

export const groupingWords: Record<HotspotGrouping, string> = {
  module: 'Module',
  kind: 'Kind',
  person: 'Person who left',
  agenda: 'Agenda',
};

export const sortWords: Record<HotspotSort, string> = {
  rank: 'Rank',
  path: 'Path',
  changes: 'Changes, most first',
  lines: 'Lines, most first',
  unchanged: 'Last change, oldest first',
  debts: 'Debts, most first',
};

export const kindWords: Record<HotspotKind, string> = {
  undocumented: 'Undocumented symbols',
  debts: 'Debts',
  overdue: 'Overdue debts',
  lost: 'Knowledge of people who left',
};

/** `“tally”, Python, unchanged for 365 days`; empty without a filter. */
export function filterWords(
  { text, kind, language, unchangedForDays, person }: HotspotFilter,
  languages: HotspotList['languages'],
): string {
  const name = languages.find(({ id }) => id === language)?.name ?? language;
  return [
    text === undefined ? '' : `“${text}”`,
    kind === undefined ? '' : kindWords[kind].toLowerCase(),
    name ?? '',
    unchangedForDays === undefined ? '' : `unchanged for ${counted(unchangedForDays, 'day')}`,
    person === undefined ? '' : person.name,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** What stands above the rows where not all of them are there: the filter, and how many it leaves. */
export function lookNote({ filter }: HotspotLook, list: HotspotList): string | undefined {
  const words = filterWords(filter, list.languages);
  if (words === '') return undefined;
  return list.hotspots === 0
    ? `Filter: ${words}. None of the ${counted(list.total, 'hotspot')} fits.`
    : `Filter: ${words}.`;
}

/** Beside the title: `37`, or `12 of 37`. */
export function countWords({ hotspots, total }: HotspotList): string {
  return hotspots === total ? numberWords(total) : `${numberWords(hotspots)} of ${numberWords(total)}`;
}
