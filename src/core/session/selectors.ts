import type { EpochMs } from '../ports';
import { find, nextAfter } from './roster';
import type { ActiveSession, Participant, RunningSession, SessionState, Turn } from './state';

export type Phase = 'none' | 'running' | 'paused' | 'overtime' | 'break' | 'ended';

/** Running or in overtime is a question of the clock; all else is the state's kind. */
export function phaseOf(state: SessionState, nowEpochMs: EpochMs): Phase {
  return state.kind === 'running' && nowEpochMs >= state.turn.deadlineEpochMs ? 'overtime' : state.kind;
}

export function isActive(state: SessionState): state is ActiveSession {
  return state.kind === 'running' || state.kind === 'paused' || state.kind === 'break';
}

/** Deadline − now of the turn or the break; a held turn stands still. Negative in overtime, undefined without a session. */
function balanceMs(state: SessionState, nowEpochMs: EpochMs): number | undefined {
  switch (state.kind) {
    case 'none':
    case 'ended':
      return undefined;
    case 'running':
      return state.turn.deadlineEpochMs - nowEpochMs;
    case 'paused':
      return state.held.turn.deadlineEpochMs - state.held.heldAtEpochMs;
    case 'break':
      return state.deadlineEpochMs - nowEpochMs;
  }
}

/** 0 in overtime and without a session; never negative. */
export function remainingMs(state: SessionState, nowEpochMs: EpochMs): number {
  return Math.max(0, balanceMs(state, nowEpochMs) ?? 0);
}

/** How long ago the turn or the break should have ended; 0 before that. */
export function overtimeMs(state: SessionState, nowEpochMs: EpochMs): number {
  return Math.max(0, -(balanceMs(state, nowEpochMs) ?? 0));
}

/** The turn under way, running or held. */
export function currentTurn(state: SessionState): Turn | undefined {
  switch (state.kind) {
    case 'none':
    case 'ended':
      return undefined;
    case 'running':
      return state.turn;
    case 'paused':
    case 'break':
      return state.held?.turn;
  }
}

/** Who has the keyboard; nobody has it in a break. */
export function typist(state: SessionState): Participant | undefined {
  if (state.kind !== 'running' && state.kind !== 'paused') return undefined;
  return find(state.roster, state.pointerId);
}

/** Who begins next: after this turn, or after the break, where a held turn goes on first. */
export function nextTypist(state: ActiveSession): Participant | undefined {
  if (state.kind === 'break' && state.held !== undefined) {
    const holder = find(state.roster, state.held.turn.typistId);
    if (holder?.presence === 'present') return holder;
  }
  return nextAfter(state.roster, state.pointerId);
}

/** Whether a break is to be offered at the end of this turn: after so many turns, or so long after the last break. */
export function breakDue(state: ActiveSession): boolean {
  if (state.kind === 'break') return false;
  const { breakAfterTurns, breakAfterMs } = state.rhythm;
  if (breakAfterTurns > 0 && state.turnsSinceBreak + 1 >= breakAfterTurns) return true;
  if (breakAfterMs === undefined) return false;
  const { deadlineEpochMs } = state.kind === 'running' ? state.turn : state.held.turn;
  return (
    deadlineEpochMs - (state.pastBreaks.at(-1)?.endedAtEpochMs ?? state.startedAtEpochMs) >= breakAfterMs
  );
}

/** When the end of the day is to be announced; undefined when there is none or it was. */
export function dayEndAlarm(state: SessionState): EpochMs | undefined {
  return isActive(state) && state.dayEnd?.announced === false ? state.dayEnd.atEpochMs : undefined;
}

/** When the next announcement is due, so that a timer can be set; undefined when nothing is. */
export function nextAlarmEpochMs(state: SessionState, warnBeforeEndMs: number): EpochMs | undefined {
  const alarms = [turnAlarm(state, warnBeforeEndMs), dayEndAlarm(state)].filter((one) => one !== undefined);
  return alarms.length === 0 ? undefined : Math.min(...alarms);
}

function turnAlarm(state: SessionState, warnBeforeEndMs: number): EpochMs | undefined {
  if (state.kind === 'break') return state.announced ? undefined : state.deadlineEpochMs;
  if (state.kind !== 'running' || state.turn.announced) return undefined;
  return warningEpochMs(state, warnBeforeEndMs) ?? state.turn.deadlineEpochMs;
}

/**
 * When the room is warned that the turn ends; undefined when it was or when it is not to be. Turns shorter than twice the
 * warning have none: it would come together with their start.
 */
export function warningEpochMs(
  { turn, rhythm }: RunningSession,
  warnBeforeEndMs: number,
): EpochMs | undefined {
  if (turn.warned || warnBeforeEndMs <= 0 || 2 * warnBeforeEndMs > rhythm.turnMs) return undefined;
  return turn.deadlineEpochMs - warnBeforeEndMs;
}
