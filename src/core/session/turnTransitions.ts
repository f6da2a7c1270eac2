import type { EpochMs } from '../ports';
import type { Transition } from './events';
import { nextAfter, upcoming } from './roster';
import { commonOf, type ActiveSession, type SessionCommon, type SessionState } from './state';
import { extended, isDuration, isOver, newTurn, runningWith, withPastTurn } from './turn';
import { refused, to } from './transition';
import { endBreak } from './breakTransitions';

/** The keyboard goes to the next one present. In a break: the break is over. */
export function next(state: ActiveSession, atEpochMs: EpochMs): Transition<SessionState> {
  if (state.kind === 'break') return endBreak(state, atEpochMs);
  const { turn, endedAtEpochMs } = standing(state, atEpochMs);
  const closed = withPastTurn(commonOf(state), turn, endedAtEpochMs, 'done');
  const typist = nextAfter(closed.roster, closed.pointerId);
  if (typist === undefined) return refused(state, 'nobodyPresent');
  return to(runningWith(closed, newTurn(closed, typist.id, atEpochMs)));
}

/**
 * Declined: during a turn by its typist, after its end or in a break by the one who would be next.
 * Places in the roster stay; a session that is paused stays paused.
 */
export function pass(state: ActiveSession, atEpochMs: EpochMs): Transition<SessionState> {
  if (state.kind === 'break') {
    const waiting = upcoming(state.roster, state.pointerId);
    if (waiting.length < 2) return refused(state, 'nobodyElse');
    if (state.held === undefined) return to({ ...state, pointerId: waiting[0]?.id ?? state.pointerId });
    const { held, ...rest } = state;
    return to({ ...rest, ...withPastTurn(commonOf(state), held.turn, held.heldAtEpochMs, 'passed') });
  }
  const { turn, endedAtEpochMs } = standing(state, atEpochMs);
  const over = isOver(turn, endedAtEpochMs);
  const candidates = upcoming(state.roster, turn.typistId);
  const typist = candidates[over ? 1 : 0];
  if (typist === undefined || (!over && typist.id === turn.typistId)) return refused(state, 'nobodyElse');
  const closed = withPastTurn(commonOf(state), turn, endedAtEpochMs, over ? 'done' : 'passed');
  return to(begin(state, closed, typist.id, atEpochMs));
}

function begin(
  state: ActiveSession,
  closed: SessionCommon,
  typistId: string,
  atEpochMs: EpochMs,
): SessionState {
  const turn = newTurn(closed, typistId, atEpochMs);
  if (state.kind !== 'paused') return runningWith(closed, turn);
  return {
    ...closed,
    kind: 'paused',
    pointerId: typistId,
    held: { turn, heldAtEpochMs: atEpochMs },
    reason: 'asked',
  };
}

/** More time for the turn, running or paused, or for the break. */
export function extend(state: ActiveSession, byMs: number, atEpochMs: EpochMs): Transition<SessionState> {
  if (!isDuration(byMs)) return refused(state, 'badDuration');
  switch (state.kind) {
    case 'running':
      return to({ ...state, turn: extended(state.turn, byMs, atEpochMs) });
    case 'paused':
      return to({
        ...state,
        held: { ...state.held, turn: extended(state.held.turn, byMs, state.held.heldAtEpochMs) },
      });
    case 'break': {
      const deadlineEpochMs = Math.max(state.deadlineEpochMs, atEpochMs) + byMs;
      return to({ ...state, deadlineEpochMs, announced: false });
    }
  }
}

/** The turn that stands, and when it ends if it ends now: a paused one ended when it was paused. */
function standing(
  state: Exclude<ActiveSession, { kind: 'break' }>,
  atEpochMs: EpochMs,
): { turn: (typeof state & { kind: 'running' })['turn']; endedAtEpochMs: EpochMs } {
  return state.kind === 'running'
    ? { turn: state.turn, endedAtEpochMs: atEpochMs }
    : { turn: state.held.turn, endedAtEpochMs: state.held.heldAtEpochMs };
}
