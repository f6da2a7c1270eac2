import type { EpochMs, Identity } from '../ports';
import type { Transition } from './events';
import { held } from './pauseTransitions';
import { plainLine } from './plainText';
import { find, nextAfter, withJoined, withPresence } from './roster';
import { commonOf, type ActiveSession, type Presence, type SessionState } from './state';
import { refused, to } from './transition';
import { isOver, newTurn, runningWith, withPastTurn } from './turn';

/**
 * Away and gone people keep their place in the order and have no turns. When the typist leaves during a turn the next one
 * present begins; when nobody is left the turn is held.
 */
export function setPresence(
  state: ActiveSession,
  participantId: string,
  presence: Presence,
  atEpochMs: EpochMs,
): Transition<SessionState> {
  const participant = find(state.roster, participantId);
  if (participant === undefined) return refused(state, 'noSuchPerson');
  if (participant.presence === presence) return to(state);
  const roster = withPresence(state.roster, participantId, presence);
  if (presence === 'present' || state.kind !== 'running' || state.turn.typistId !== participantId) {
    return to({ ...state, roster });
  }
  const next = nextAfter(roster, participantId);
  if (next === undefined) return to(held({ ...state, roster }, atEpochMs, 'nobodyPresent'));
  const outcome = isOver(state.turn, atEpochMs) ? 'done' : 'left';
  const closed = withPastTurn({ ...commonOf(state), roster }, state.turn, atEpochMs, outcome);
  return to(runningWith(closed, newTurn(closed, next.id, atEpochMs)));
}

/** A late arrival takes the last place in the order. */
export function join(state: ActiveSession, person: Identity): Transition<SessionState> {
  if (plainLine(person.name) === '') return refused(state, 'noSuchPerson');
  const roster = withJoined(state.roster, person);
  return roster === undefined ? refused(state, 'alreadyInRoster') : to({ ...state, roster });
}
