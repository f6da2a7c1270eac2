import type { Identity } from '../../ports';

export const hotspotGroupings = ['module', 'kind', 'person', 'agenda'] as const;
/** module: one flat list. person: by who left, or is not in the room. agenda: on it, done, or not. */
export type HotspotGrouping = (typeof hotspotGroupings)[number];

export const hotspotSorts = ['rank', 'path', 'changes', 'lines', 'unchanged', 'debts'] as const;
/** unchanged: what nobody touched for longest first. */
export type HotspotSort = (typeof hotspotSorts)[number];

export const hotspotKinds = ['undocumented', 'debts', 'overdue', 'lost'] as const;
/** lost: most of its authorship is of people who left. */
export type HotspotKind = (typeof hotspotKinds)[number];

/** What a hotspot has to be to be listed; what is absent asks for nothing. */
export interface HotspotFilter {
  /** In its path, its undocumented symbols or its debts; letter case does not matter. */
  readonly text?: string;
  readonly kind?: HotspotKind;
  /** Id as in reports. */
  readonly language?: string;
  /** Its last change is at least so many days before HEAD. */
  readonly unchangedForDays?: number;
  /** Somebody who wrote in it, or is named by one of its debts. */
  readonly person?: Identity;
}

export interface HotspotQuery {
  readonly sort: HotspotSort;
  readonly filter: HotspotFilter;
}

/** How the tree is looked at, kept for the workspace. */
export interface HotspotLook extends HotspotQuery {
  readonly grouping: HotspotGrouping;
}

export const plainLook: HotspotLook = { grouping: 'module', sort: 'rank', filter: {} };

/** In UTF-16 units. */
const longestText = 200;

export function isFiltered({ filter }: HotspotQuery): boolean {
  return Object.keys(filter).length > 0;
}

/** What was kept, as far as it can be understood; the plain look where nothing was. Never throws. */
export function lookFrom(stored: unknown): HotspotLook {
  if (!isRecord(stored)) return plainLook;
  return {
    grouping: hotspotGroupings.find((each) => each === stored['grouping']) ?? plainLook.grouping,
    sort: hotspotSorts.find((each) => each === stored['sort']) ?? plainLook.sort,
    filter: filterFrom(stored['filter']),
  };
}

function filterFrom(stored: unknown): HotspotFilter {
  if (!isRecord(stored)) return {};
  const { text, language, unchangedForDays, person } = stored;
  const kind = hotspotKinds.find((each) => each === stored['kind']);
  return {
    ...(typeof text === 'string' && text.trim() !== '' ? { text: text.slice(0, longestText) } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(typeof language === 'string' && /^[a-z]{1,40}$/.test(language) ? { language } : {}),
    ...(typeof unchangedForDays === 'number' && unchangedForDays > 0 && Number.isFinite(unchangedForDays)
      ? { unchangedForDays }
      : {}),
    ...(isPerson(person) ? { person: { name: person.name, email: person.email } } : {}),
  };
}

function isPerson(value: unknown): value is Identity {
  return isRecord(value) && typeof value['name'] === 'string' && typeof value['email'] === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
