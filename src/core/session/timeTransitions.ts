import type { EpochMs } from '../ports';
import type { SessionEffect, Transition } from './events';
import { held } from './pauseTransitions';
import { shortName } from './roster';
import { breakDue, dayEndAlarm, isActive, nextTypist, warningEpochMs } from './selectors';
import {
  withoutUndo,
  type ActiveSession,
  type BreakSession,
  type HeldTurn,
  type PausedSession,
  type RunningSession,
  type SessionState,
  type Turn,
} from './state';
import { to } from './transition';
import { isOver, silentSince } from './turn';

/** Announces what is due, once. */
export function tick(
  state: SessionState,
  atEpochMs: EpochMs,
  warnBeforeEndMs: number,
): Transition<SessionState> {
  const due = tickTurn(state, atEpochMs, warnBeforeEndMs);
  if (!isActive(due.state) || dayEndAlarm(due.state) === undefined) return due;
  const { dayEnd } = due.state;
  if (dayEnd === undefined || atEpochMs < dayEnd.atEpochMs) return due;
  return to({ ...due.state, dayEnd: { ...dayEnd, announced: true } }, ...due.effects, { type: 'dayOver' });
}

function tickTurn(
  state: SessionState,
  atEpochMs: EpochMs,
  warnBeforeEndMs: number,
): Transition<SessionState> {
  if (state.kind === 'break' && !state.announced && atEpochMs >= state.deadlineEpochMs) {
    return to({ ...state, announced: true }, breakOver(state));
  }
  if (state.kind !== 'running') return to(state);
  const { turn } = state;
  if (isOver(turn, atEpochMs)) {
    return turn.announced ? to(state) : to({ ...state, turn: { ...turn, announced: true } }, turnOver(state));
  }
  const warningAt = warningEpochMs(state, warnBeforeEndMs);
  if (warningAt === undefined || atEpochMs < warningAt) return to(state);
  const next = nextTypist(state)?.id;
  return to(
    { ...state, turn: { ...turn, warned: true } },
    {
      type: 'turnEndsSoon',
      turnNumber: turn.number,
      typist: shortName(state.roster, turn.typistId),
      remainingMs: turn.deadlineEpochMs - atEpochMs,
      ...(next === undefined || next === turn.typistId ? {} : { next: shortName(state.roster, next) }),
    },
  );
}

/** After a reload alerts are gone from the screen: what still waits for somebody is said again. */
export function restored(state: SessionState, atEpochMs: EpochMs): Transition<SessionState> {
  switch (state.kind) {
    case 'none':
      return to(state);
    case 'paused':
      if (state.reason === 'sleep') return to(state, afterSleep(state, atEpochMs));
      return state.reason === 'stale' ? to(state, stale(state, atEpochMs)) : to(state);
    case 'ended':
      return to(state, { type: 'writeRecord' });
    case 'break':
      return state.announced ? to(state, breakOver(state)) : to(state);
    case 'running': {
      const silent = silentSince(state, atEpochMs);
      if (silent !== undefined) {
        const paused = held(state, silent, 'stale');
        return to(paused, stale(paused, atEpochMs));
      }
      return state.turn.announced && isOver(state.turn, atEpochMs) ? to(state, turnOver(state)) : to(state);
    }
  }
}

/** Time asleep is no work: the turn is held from the last moment known to be awake, and the room is asked. */
export function slept(
  state: SessionState,
  fromEpochMs: EpochMs,
  atEpochMs: EpochMs,
): Transition<SessionState> {
  if (state.kind !== 'running' || atEpochMs <= fromEpochMs) return to(state);
  const heldAtEpochMs = Math.max(fromEpochMs, state.turn.startedAtEpochMs);
  const paused = held(state, heldAtEpochMs, 'sleep');
  return to(paused, afterSleep(paused, atEpochMs));
}

/** What is under way moves with the clock, so that as much time is left as before. */
export function clockSetBack(state: SessionState, byMs: number): Transition<SessionState> {
  if (!Number.isFinite(byMs) || byMs <= 0) return to(state);
  // What was stored to go back to has the times of the former clock.
  if (isActive(state)) return shiftedBack(withoutUndo(state), byMs);
  return to(state);
}

function shiftedBack(state: ActiveSession, byMs: number): Transition<SessionState> {
  const shifted = (turn: Turn): Turn => ({
    ...turn,
    startedAtEpochMs: turn.startedAtEpochMs - byMs,
    deadlineEpochMs: turn.deadlineEpochMs - byMs,
  });
  const shiftedHeld = (state: { readonly held?: HeldTurn }) =>
    state.held === undefined
      ? {}
      : { held: { turn: shifted(state.held.turn), heldAtEpochMs: state.held.heldAtEpochMs - byMs } };
  switch (state.kind) {
    case 'running':
      return to({ ...state, turn: shifted(state.turn) });
    case 'paused':
      return to({ ...state, ...shiftedHeld(state) });
    case 'break':
      return to({
        ...state,
        breakStartedAtEpochMs: state.breakStartedAtEpochMs - byMs,
        deadlineEpochMs: state.deadlineEpochMs - byMs,
        ...shiftedHeld(state),
      });
  }
}

function afterSleep(state: PausedSession, atEpochMs: EpochMs): SessionEffect {
  const { turn, heldAtEpochMs } = state.held;
  return {
    type: 'askAfterSleep',
    gapMs: Math.max(0, atEpochMs - heldAtEpochMs),
    typist: shortName(state.roster, turn.typistId),
    remainingMs: Math.max(0, turn.deadlineEpochMs - heldAtEpochMs),
  };
}

function stale(state: PausedSession, atEpochMs: EpochMs): SessionEffect {
  const next = nextTypist(state)?.id;
  return {
    type: 'askStale',
    overdueMs: Math.max(0, atEpochMs - state.held.turn.deadlineEpochMs),
    typist: shortName(state.roster, state.held.turn.typistId),
    ...(next === undefined ? {} : { next: shortName(state.roster, next) }),
  };
}

function turnOver(state: RunningSession): SessionEffect {
  const next = nextTypist(state)?.id;
  return {
    type: 'turnOver',
    turnNumber: state.turn.number,
    typist: shortName(state.roster, state.turn.typistId),
    ...(next === undefined ? {} : { next: shortName(state.roster, next) }),
    breakDue: breakDue(state),
  };
}

function breakOver(state: BreakSession): SessionEffect {
  const next = nextTypist(state)?.id;
  return { type: 'breakOver', ...(next === undefined ? {} : { next: shortName(state.roster, next) }) };
}
