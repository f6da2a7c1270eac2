import type { EpochMs } from '../ports';
import { rolesOf } from './roles';
import type { HeldTurn, RunningSession, SessionCommon, Turn, TurnOutcome } from './state';

/** Nothing in a session lasts longer: a typing slip must not start a turn of days. */
const maxDurationMs = 4 * 60 * 60_000;

export function isDuration(ms: number): boolean {
  return Number.isFinite(ms) && ms > 0 && ms <= maxDurationMs;
}

export function newTurn(common: SessionCommon, typistId: string, atEpochMs: EpochMs): Turn {
  return {
    number: common.pastTurns.length + 1,
    typistId,
    startedAtEpochMs: atEpochMs,
    deadlineEpochMs: atEpochMs + common.rhythm.turnMs,
    idleMs: 0,
    extendedMs: 0,
    warned: false,
    announced: false,
  };
}

export function runningWith(common: SessionCommon, turn: Turn): RunningSession {
  return { ...common, kind: 'running', pointerId: turn.typistId, turn };
}

/** The turn has its whole time again from `atEpochMs` on; its end will be announced again. */
export function restarted(turn: Turn, turnMs: number, atEpochMs: EpochMs): Turn {
  return { ...turn, deadlineEpochMs: atEpochMs + turnMs, warned: false, announced: false };
}

export function isOver(turn: Turn, atEpochMs: EpochMs): boolean {
  return atEpochMs >= turn.deadlineEpochMs;
}

/** Past its end by more than this many turns, nobody is taken to be typing in a turn any more. */
const silentAfterTurns = 2;

/** Till then a turn that nobody ends is overtime; from then on it is silence since its deadline. */
export function silentFrom({ turn, rhythm }: Pick<RunningSession, 'turn' | 'rhythm'>): EpochMs {
  return turn.deadlineEpochMs + silentAfterTurns * rhythm.turnMs;
}

/** The deadline of a turn that nobody ended for too long; undefined for one that is typed in. */
export function silentSince(
  session: Pick<RunningSession, 'turn' | 'rhythm'>,
  atEpochMs: EpochMs,
): EpochMs | undefined {
  return atEpochMs > silentFrom(session) ? session.turn.deadlineEpochMs : undefined;
}

/** The turn goes on with the time it had left when it was held. */
export function released(held: HeldTurn, atEpochMs: EpochMs): Turn {
  const idleMs = Math.max(0, atEpochMs - held.heldAtEpochMs);
  return {
    ...held.turn,
    deadlineEpochMs: held.turn.deadlineEpochMs + idleMs,
    idleMs: held.turn.idleMs + idleMs,
  };
}

/** `byMs` from the deadline, or from now where that is past; the end will be announced again. */
export function extended(turn: Turn, byMs: number, atEpochMs: EpochMs): Turn {
  return {
    ...turn,
    deadlineEpochMs: Math.max(turn.deadlineEpochMs, atEpochMs) + byMs,
    extendedMs: turn.extendedMs + byMs,
    warned: false,
    announced: false,
  };
}

/** Moves the turn into the past; only a turn that is done counts towards the next break. */
export function withPastTurn(
  common: SessionCommon,
  turn: Turn,
  endedAtEpochMs: EpochMs,
  outcome: TurnOutcome,
): SessionCommon {
  const past = {
    number: turn.number,
    typistId: turn.typistId,
    startedAtEpochMs: turn.startedAtEpochMs,
    endedAtEpochMs: Math.max(turn.startedAtEpochMs, endedAtEpochMs),
    typedMs: Math.max(0, endedAtEpochMs - turn.startedAtEpochMs - turn.idleMs),
    outcome,
    roles: rolesOf(common, turn.typistId, turn.roles),
    ...(common.itemId === undefined ? {} : { itemId: common.itemId }),
  };
  return {
    ...common,
    pointerId: turn.typistId,
    pastTurns: [...common.pastTurns, past],
    turnsSinceBreak: common.turnsSinceBreak + (outcome === 'done' ? 1 : 0),
  };
}
