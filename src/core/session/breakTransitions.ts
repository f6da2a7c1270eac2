import type { EpochMs } from '../ports';
import type { Transition } from './events';
import { find, nextAfter } from './roster';
import {
  commonOf,
  type ActiveSession,
  type BreakSession,
  type HeldTurn,
  type SessionCommon,
  type SessionState,
} from './state';
import { refused, to } from './transition';
import { isOver, newTurn, released, runningWith, withPastTurn } from './turn';

/**
 * A turn that is over ends; one that is not is held and goes on after the break, so that nobody loses time by a break.
 */
export function takeBreak(state: ActiveSession, atEpochMs: EpochMs): Transition<SessionState> {
  if (state.kind === 'break') return refused(state, 'inBreak');
  const held = state.kind === 'paused' ? state.held : { turn: state.turn, heldAtEpochMs: atEpochMs };
  return isOver(held.turn, held.heldAtEpochMs)
    ? to(breakOf(withPastTurn(commonOf(state), held.turn, held.heldAtEpochMs, 'done'), atEpochMs))
    : to(breakOf(commonOf(state), atEpochMs, held));
}

function breakOf(common: SessionCommon, atEpochMs: EpochMs, held?: HeldTurn): BreakSession {
  return {
    ...common,
    kind: 'break',
    breakStartedAtEpochMs: atEpochMs,
    deadlineEpochMs: atEpochMs + common.rhythm.breakMs,
    announced: false,
    turnsSinceBreak: 0,
    ...(held === undefined ? {} : { held }),
  };
}

/** The held turn goes on when its typist is there; else the next one present begins. */
export function endBreak(state: BreakSession, atEpochMs: EpochMs): Transition<SessionState> {
  const common = withPastBreak(state, atEpochMs);
  if (state.held !== undefined) {
    const typist = find(state.roster, state.held.turn.typistId);
    if (typist?.presence === 'present') return to(runningWith(common, released(state.held, atEpochMs)));
  }
  const typist = nextAfter(state.roster, state.pointerId);
  if (typist === undefined) return refused(state, 'nobodyPresent');
  const closed =
    state.held === undefined
      ? common
      : withPastTurn(common, state.held.turn, state.held.heldAtEpochMs, 'left');
  return to(runningWith(closed, newTurn(closed, typist.id, atEpochMs)));
}

export function withPastBreak(state: BreakSession, atEpochMs: EpochMs): SessionCommon {
  const past = {
    startedAtEpochMs: state.breakStartedAtEpochMs,
    endedAtEpochMs: Math.max(state.breakStartedAtEpochMs, atEpochMs),
  };
  return { ...commonOf(state), pastBreaks: [...state.pastBreaks, past] };
}
