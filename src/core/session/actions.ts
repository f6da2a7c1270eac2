import type { EpochMs } from '../ports';
import { plainLabel } from './plainText';
import { shortName, upcoming } from './roster';
import { breakDue, isActive, nextTypist, phaseOf, remainingMs } from './selectors';
import type { ActiveSession, SessionState } from './state';

export type ActionId =
  | 'next'
  | 'pause'
  | 'resume'
  | 'extend2'
  | 'extend5'
  | 'extendCustom'
  | 'takeBreak'
  | 'endBreak'
  | 'pass'
  | 'markAway'
  | 'markBack'
  | 'addParticipant'
  | 'setGoal'
  | 'end'
  | 'saveRecord';

export interface SessionAction {
  readonly id: ActionId;
  /** With a codicon; names are made safe. */
  readonly label: string;
}

/** What can be done now, most likely first. Nothing is in it that would be refused. */
export function sessionActions(state: SessionState, nowEpochMs: EpochMs): readonly SessionAction[] {
  if (state.kind === 'ended') return [{ id: 'saveRecord', label: '$(save) Save the session record…' }];
  if (!isActive(state)) return [];
  const next = nextTypist(state);
  const nextName = next === undefined ? undefined : plainLabel(shortName(state.roster, next.id));
  const offered: (SessionAction | false)[] = [
    ...flowActions(state, nowEpochMs, nextName),
    { id: 'extend2', label: '$(add) 2 more minutes' },
    { id: 'extend5', label: '$(add) 5 more minutes' },
    { id: 'extendCustom', label: '$(add) More minutes…' },
    passAction(state, nowEpochMs, nextName),
    state.roster.some(({ presence }) => presence === 'present') && {
      id: 'markAway',
      label: '$(circle-slash) Mark someone away…',
    },
    state.roster.some(({ presence }) => presence !== 'present') && {
      id: 'markBack',
      label: '$(person) Mark someone back…',
    },
    { id: 'addParticipant', label: '$(person-add) Add a participant…' },
    { id: 'setGoal', label: '$(target) Set the goal…' },
    { id: 'end', label: '$(stop-circle) End the session and write its record' },
  ];
  return offered.filter((action) => action !== false);
}

function flowActions(
  state: ActiveSession,
  nowEpochMs: EpochMs,
  nextName: string | undefined,
): (SessionAction | false)[] {
  const startNext: SessionAction | false = nextName !== undefined && {
    id: 'next',
    label: `$(arrow-right) Start ${nextName}'s turn`,
  };
  const takeBreak: SessionAction = { id: 'takeBreak', label: '$(coffee) Take a break' };
  if (state.kind === 'break') {
    return [nextName !== undefined && { id: 'endBreak', label: `$(play) End the break: ${nextName} types` }];
  }
  if (state.kind === 'paused') {
    return [nextName !== undefined && { id: 'resume', label: '$(play) Resume' }, startNext, takeBreak];
  }
  const pause: SessionAction = { id: 'pause', label: '$(debug-pause) Pause' };
  return phaseOf(state, nowEpochMs) === 'overtime' && breakDue(state)
    ? [takeBreak, startNext, pause]
    : [startNext, pause, takeBreak];
}

/** During a turn its typist can pass; after its end and in a break the one who would be next. */
function passAction(
  state: ActiveSession,
  nowEpochMs: EpochMs,
  nextName: string | undefined,
): SessionAction | false {
  const waiting = upcoming(state.roster, state.pointerId);
  // A turn that was paused in overtime is over.
  const inTurn = state.kind !== 'break' && remainingMs(state, nowEpochMs) > 0;
  const others = inTurn ? waiting.filter(({ id }) => id !== state.pointerId).length : waiting.length - 1;
  if (others < 1) return false;
  const name = inTurn ? plainLabel(shortName(state.roster, state.pointerId)) : (nextName ?? '');
  return { id: 'pass', label: `$(debug-step-over) ${name} passes` };
}
