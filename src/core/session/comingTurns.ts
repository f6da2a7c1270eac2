import { upcoming } from './roster';
import type { ActiveSession } from './state';

/**
 * Ids of those who can change places, in the order of their coming turns: present, and not the one who has or last had
 * the keyboard, from whom the order is counted.
 */
export function comingTurns({ roster, pointerId }: ActiveSession): readonly string[] {
  return upcoming(roster, pointerId).flatMap(({ id }) => (id === pointerId ? [] : [id]));
}

/**
 * The whole roster after a move among the coming turns. Everybody else keeps the place.
 * @param toIndex 0-based among the coming turns; beyond the last counts as the last
 * @returns undefined where that person cannot be moved, or there is no such place
 */
export function movedTo(state: ActiveSession, id: string, toIndex: number): readonly string[] | undefined {
  const coming = comingTurns(state);
  if (!coming.includes(id) || toIndex < 0) return undefined;
  const others = coming.filter((one) => one !== id);
  const moved = [...others.slice(0, toIndex), id, ...others.slice(toIndex)];
  const placeOf = new Map(coming.map((one, index) => [one, moved[index] ?? one]));
  return state.roster.map((one) => placeOf.get(one.id) ?? one.id);
}

/** One place sooner (-1) or later (1) among the coming turns; undefined where there is none. */
export function movedBy(state: ActiveSession, id: string, step: -1 | 1): readonly string[] | undefined {
  const coming = comingTurns(state);
  const to = coming.indexOf(id) + step;
  return to < coming.length ? movedTo(state, id, to) : undefined;
}
