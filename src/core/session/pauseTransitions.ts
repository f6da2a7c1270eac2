import type { EpochMs } from '../ports';
import type { Transition } from './events';
import { find, nextAfter } from './roster';
import {
  commonOf,
  type ActiveSession,
  type PauseReason,
  type PausedSession,
  type RunningSession,
  type SessionState,
} from './state';
import { refused, to } from './transition';
import { newTurn, released, runningWith, withPastTurn } from './turn';

export function held(state: RunningSession, heldAtEpochMs: EpochMs, reason: PauseReason): PausedSession {
  return { ...commonOf(state), kind: 'paused', held: { turn: state.turn, heldAtEpochMs }, reason };
}

export function pause(state: ActiveSession, atEpochMs: EpochMs): Transition<SessionState> {
  if (state.kind === 'break') return refused(state, 'inBreak');
  if (state.kind === 'paused') return refused(state, 'notRunning');
  return to(held(state, atEpochMs, 'asked'));
}

/** With the time that was left. Where the typist is no longer there, the next one present begins a turn instead. */
export function resume(state: ActiveSession, atEpochMs: EpochMs): Transition<SessionState> {
  if (state.kind !== 'paused') return refused(state, 'notPaused');
  const typist = find(state.roster, state.held.turn.typistId);
  if (typist?.presence === 'present') {
    return to(runningWith(commonOf(state), released(state.held, atEpochMs)));
  }
  const next = nextAfter(state.roster, state.pointerId);
  if (next === undefined) return refused(state, 'nobodyPresent');
  const closed = withPastTurn(commonOf(state), state.held.turn, state.held.heldAtEpochMs, 'left');
  return to(runningWith(closed, newTurn(closed, next.id, atEpochMs)));
}

/** The gap was work after all: the turn goes on as if nobody had asked. */
export function countGap(state: ActiveSession): Transition<SessionState> {
  if (state.kind !== 'paused' || state.reason !== 'sleep') return refused(state, 'notPaused');
  const typist = find(state.roster, state.held.turn.typistId);
  if (typist?.presence !== 'present') return refused(state, 'nobodyPresent');
  return to(runningWith(commonOf(state), state.held.turn));
}
