import type { EpochMs, RepoPath } from '../../ports';
import { isOverdue } from '../debtAnnotations';
import type { ListedHotspot } from '../listedHotspot';
import type { Debt, Person } from '../model';
import { aliasesOf } from '../people';
import type { HotspotGrouping } from './hotspotQuery';

/** An item of the agenda that is about the code. */
export interface AgendaPlace {
  /** Of the workspace folder the path is in; absent: of a session without a folder, which stands for any. */
  readonly folderUri?: string;
  readonly path: RepoPath;
  readonly status: 'open' | 'done' | 'parked';
}

/** How the hotspots are to be grouped, and how much of each group is wanted. */
export interface GroupingRequest {
  readonly by: Exclude<HotspotGrouping, 'module'>;
  /** What is on the agenda, of whatever folder. */
  readonly agenda?: readonly AgendaPlace[];
  /** By group: of which more than the first page is wanted, and how many entries. */
  readonly limits?: Readonly<Record<string, number>>;
}

/** Hotspots, or debts apart from theirs, that belong together; counted before they are cut. */
export interface HotspotGroup {
  /** `overdue`, `undocumented`, `debts`; `person:` and who it is, `people`, `person`; `open`, `closed`, `none`. */
  readonly id: string;
  /** Of a group of one person. */
  readonly person?: { readonly name: string; readonly lastAtEpochMs?: EpochMs };
  /** How many entries it has; `paths` or `debts` has the first of them. */
  readonly total: number;
  readonly paths?: readonly RepoPath[];
  readonly debts?: readonly Debt[];
}

/** Entries of all groups together that are shown at first; where there are more, each group gives way in the same measure. */
const firstEntries = 600;
/** Whoever left less behind than this many others is in one group with the rest. */
const mostPeople = 100;

/** What a group holds before it is cut. */
interface WholeGroup extends Pick<HotspotGroup, 'id' | 'person'> {
  readonly entries: readonly RepoPath[] | readonly Debt[];
}

/**
 * The groups that have entries, each with its first entries in the order of the hotspots.
 * @param hotspots all that fit the query
 * @param today ISO 8601 day
 */
export function groupHotspots(
  hotspots: readonly ListedHotspot[],
  people: readonly Person[],
  { by, agenda = [], limits = {} }: GroupingRequest,
  folderUri: string,
  today: string,
): readonly HotspotGroup[] {
  const whole =
    by === 'kind'
      ? byKind(hotspots, today)
      : by === 'person'
        ? byPerson(hotspots, people)
        : byAgenda(hotspots, agenda, folderUri);
  const groups = whole.filter(({ entries }) => entries.length > 0);
  const most = fairShare(
    groups.map(({ entries }) => entries.length),
    firstEntries,
  );
  return groups.map(({ entries, ...group }) => {
    const shown = entries.slice(
      0,
      Math.max(most, Object.hasOwn(limits, group.id) ? (limits[group.id] ?? 0) : 0),
    );
    const content = areDebts(shown) ? { debts: shown } : { paths: shown };
    return { ...group, total: entries.length, ...content };
  });
}

/** The most that each may have so that all have no more than `budget` together; at least 1. */
export function fairShare(sizes: readonly number[], budget: number): number {
  const ascending = [...sizes].sort((a, b) => a - b);
  let left = budget;
  for (const [index, size] of ascending.entries()) {
    const each = Math.floor(left / (ascending.length - index));
    if (size > each) return Math.max(1, each);
    left -= size;
  }
  return Math.max(1, ascending.at(-1) ?? 1);
}

/** A debt that is overdue is in that group only. */
function byKind(hotspots: readonly ListedHotspot[], today: string): readonly WholeGroup[] {
  const debts = hotspots.flatMap((hotspot) => hotspot.debts);
  return [
    { id: 'overdue', entries: debts.filter((debt) => isOverdue(debt, today)) },
    { id: 'undocumented', entries: pathsOf(hotspots, ({ undocumented }) => undocumented.length > 0) },
    { id: 'debts', entries: debts.filter((debt) => !isOverdue(debt, today)) },
  ];
}

/** By who wrote most of it of those who left; whoever left most behind first. */
function byPerson(hotspots: readonly ListedHotspot[], people: readonly Person[]): readonly WholeGroup[] {
  const groups = new Map<string, { readonly name: string; readonly paths: RepoPath[] }>();
  for (const { path, lost } of hotspots) {
    if (lost === undefined) continue;
    const key = keyOf(lost.author);
    const known = groups.get(key) ?? { name: lost.author.name, paths: [] };
    groups.set(key, known);
    known.paths.push(path);
  }
  const last = new Map(people.map(({ identity, lastAtEpochMs }) => [keyOf(identity), lastAtEpochMs]));
  const sorted = [...groups].sort(
    ([, a], [, b]) => b.paths.length - a.paths.length || (a.name < b.name ? -1 : 1),
  );
  const rest = new Set(sorted.slice(mostPeople).map(([key]) => key));
  return [
    ...sorted.slice(0, mostPeople).map(([key, { name, paths }]): WholeGroup => {
      const lastAtEpochMs = last.get(key);
      const person = { name, ...(lastAtEpochMs === undefined ? {} : { lastAtEpochMs }) };
      return { id: `person:${key}`, person, entries: paths };
    }),
    {
      id: 'people',
      entries: pathsOf(hotspots, ({ lost }) => lost !== undefined && rest.has(keyOf(lost.author))),
    },
    { id: 'person', entries: pathsOf(hotspots, ({ lost }) => lost === undefined) },
  ];
}

/** The same path in another folder is another file. */
function byAgenda(
  hotspots: readonly ListedHotspot[],
  agenda: readonly AgendaPlace[],
  folderUri: string,
): readonly WholeGroup[] {
  const here = agenda.filter((place) => (place.folderUri ?? folderUri) === folderUri);
  const open = new Set(here.filter(({ status }) => status === 'open').map(({ path }) => path));
  const all = new Set(here.map(({ path }) => path));
  return [
    { id: 'open', entries: pathsOf(hotspots, ({ path }) => open.has(path)) },
    { id: 'closed', entries: pathsOf(hotspots, ({ path }) => all.has(path) && !open.has(path)) },
    { id: 'none', entries: pathsOf(hotspots, ({ path }) => !all.has(path)) },
  ];
}

function pathsOf(
  hotspots: readonly ListedHotspot[],
  fits: (hotspot: ListedHotspot) => boolean,
): readonly RepoPath[] {
  return hotspots.filter(fits).map(({ path }) => path);
}

function keyOf(person: Person['identity']): string {
  return aliasesOf(person).join('\n');
}

function areDebts(entries: WholeGroup['entries']): entries is readonly Debt[] {
  return typeof entries[0] === 'object';
}
