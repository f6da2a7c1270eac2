import { findItem, type AgendaItem } from './agenda';
import { findPerson, shortName } from './roster';
import type { Participant, SessionCommon } from './state';

export interface Proposal {
  readonly item: AgendaItem;
  /** One sentence; names are as entered. */
  readonly reason: string;
}

/**
 * What the mob should take next: what somebody in the room wrote who leaves soonest, then what somebody in the room
 * wrote, then the order of the agenda. Undefined when nothing is open but what is under work.
 */
export function proposeItem(
  session: Pick<SessionCommon, 'roster' | 'agenda' | 'itemId'>,
): Proposal | undefined {
  const candidates = session.agenda
    .filter((item) => item.status === 'open' && item.id !== session.itemId)
    .map((item, order) => ({ item, order, author: presentAuthor(session.roster, item) }));
  const urgency = (author: Participant | undefined) =>
    author === undefined ? '9999-12-32' : (author.lastDay ?? '9999-12-31');
  candidates.sort((a, b) => compare(urgency(a.author), urgency(b.author)) || a.order - b.order);
  const [best] = candidates;
  if (best === undefined) return undefined;
  return { item: best.item, reason: reasonFor(session, best.item, best.author) };
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
