import { findItem, type AgendaItem, type NewItem } from './agenda';
import { findPerson, shortName } from './roster';
import type { Participant, SessionCommon } from './state';

export interface Proposal {
  readonly item: AgendaItem;
  /** One sentence; names are as entered. */
  readonly reason: string;
}

/**
 * What the mob should take next: what runs out and what somebody in the room wrote who leaves, the soonest first, then what
 * somebody in the room wrote, then the order of the agenda. Undefined when nothing is open but what is under work.
 */
export function proposeItem(
  session: Pick<SessionCommon, 'roster' | 'agenda' | 'itemId'>,
): Proposal | undefined {
  const open = session.agenda.filter((item) => item.status === 'open' && item.id !== session.itemId);
  const best = mostUrgent(session.roster, open);
  return best && { item: best.item, reason: reasonFor(session, best.item, best.author) };
}

/** The first of those that come before the others, and of its authors the one in the room who leaves first. */
export function mostUrgent<Item extends NewItem>(
  roster: readonly Participant[],
  items: readonly Item[],
): { readonly item: Item; readonly author: Participant | undefined } | undefined {
  const candidates = items.map((item, order) => ({ item, order, author: presentAuthor(roster, item) }));
  candidates.sort((a, b) => compare(urgency(a), urgency(b)) || a.order - b.order);
  return candidates[0];
}

/** One sentence. */
export function writtenBy(roster: readonly Participant[], author: Participant): string {
  const leaves = author.lastDay === undefined ? '' : `, whose last day is ${author.lastDay}`;
  return `Written by ${shortName(roster, author.id)}, who is in the room${leaves}.`;
}

/** A day; after all days where somebody in the room wrote it, last of all where nobody did. */
function urgency({
  item: { source },
  author,
}: {
  readonly item: NewItem;
  readonly author: Participant | undefined;
}): string {
  if (source.kind === 'asset') return source.day;
  return author === undefined ? '9999-12-32' : (author.lastDay ?? '9999-12-31');
}

/** Of the authors who are in the room, the one who leaves first. */
function presentAuthor(roster: readonly Participant[], item: NewItem): Participant | undefined {
  const there = item.authors
    .map((author) => findPerson(roster, author))
    .filter((one) => one?.presence === 'present');
  return there.reduce(
    (first, one) => ((one?.lastDay ?? '9') < (first?.lastDay ?? '9') ? one : first),
    there[0],
  );
}

function reasonFor(
  session: Pick<SessionCommon, 'roster' | 'agenda' | 'itemId'>,
  item: AgendaItem,
  author: Participant | undefined,
): string {
  if (item.source.kind === 'asset') return `Runs out on ${item.source.day}.`;
  if (author !== undefined) return writtenBy(session.roster, author);
  if (item.authors.length > 0) return 'First on the agenda; nobody who wrote it is in the room.';
  return findItem(session.agenda, session.itemId) === undefined
    ? 'First on the agenda.'
    : 'Next on the agenda.';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
