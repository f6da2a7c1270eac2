import type { EpochMs, Identity } from '../ports';
import { findPerson, normalName } from './roster';
import { parsePerson, withLastRoster, type PersonCandidate } from './rosterSources';
import type { SessionCommon } from './state';

const dayMs = 24 * 60 * 60_000;
const recentDays = 60;
const mostTicked = 6;
/** With fewer commits somebody may just have passed by. */
const regularCommits = 2;

/**
 * Who is ticked at first: the last roster where there is one, else the most recent authors, without those of a single
 * commit where two or more others are left.
 */
export function tickedAtFirst(
  candidates: readonly PersonCandidate[],
  lastRoster: readonly Identity[],
): readonly Identity[] {
  if (lastRoster.length > 0)
    return candidates.map(({ identity }) => identity).filter((identity) => includes(lastRoster, identity));
  const newest = Math.max(0, ...candidates.map(({ lastAtEpochMs }) => lastAtEpochMs ?? 0));
  const recent = (at: EpochMs | undefined) => at !== undefined && newest - at <= recentDays * dayMs;
  const around = candidates.filter(({ lastAtEpochMs }) => recent(lastAtEpochMs));
  const regular = around.filter(({ commits }) => commits === undefined || commits >= regularCommits);
  return (regular.length < 2 ? around : regular).slice(0, mostTicked).map(({ identity }) => identity);
}

/**
 * Whom to offer as late arrivals, in the order of the start: of the repository and of the last session. Nobody with the e-mail address or
 * the name of somebody in the roster: authors often have several addresses. Who is another person of that name can be typed.
 */
export function lateArrivals(
  found: readonly PersonCandidate[],
  { roster, former = [] }: Pick<SessionCommon, 'roster' | 'former'>,
): readonly PersonCandidate[] {
  const named = roster.map((participant) => ({ ...participant, email: '' }));
  return withLastRoster(found, former).filter(
    ({ identity }) => !includes(roster, identity) && !includes(named, { ...identity, email: '' }),
  );
}

export type EnterOutcome =
  /** Nothing was typed, or what fits several: take those who are ticked. */
  | { readonly kind: 'accept' }
  /** What was typed names exactly one person of the list. */
  | { readonly kind: 'tick'; readonly identity: Identity }
  /** What was typed is somebody new. */
  | { readonly kind: 'add'; readonly identity: Identity }
  /** What was typed is nobody's name. */
  | { readonly kind: 'unclear' };

/** What Enter means while `typed` stands in the filter box over the list of people. */
export function onEnter(typed: string, listed: readonly Identity[]): EnterOutcome {
  const wanted = normalName(typed);
  if (wanted === '') return { kind: 'accept' };
  const matching = listed.filter(
    ({ name, email }) => normalName(name).includes(wanted) || email.toLowerCase().includes(wanted),
  );
  const [only] = matching;
  if (only !== undefined)
    return matching.length === 1 ? { kind: 'tick', identity: only } : { kind: 'accept' };
  const identity = parsePerson(typed);
  if (identity === undefined) return { kind: 'unclear' };
  const known = listed.find((one) => includes([one], identity));
  return known === undefined ? { kind: 'add', identity } : { kind: 'tick', identity: known };
}

function includes(people: readonly Identity[], identity: Identity): boolean {
  const roster = people.map((person, index) => ({ ...person, id: `${index}`, presence: 'present' as const }));
  return findPerson(roster, identity) !== undefined;
}
