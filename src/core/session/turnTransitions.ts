import type { EpochMs } from '../ports';
import type { Transition } from './events';
import { exchanged, find, nextAfter, upcoming } from './roster';
import { commonOf, type ActiveSession, type SessionCommon, type SessionState, type Turn } from './state';
import { nextTypist } from './selectors';
import { extended, isDuration, isOver, newTurn, restarted, runningWith, withPastTurn } from './turn';
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

/** The one after the next begins. In a break: the next one is somebody else, and the break goes on. */
export function skip(state: ActiveSession, atEpochMs: EpochMs): Transition<SessionState> {
  if (state.kind === 'break') return pass(state, atEpochMs);
  const { turn, endedAtEpochMs } = standing(state, atEpochMs);
  const typist = upcoming(state.roster, turn.typistId)[1];
  if (typist === undefined || typist.id === turn.typistId) return refused(state, 'nobodyElse');
  const closed = withPastTurn(commonOf(state), turn, endedAtEpochMs, 'done');
  return to(begin(state, closed, typist.id, atEpochMs));
}

/**
 * During a turn somebody else takes the keyboard for the rest of it; after its end somebody else is next. The two change
 * places in the order, so that both have their turn.
 */
export function swap(
  state: ActiveSession,
  participantId: string,
  atEpochMs: EpochMs,
): Transition<SessionState> {
  if (state.kind === 'break') return refused(state, 'inBreak');
  const other = find(state.roster, participantId);
  if (other?.presence !== 'present') return refused(state, 'noSuchPerson');
  const { turn, endedAtEpochMs } = standing(state, atEpochMs);
  if (isOver(turn, endedAtEpochMs)) {
    const first = nextTypist(state)?.id ?? participantId;
    return next({ ...state, roster: exchanged(state.roster, first, participantId) }, atEpochMs);
  }
  if (participantId === turn.typistId) return refused(state, 'nobodyElse');
  const roster = exchanged(state.roster, turn.typistId, participantId);
  const closed = withPastTurn({ ...commonOf(state), roster }, turn, endedAtEpochMs, 'passed');
  const deadlineEpochMs = atEpochMs + turn.deadlineEpochMs - endedAtEpochMs;
  return to(begin(state, closed, participantId, atEpochMs, { deadlineEpochMs }));
}

/** The turn, or the break, has its whole time again. */
export function restart(state: ActiveSession, atEpochMs: EpochMs): Transition<SessionState> {
  const { turnMs, breakMs } = state.rhythm;
  switch (state.kind) {
    case 'running':
      return to({ ...state, turn: restarted(state.turn, turnMs, atEpochMs) });
    case 'paused': {
      const { turn, heldAtEpochMs } = state.held;
      return to({ ...state, held: { heldAtEpochMs, turn: restarted(turn, turnMs, heldAtEpochMs) } });
    }
    case 'break':
      return to({ ...state, deadlineEpochMs: atEpochMs + breakMs, announced: false });
  }
}

function begin(
  state: ActiveSession,
  closed: SessionCommon,
  typistId: string,
  atEpochMs: EpochMs,
  changes: Partial<Turn> = {},
): SessionState {
  const turn = { ...newTurn(closed, typistId, atEpochMs), ...changes };
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
): { turn: Turn; endedAtEpochMs: EpochMs } {
  return state.kind === 'running'
    ? { turn: state.turn, endedAtEpochMs: atEpochMs }
    : { turn: state.held.turn, endedAtEpochMs: state.held.heldAtEpochMs };
}
