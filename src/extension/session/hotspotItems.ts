import type { HotspotList } from '../../core/hotspots/hotspotList';
import type { ListedHotspot } from '../../core/hotspots/listedHotspot';
import type { Identity } from '../../core/ports';
import { inItsFolder } from '../../core/repoPath';
import type { NewItem } from '../../core/session/agenda';
import { proposeHotspot, type HotspotProposal, type RankedItem } from '../../core/session/hotspotProposal';
import { findPerson, rosterOf } from '../../core/session/roster';
import { isActive } from '../../core/session/selectors';
import type { SessionState } from '../../core/session/state';
import type { FolderHotspots } from '../featureContext';
import { isOfAnother } from './itemArguments';

/** What the last scan found, for as long as there is something. */
export interface HotspotSource {
  readonly value: FolderHotspots | undefined;
}

export interface OfferedItem extends RankedItem {
  /** Somebody of the mob wrote it. */
  readonly ours: boolean;
}

const mostOffered = 10;

/** The list of the last scan where that is of the session's folder. */
export function listFor({ value }: HotspotSource, folderUri: string | undefined): HotspotList | undefined {
  return value === undefined || isOfAnother(value, folderUri) ? undefined : value.list;
}

/** The highest hotspots as agenda items. */
export function offeredHotspots(
  list: HotspotList | undefined,
  people: readonly Identity[],
): readonly OfferedItem[] {
  const roster = rosterOf(people);
  return (list?.listed ?? []).slice(0, mostOffered).map((hotspot) => ({
    ...rankedItem(hotspot),
    ours: hotspot.authors.some((author) => findPerson(roster, author) !== undefined),
  }));
}

/** What may be put on an agenda on which nothing is open; undefined without a session that goes on, and before a scan of its folder. */
export function proposedHotspot(state: SessionState, source: HotspotSource): HotspotProposal | undefined {
  if (!isActive(state)) return undefined;
  const list = listFor(source, state.folderUri);
  return list && proposeHotspot(state, () => list.listed.map(rankedItem));
}

/**
 * The item of a row of the hotspot tree, which is not trusted: undefined for anything else.
 * @param folderUri the session's
 */
export function itemOfRow(
  row: unknown,
  { value }: HotspotSource,
  folderUri: string | undefined,
): NewItem | 'otherFolder' | undefined {
  if (typeof row !== 'object' || row === null || !('place' in row)) return undefined;
  const { place } = row;
  if (typeof place !== 'object' || place === null || !('path' in place)) return undefined;
  // A row that names no folder is one of the view, which shows the list.
  const owner = 'folderUri' in row ? row : { folderUri: value?.folderUri };
  if (isOfAnother(owner, folderUri)) return 'otherFolder';
  if (owner.folderUri !== value?.folderUri) return undefined;
  const hotspot = value?.list.listed.find(({ path }) => path === place.path);
  if (hotspot === undefined) return undefined;
  const line = 'line' in place && Number.isInteger(place.line) ? Number(place.line) : undefined;
  const label = 'label' in row && typeof row.label === 'string' ? row.label : '';
  const name = inItsFolder(hotspot.path);
  const title = line === undefined || label === '' || label === name ? name : `${name}: ${label}`;
  return itemOf(hotspot, title, Math.max(0, line ?? firstLine(hotspot)));
}

function rankedItem(hotspot: ListedHotspot): RankedItem {
  return {
    item: itemOf(hotspot, inItsFolder(hotspot.path), firstLine(hotspot)),
    why: hotspot.short.join(' · '),
  };
}

function itemOf({ path, authors }: ListedHotspot, title: string, line: number): NewItem {
  return { title, source: { kind: 'hotspot', place: { path, line } }, authors };
}

function firstLine({ undocumented, debts }: ListedHotspot): number {
  return undocumented[0]?.line ?? debts[0]?.line ?? 0;
}
