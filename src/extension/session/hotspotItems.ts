import type { HotspotList } from '../../core/hotspots/hotspotList';
import type { ListedHotspot } from '../../core/hotspots/listedHotspot';
import type { Identity } from '../../core/ports';
import type { NewItem } from '../../core/session/agenda';
import { proposeHotspot, type HotspotProposal, type RankedItem } from '../../core/session/hotspotProposal';
import { findPerson, rosterOf } from '../../core/session/roster';
import { isActive } from '../../core/session/selectors';
import type { SessionState } from '../../core/session/state';

/** The list of the last scan, for as long as there is one. */
export interface HotspotSource {
  readonly value: HotspotList | undefined;
}

export interface OfferedItem extends RankedItem {
  /** Somebody of the mob wrote it. */
  readonly ours: boolean;
}

const mostOffered = 10;

/** The highest hotspots as agenda items. */
export function offeredHotspots(
  list: HotspotList | undefined,
  people: readonly Identity[],
): readonly OfferedItem[] {
  const roster = rosterOf(people);
  return (list?.listed ?? []).slice(0, mostOffered).map((hotspot) => ({
    item: itemOf(hotspot, shortPath(hotspot.path), firstLine(hotspot)),
    why: hotspot.short.join(' · '),
    ours: hotspot.authors.some((author) => findPerson(roster, author) !== undefined),
  }));
}

/** What may be put on an agenda on which nothing is open; undefined without a session that goes on, and before the first scan. */
export function proposedHotspot(state: SessionState, { value }: HotspotSource): HotspotProposal | undefined {
  return isActive(state) ? proposeHotspot(state, offeredHotspots(value, state.roster)) : undefined;
}

/** The item of a row of the hotspot tree, which is not trusted: undefined for anything else. */
export function itemOfRow(row: unknown, { value }: HotspotSource): NewItem | undefined {
  if (typeof row !== 'object' || row === null || !('place' in row)) return undefined;
  const { place } = row;
  if (typeof place !== 'object' || place === null || !('path' in place)) return undefined;
  const hotspot = value?.listed.find(({ path }) => path === place.path);
  if (hotspot === undefined) return undefined;
  const line = 'line' in place && typeof place.line === 'number' ? place.line : undefined;
  const label = 'label' in row && typeof row.label === 'string' ? row.label : '';
  const name = shortPath(hotspot.path);
  const title = line === undefined || label === '' || label === name ? name : `${name}: ${label}`;
  return itemOf(hotspot, title, line ?? firstLine(hotspot));
}

function itemOf({ path, authors }: ListedHotspot, title: string, line: number): NewItem {
  return { title, source: { kind: 'hotspot', place: { path, line } }, authors };
}

/** The file in its folder: more of the path fits on no board, and a click leads there. */
function shortPath(path: string): string {
  return path.split('/').slice(-2).join('/');
}

function firstLine({ undocumented, debts }: ListedHotspot): number {
  return undocumented[0]?.line ?? debts[0]?.line ?? 0;
}
