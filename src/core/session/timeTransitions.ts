import type { EpochMs } from '../ports';
import { shiftedBack } from './clockShift';
import type { SessionEffect, Transition } from './events';
import { gapEvents } from './gaps';
import { held } from './pauseTransitions';
import { shortName } from './roster';
import { breakDue, dayEndAlarm, isActive, nextTypist, warningEpochMs } from './selectors';
import type { ActiveSession, BreakSession, PausedSession, RunningSession, SessionState } from './state';
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

/**
 * After a reload alerts are gone from the screen: what still waits for somebody is said again. Time with no window open
 * is as time asleep, and a clock that was set back meanwhile gives nobody more time than was left.
 * @param seenAtEpochMs see the event
 */
export function restored(
  state: SessionState,
  atEpochMs: EpochMs,
  seenAtEpochMs?: EpochMs,
): Transition<SessionState> {
  if (!isActive(state)) return state.kind === 'ended' ? to(state, { type: 'writeRecord' }) : to(state);
  const [setBack] = gapEvents(Math.max(seenAtEpochMs ?? 0, lastTimeOf(state)), atEpochMs);
  const kept = setBack?.type === 'clockSetBack' ? clockSetBack(state, setBack.byMs).state : state;
  switch (kept.kind) {
    case 'paused':
      if (kept.reason === 'sleep') return to(kept, { ...afterSleep(kept, atEpochMs), closed: true });
      return kept.reason === 'stale' ? to(kept, stale(kept, atEpochMs)) : to(kept);
    case 'break':
      return kept.announced ? to(kept, breakOver(kept)) : to(kept);
    case 'running':
      return restoredTurn(kept, atEpochMs, seenAtEpochMs);
    case 'none':
    case 'ended':
      return to(kept);
  }
}

function restoredTurn(
  state: RunningSession,
  atEpochMs: EpochMs,
  seenAtEpochMs: EpochMs | undefined,
): Transition<SessionState> {
  const silent = silentSince(state, atEpochMs);
  if (silent !== undefined) {
    const typedUntil = Math.max(state.turn.startedAtEpochMs, Math.min(silent, seenAtEpochMs ?? silent));
    const paused = held(state, typedUntil, 'stale');
    return to(paused, stale(paused, atEpochMs));
  }
  const [gap] = seenAtEpochMs === undefined ? [] : gapEvents(seenAtEpochMs, atEpochMs);
  if (gap?.type === 'slept') {
    const { state: paused, effects } = slept(state, gap.fromEpochMs, atEpochMs);
    return to(
      paused,
      ...effects.map((one) => (one.type === 'askAfterSleep' ? { ...one, closed: true as const } : one)),
    );
  }
  return state.turn.announced && isOver(state.turn, atEpochMs) ? to(state, turnOver(state)) : to(state);
}

/** The latest moment that the session itself knows of. */
function lastTimeOf(state: ActiveSession): EpochMs {
  switch (state.kind) {
    case 'running':
      return state.turn.startedAtEpochMs;
    case 'paused':
      return state.held.heldAtEpochMs;
    case 'break':
      return state.breakStartedAtEpochMs;
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

/** The session moves with the clock: as much time is left as before, and what is past lasted as long as it did. */
export function clockSetBack(state: SessionState, byMs: number): Transition<SessionState> {
  if (!Number.isFinite(byMs) || byMs <= 0 || !isActive(state)) return to(state);
  return to(shiftedBack(state, byMs));
}

function afterSleep(
  state: PausedSession,
  atEpochMs: EpochMs,
): Extract<SessionEffect, { type: 'askAfterSleep' }> {
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
