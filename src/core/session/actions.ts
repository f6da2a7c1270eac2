import type { EpochMs } from '../ports';
import { findItem } from './agenda';
import { plainLabel } from './plainText';
import { shortName, upcoming } from './roster';
import { breakDue, isActive, nextTypist, phaseOf, remainingMs } from './selectors';
import type { ActiveSession, SessionState } from './state';

export type ActionId =
  | 'next'
  | 'pause'
  | 'resume'
  | 'skip'
  | 'swap'
  | 'restart'
  | 'undo'
  | 'setRoles'
  | 'editRoster'
  | 'changeRhythm'
  | 'setDayEnd'
  | 'addItem'
  | 'nextItem'
  | 'doneItem'
  | 'parkItem'
  | 'checkIn'
  | 'showBoard'
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
    ...rareTurnActions(state),
    state.undo !== undefined && { id: 'undo', label: '$(discard) Undo the last step' },
    ...agendaActions(state),
    state.roster.some(({ presence }) => presence === 'present') && {
      id: 'markAway',
      label: '$(circle-slash) Mark someone away…',
    },
    state.roster.some(({ presence }) => presence !== 'present') && {
      id: 'markBack',
      label: '$(person) Mark someone back…',
    },
    { id: 'addParticipant', label: '$(person-add) Add a participant…' },
    { id: 'editRoster', label: '$(organization) Edit the roster…' },
    { id: 'showBoard', label: '$(screen-full) Show the board' },
    { id: 'checkIn', label: '$(comment) Check in…' },
    { id: 'setGoal', label: '$(target) Set the goal…' },
    { id: 'changeRhythm', label: '$(watch) Change the rhythm…' },
    { id: 'setDayEnd', label: '$(calendar) Set the end of the day…' },
    { id: 'end', label: '$(stop-circle) End the session and write its record…' },
  ];
  return offered.filter((action) => action !== false);
}

function rareTurnActions(state: ActiveSession): (SessionAction | false)[] {
  const others = state.roster.filter(({ presence, id }) => presence === 'present' && id !== state.pointerId);
  const inTurn = state.kind !== 'break';
  const skipped = nextTypist(state);
  return [
    inTurn &&
      others.length > 1 &&
      skipped !== undefined && {
        id: 'skip',
        label: `$(debug-step-into) Skip ${plainLabel(shortName(state.roster, skipped.id))}`,
      },
    inTurn && others.length > 0 && { id: 'swap', label: '$(arrow-swap) Swap…' },
    { id: 'restart', label: `$(debug-restart) Restart the ${inTurn ? 'turn' : 'break'}` },
    inTurn && others.length > 0 && { id: 'setRoles', label: '$(person) Set the roles of this turn…' },
  ];
}

function agendaActions(state: ActiveSession): (SessionAction | false)[] {
  const current = findItem(state.agenda, state.itemId);
  const title = plainLabel(current?.title ?? '');
  return [
    current !== undefined && { id: 'doneItem', label: `$(check) Done: ${title}` },
    current !== undefined && { id: 'parkItem', label: `$(circle-slash) Park: ${title}…` },
    state.agenda.some(({ status, id }) => status === 'open' && id !== state.itemId) && {
      id: 'nextItem',
      label: '$(checklist) Work on an agenda item…',
    },
    { id: 'addItem', label: '$(add) Add an agenda item…' },
  ];
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
