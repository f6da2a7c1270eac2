import { aliasesOf } from '../people';
import { isOverdue } from '../debtAnnotations';
import type { HotspotList } from '../hotspotList';
import type { ListedHotspot } from '../listedHotspot';
import { type HotspotRow, listedRows, looseDebtRows, moduleRows, restRows } from '../rows';
import { counted, dateWords } from '../../wording';
import type { EpochMs, RepoPath } from '../../ports';
import { type HotspotLook, isFiltered } from './hotspotQuery';

/** An item of the agenda that is about the code. */
export interface AgendaPlace {
  readonly path: RepoPath;
  readonly status: 'open' | 'done' | 'parked';
}

/** The rows of the tree as it is looked at; where the filter leaves none, a row that takes it away. */
export function hotspotRows(
  list: HotspotList,
  look: HotspotLook,
  agenda: readonly AgendaPlace[],
  nowEpochMs: EpochMs,
): readonly HotspotRow[] {
  if (isFiltered(look) && list.hotspots + list.probableDebts === 0) return [clearFilterRow(list)];
  if (look.grouping === 'module') return moduleRows(list);
  const groups =
    look.grouping === 'kind'
      ? byKind(list, nowEpochMs)
      : look.grouping === 'person'
        ? byPerson(list)
        : byAgenda(list, agenda);
  return [...groups.filter(({ children }) => (children ?? []).length > 0), ...restRows(list)];
}

/** A debt that is overdue is in that group only. */
function byKind(list: HotspotList, nowEpochMs: EpochMs): readonly HotspotRow[] {
  const today = dateWords(nowEpochMs);
  const debts = list.listed.flatMap((hotspot) => hotspot.debts);
  const isUndocumented = ({ undocumented }: ListedHotspot): boolean => undocumented.length > 0;
  return [
    groupRow(
      'overdue',
      'Overdue debts',
      'warning',
      looseDebtRows(
        debts.filter((debt) => isOverdue(debt, today)),
        'overdue',
        nowEpochMs,
      ),
    ),
    groupRow('undocumented', 'Undocumented', 'book', rowsFor(list, isUndocumented)),
    groupRow(
      'debts',
      'Debts',
      'comment-unresolved',
      looseDebtRows(
        debts.filter((debt) => !isOverdue(debt, today)),
        'debts',
        nowEpochMs,
      ),
    ),
  ];
}

/** By who wrote most of it of those who left; whoever left most behind first. */
function byPerson(list: HotspotList): readonly HotspotRow[] {
  const people = new Map<string, { readonly name: string; readonly paths: Set<RepoPath> }>();
  for (const { path, lost } of list.listed) {
    if (lost === undefined) continue;
    const key = aliasesOf(lost.author).join('\n');
    const known = people.get(key) ?? { name: lost.author.name, paths: new Set<RepoPath>() };
    people.set(key, known);
    known.paths.add(path);
  }
  const groups = [...people].sort(
    ([, a], [, b]) => b.paths.size - a.paths.size || (a.name < b.name ? -1 : 1),
  );
  const rows = groups.map(([key, { name, paths }]) =>
    groupRow(
      `person:${key}`,
      name,
      'person',
      rowsFor(list, ({ path }) => paths.has(path)),
      sinceWords(list, key),
    ),
  );
  return [
    ...rows,
    groupRow(
      'person',
      'Nobody who left',
      'organization',
      rowsFor(list, ({ lost }) => lost === undefined),
    ),
  ];
}

function sinceWords({ people }: HotspotList, key: string): string {
  const person = people.find(({ identity }) => aliasesOf(identity).join('\n') === key);
  return person === undefined ? '' : `last commit ${dateWords(person.lastAtEpochMs)}`;
}

function byAgenda(list: HotspotList, agenda: readonly AgendaPlace[]): readonly HotspotRow[] {
  const open = new Set(agenda.filter(({ status }) => status === 'open').map(({ path }) => path));
  const all = new Set(agenda.map(({ path }) => path));
  return [
    groupRow(
      'open',
      'On the agenda',
      'checklist',
      rowsFor(list, ({ path }) => open.has(path)),
    ),
    groupRow(
      'closed',
      'Done or parked',
      'check-all',
      rowsFor(list, ({ path }) => all.has(path) && !open.has(path)),
    ),
    groupRow(
      'none',
      'Not on the agenda',
      'circle-large-outline',
      rowsFor(list, ({ path }) => !all.has(path)),
    ),
  ];
}

function rowsFor(list: HotspotList, fits: (hotspot: ListedHotspot) => boolean): readonly HotspotRow[] {
  const paths = new Set(list.listed.filter(fits).map(({ path }) => path));
  return listedRows(list).filter(({ place }) => place !== undefined && paths.has(place.path));
}

function groupRow(
  id: string,
  name: string,
  icon: string,
  children: readonly HotspotRow[],
  description = '',
): HotspotRow {
  const label = `${name} (${String(children.length)})`;
  return {
    kind: 'group',
    id: `group:${id}`,
    label,
    description,
    tooltip: description === '' ? label : `${label}\n${description}`,
    spoken: `${name}, ${counted(children.length, 'entry', 'entries')}${description === '' ? '' : `, ${description}`}`,
    icon,
    children,
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
