import { counted, dateWords, numberWords } from '../../wording';
import type { EpochMs } from '../../ports';
import type { HotspotList } from '../hotspotList';
import type { HotspotRow } from '../rows/hotspotRow';
import { listedRows, moduleRows, moreRow, restRows } from '../rows/moduleRows';
import { looseDebtRows } from '../rows/debtRows';
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
    ...list.groups.map((group) => {
      const ofModules = (group.paths ?? []).flatMap((path) => modules.get(path) ?? []);
      const { debts = [] } = group;
      return groupRow(
        group,
        [...ofModules, ...looseDebtRows(debts, group.id, nowEpochMs)],
        ofModules.length + debts.length,
      );
    }),
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

/**
 * @param entries of the first of its modules and debts
 * @param shown how many of these they are
 */
function groupRow(
  { id, person, total }: HotspotGroup,
  entries: readonly HotspotRow[],
  shown: number,
): HotspotRow {
  const [name, icon] = person === undefined ? (fixedGroups[id] ?? [id, 'folder']) : [person.name, 'person'];
  const description =
    person?.lastAtEpochMs === undefined ? '' : `last commit ${dateWords(person.lastAtEpochMs)}`;
  const rest = total - shown;
  const count = rest > 0 ? `${numberWords(shown)} of ${numberWords(total)}` : numberWords(total);
  const label = `${name} (${count})`;
  const more = { group: id, shown };
  const part = rest > 0 ? `${numberWords(shown)} of ` : '';
  return {
    kind: 'group',
    id: `group:${id}`,
    label,
    description,
    tooltip: description === '' ? label : `${label}\n${description}`,
    spoken: `${name}, ${part}${counted(total, 'entry', 'entries')}${description === '' ? '' : `, ${description}`}`,
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
