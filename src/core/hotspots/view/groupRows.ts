import { counted, dateWords, numberWords } from '../../wording';
import type { EpochMs } from '../../ports';
import type { HotspotList } from '../hotspotList';
import { type HotspotRow, listedRows, looseDebtRows, moduleRows, moreRow, restRows } from '../rows';
import type { HotspotGroup } from './groupHotspots';
import { type HotspotLook, isFiltered } from './hotspotQuery';

/** The rows of the tree as it is looked at; where the filter leaves none, a row that takes it away. */
export function hotspotRows(
  list: HotspotList,
  look: HotspotLook,
  nowEpochMs: EpochMs,
): readonly HotspotRow[] {
  if (isFiltered(look) && list.hotspots + list.probableDebts === 0) return [clearFilterRow(list)];
  if (list.groups === undefined) return moduleRows(list);
  const modules = new Map(listedRows(list).map((row) => [row.place?.path, row]));
  return [
    ...list.groups.map((group) =>
      groupRow(group, [
        ...(group.paths ?? []).flatMap((path) => modules.get(path) ?? []),
        ...looseDebtRows(group.debts ?? [], group.id, nowEpochMs),
      ]),
    ),
    ...restRows(list),
  ];
}

/** Name and icon of the groups that are always the same. */
const fixedGroups: Readonly<Record<string, readonly [name: string, icon: string]>> = {
  overdue: ['Overdue debts', 'warning'],
  undocumented: ['Undocumented', 'book'],
  debts: ['Debts', 'comment-unresolved'],
  people: ['Others who left', 'organization'],
  person: ['Nobody who left', 'organization'],
  open: ['On the agenda', 'checklist'],
  closed: ['Done or parked', 'check-all'],
  none: ['Not on the agenda', 'circle-large-outline'],
};

/** @param entries the first of its entries */
function groupRow({ id, person, total }: HotspotGroup, entries: readonly HotspotRow[]): HotspotRow {
  const [name, icon] = person === undefined ? (fixedGroups[id] ?? [id, 'folder']) : [person.name, 'person'];
  const description =
    person?.lastAtEpochMs === undefined ? '' : `last commit ${dateWords(person.lastAtEpochMs)}`;
  const rest = total - entries.length;
  const count = rest > 0 ? `${numberWords(entries.length)} of ${numberWords(total)}` : numberWords(total);
  const label = `${name} (${count})`;
  const more = { group: id, shown: entries.length };
  const shown = rest > 0 ? `${numberWords(entries.length)} of ` : '';
  return {
    kind: 'group',
    id: `group:${id}`,
    label,
    description,
    tooltip: description === '' ? label : `${label}\n${description}`,
    spoken: `${name}, ${shown}${counted(total, 'entry', 'entries')}${description === '' ? '' : `, ${description}`}`,
    icon,
    children: rest > 0 ? [...entries, moreRow(rest, more)] : entries,
    ...(rest > 0 ? { more } : {}),
    isOpen: true,
  };
}

function clearFilterRow({ total }: HotspotList): HotspotRow {
  const label = 'Clear the filter';
  const description = `none of the ${counted(total, 'hotspot')} fits it`;
  return {
    kind: 'clearFilter',
    id: 'clearFilter',
    label,
    description,
    tooltip: '',
    spoken: `${label}, ${description}`,
    icon: 'clear-all',
  };
}
