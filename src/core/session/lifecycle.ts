import { withPastBreak } from './breakTransitions';
import type { StartEvent, Transition } from './events';
import { plainLine } from './plainText';
import { rosterOf } from './roster';
import { commonOf, type ActiveSession, type EndedSession, type SessionState } from './state';
import { refused, to } from './transition';
import { isDuration, isOver, newTurn, runningWith, withPastTurn } from './turn';

/** The first of the people types first; doubles are left out. */
export function start(state: SessionState, event: StartEvent): Transition<SessionState> {
  if (state.kind === 'ended') return refused(state, 'recordPending');
  if (state.kind !== 'none') return refused(state, 'sessionRunning');
  const { rhythm } = event;
  const breaks = rhythm.breakAfterTurns;
  const sound =
    isDuration(rhythm.turnMs) && isDuration(rhythm.breakMs) && Number.isInteger(breaks) && breaks >= 0;
  if (!sound) return refused(state, 'badDuration');
  const roster = rosterOf(event.people);
  const first = roster[0];
  if (first === undefined) return refused(state, 'emptyRoster');
  const goal = plainLine(event.goal ?? '');
  const common = {
    id: event.id,
    startedAtEpochMs: event.atEpochMs,
    utcOffsetMinutes: event.utcOffsetMinutes,
    ...(event.folderUri === undefined ? {} : { folderUri: event.folderUri }),
    ...(goal === '' ? {} : { goal }),
    rhythm,
    roster,
    pointerId: first.id,
    pastTurns: [],
    pastBreaks: [],
    turnsSinceBreak: 0,
  };
  return to(runningWith(common, newTurn(common, first.id, event.atEpochMs)));
}

/** An empty goal takes the goal away. */
export function setGoal(state: ActiveSession, text: string): Transition<SessionState> {
  const goal = plainLine(text);
  if (goal === (state.goal ?? '')) return to(state);
  if (goal !== '') return to({ ...state, goal });
  const without = { ...state };
  delete without.goal;
  return to(without);
}

/** The turn under way ends with the session; a held one ended when it was held. */
export function ended(state: ActiveSession, atEpochMs: number): EndedSession {
  const endedAtEpochMs = Math.max(state.startedAtEpochMs, atEpochMs);
  if (state.kind === 'running') {
    const outcome = isOver(state.turn, atEpochMs) ? 'done' : 'ended';
    return {
      ...withPastTurn(commonOf(state), state.turn, atEpochMs, outcome),
      kind: 'ended',
      endedAtEpochMs,
    };
  }
  const common = state.kind === 'break' ? withPastBreak(state, atEpochMs) : commonOf(state);
  const closed =
    state.held === undefined
      ? common
      : withPastTurn(common, state.held.turn, state.held.heldAtEpochMs, 'ended');
  return { ...closed, kind: 'ended', endedAtEpochMs };
}
