import type { NewItem } from './agenda';
import { mostUrgent, writtenBy } from './proposal';
import type { SessionCommon } from './state';

/** What a hotspot is on the agenda, and why it ranks where it does, in short. */
export interface RankedItem {
  readonly item: NewItem;
  readonly why: string;
}

export interface HotspotProposal {
  readonly item: NewItem;
  /** A sentence and what it ranks by; names are as entered. */
  readonly reason: string;
}

/**
 * What the mob should put on an agenda on which nothing is open: of the hotspots, what somebody in the room wrote who leaves, the
 * soonest first, then what somebody in the room wrote, then the highest. Undefined while something is open, and where each was on the
 * agenda already, done or put off.
 * @param ranked highest rank first; asked for only where nothing is open
 */
export function proposeHotspot(
  { roster, agenda }: Pick<SessionCommon, 'roster' | 'agenda'>,
  ranked: () => readonly RankedItem[],
): HotspotProposal | undefined {
  if (agenda.some(({ status }) => status === 'open')) return undefined;
  const had = new Set(agenda.flatMap(({ source }) => (source.kind === 'hotspot' ? source.place.path : [])));
  const fresh = ranked().filter(
    ({ item: { source } }) => source.kind !== 'hotspot' || !had.has(source.place.path),
  );
  const best = mostUrgent(
    roster,
    fresh.map(({ item, why }) => ({ ...item, why })),
  );
  if (best === undefined) return undefined;
  const { title, source, authors, why } = best.item;
  const who =
    best.author !== undefined
      ? writtenBy(roster, best.author)
      : `The highest hotspot${agenda.length === 0 ? '' : ' not yet worked on'}${authors.length === 0 ? '' : '; nobody who wrote it is in the room'}.`;
  return { item: { title, source, authors }, reason: why === '' ? who : `${who} ${why}.` };
}
