import { findItem, type AgendaItem } from './agenda';
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
  const candidates = session.agenda
    .filter((item) => item.status === 'open' && item.id !== session.itemId)
    .map((item, order) => ({ item, order, author: presentAuthor(session.roster, item) }));
  candidates.sort((a, b) => compare(urgency(a), urgency(b)) || a.order - b.order);
  const [best] = candidates;
  if (best === undefined) return undefined;
  return { item: best.item, reason: reasonFor(session, best.item, best.author) };
}

/** A day; after all days where somebody in the room wrote it, last of all where nobody did. */
function urgency({
  item: { source },
  author,
}: {
  readonly item: AgendaItem;
  readonly author: Participant | undefined;
}): string {
  if (source.kind === 'asset') return source.day;
  return author === undefined ? '9999-12-32' : (author.lastDay ?? '9999-12-31');
}

/** Of the authors who are in the room, the one who leaves first. */
function presentAuthor(roster: readonly Participant[], item: AgendaItem): Participant | undefined {
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
  if (author !== undefined) {
    const name = shortName(session.roster, author.id);
    const leaves = author.lastDay === undefined ? '' : `, whose last day is ${author.lastDay}`;
    return `Written by ${name}, who is in the room${leaves}.`;
  }
  if (item.authors.length > 0) return 'First on the agenda; nobody who wrote it is in the room.';
  return findItem(session.agenda, session.itemId) === undefined
    ? 'First on the agenda.'
    : 'Next on the agenda.';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
