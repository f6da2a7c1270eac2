import type { Identity } from '../ports';
import { plainLine } from './plainText';
import type { Participant, Presence } from './state';

/** Who e-mail, else name, says it is: the same person is never twice in a roster. */
function samePerson(a: Identity, b: Identity): boolean {
  if (a.email !== '' && b.email !== '') return a.email.toLowerCase() === b.email.toLowerCase();
  return normalName(a.name) === normalName(b.name);
}

/** Names are compared without regard to letter case and runs of white space. */
export function normalName(name: string): string {
  return plainLine(name.normalize('NFC')).toLowerCase();
}

export function find(roster: readonly Participant[], id: string): Participant | undefined {
  return roster.find((participant) => participant.id === id);
}

export function findPerson(roster: readonly Participant[], person: Identity): Participant | undefined {
  return roster.find((participant) => samePerson(participant, person));
}

/** Everybody present, doubles and nameless ones left out, numbered in the given order. */
export function rosterOf(people: readonly Identity[]): readonly Participant[] {
  let roster: readonly Participant[] = [];
  for (const person of people) roster = withJoined(roster, person) ?? roster;
  return roster;
}

/** A late arrival takes the last place; undefined where that person is in it already or has no name. */
export function withJoined(
  roster: readonly Participant[],
  person: Identity,
): readonly Participant[] | undefined {
  const plain = rosterPerson(person);
  if (plain.name === '' || findPerson(roster, plain) !== undefined) return undefined;
  const id = `p${Math.max(0, ...roster.map((one) => Number(one.id.slice(1)))) + 1}`;
  return [...roster, { id, ...plain, presence: 'present' }];
}

/** Name and e-mail address on one line each. */
export function rosterPerson({ name, email }: Identity): Identity {
  return { name: plainLine(name), email: plainLine(email) };
}

/** The two change places; the roster as it is where one of them is not in it. */
export function exchanged(roster: readonly Participant[], a: string, b: string): readonly Participant[] {
  const [first, second] = [find(roster, a), find(roster, b)];
  if (first === undefined || second === undefined) return roster;
  return roster.map((one) => (one === first ? second : one === second ? first : one));
}

/** Presence changes, places do not. */
export function withPresence(
  roster: readonly Participant[],
  id: string,
  presence: Presence,
): readonly Participant[] {
  return roster.map((participant) => (participant.id === id ? { ...participant, presence } : participant));
}

/** Those present in the order of their coming turns, beginning after `pointerId` and ending with that person. */
export function upcoming(roster: readonly Participant[], pointerId: string): readonly Participant[] {
  const pointer = roster.findIndex((participant) => participant.id === pointerId);
  return [...roster.slice(pointer + 1), ...roster.slice(0, pointer + 1)].filter(
    (participant) => participant.presence === 'present',
  );
}

/** The first present after `pointerId`; that person again when alone, undefined when nobody is present. */
export function nextAfter(roster: readonly Participant[], pointerId: string): Participant | undefined {
  return upcoming(roster, pointerId)[0];
}

/**
 * What people call each other: the first word of the name, or the whole name where two share that word.
 * Cut to 24 characters so that a status bar has room for it.
 */
export function shortName(roster: readonly Participant[], id: string): string {
  const participant = find(roster, id);
  if (participant === undefined) return '';
  const first = firstWord(participant.name);
  const shared = roster.some(
    (other) => other.id !== id && normalName(firstWord(other.name)) === normalName(first),
  );
  const chosen = Array.from(shared ? participant.name : first);
  return chosen.length > 24 ? `${chosen.slice(0, 23).join('')}…` : chosen.join('');
}

function firstWord(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? '';
}
