import type { EpochMs } from '../ports';
import { plainLine } from './plainText';
import { rolesOf } from './roles';
import type { Roles } from './roleNames';
import { find, shortName } from './roster';
import { breakDue, currentTurn, isActive, nextTypist, phaseOf, typist } from './selectors';
import type { ActiveSession, SessionState } from './state';

/** What a click or a key on the board asks for. */
export const boardActs = [
  'start',
  'saveRecord',
  'pause',
  'resume',
  'next',
  'takeBreak',
  'endBreak',
  'nextItem',
  'doneItem',
  'capture',
] as const;
export type BoardAct = (typeof boardActs)[number];

interface BoardButton {
  readonly act: BoardAct;
  readonly label: string;
  /** One character; a space is the space bar. */
  readonly key: string;
}

/** All that the board shows, as plain text; what counts down is a deadline, so that the page counts by itself. */
export interface BoardModel {
  readonly phase: 'none' | 'running' | 'paused' | 'break' | 'ended';
  /** `Kim types`, `Paused`, `Break` … */
  readonly heading: string;
  /** `Next: Sol`, or empty. */
  readonly next: string;
  readonly goal: string;
  readonly roles: readonly { readonly role: string; readonly name: string }[];
  readonly away: readonly string[];
  /** Of the turn or the break; absent while nothing runs. */
  readonly deadlineEpochMs?: EpochMs;
  /** What is left of a held turn, negative in overtime; absent while something runs. */
  readonly heldMs?: number;
  /** Of the whole turn or break, for the ring. */
  readonly totalMs: number;
  readonly breakDue: boolean;
  readonly agenda: readonly BoardItem[];
  /** Newest first. */
  readonly captured: readonly { readonly kind: string; readonly title: string; readonly who: string }[];
  readonly hotspotsClosed: number;
  readonly discoveries: number;
  readonly buttons: readonly BoardButton[];
}

interface BoardItem {
  readonly title: string;
  readonly status: 'current' | 'open' | 'done' | 'parked';
  /** Why it is parked, or empty. */
  readonly reason: string;
}

/** More fits on no wall. */
const mostShown = 30;

/** Total: any state has a board. */
export function boardModel(state: SessionState, nowEpochMs: EpochMs): BoardModel {
  if (!isActive(state)) return idle(state);
  const current = typist(state);
  const next = nextTypist(state);
  const name = current === undefined ? '' : plainLine(current.name);
  const turn = currentTurn(state);
  const inBreak = state.kind === 'break';
  return {
    phase: state.kind,
    heading: inBreak ? 'Break' : state.kind === 'paused' ? `${name} · paused` : name,
    next: next === undefined || next.id === current?.id ? '' : plainLine(next.name),
    goal: plainLine(state.goal ?? ''),
    roles: turn === undefined || inBreak ? [] : named(state, rolesOf(state, turn.typistId, turn.roles)),
    away: state.roster
      .filter(({ presence }) => presence === 'away')
      .map(({ id }) => plainLine(shortName(state.roster, id))),
    ...clockOf(state),
    totalMs: inBreak ? state.rhythm.breakMs : state.rhythm.turnMs + (turn?.extendedMs ?? 0),
    breakDue: breakDue(state),
    ...chronicleOf(state),
    buttons: buttonsOf(state, nowEpochMs),
  };
}

function idle(state: SessionState): BoardModel {
  const ended = state.kind === 'ended';
  return {
    phase: ended ? 'ended' : 'none',
    heading: ended ? 'The session is over' : 'No mob session yet',
    next: '',
    goal: '',
    roles: [],
    away: [],
    totalMs: 0,
    breakDue: false,
    ...(ended ? chronicleOf(state) : { agenda: [], captured: [], hotspotsClosed: 0, discoveries: 0 }),
    buttons: ended
      ? [{ act: 'saveRecord', label: 'Save the session record', key: 's' }]
      : [{ act: 'start', label: 'Start a mob session', key: 's' }],
  };
}

function clockOf(state: ActiveSession): Pick<BoardModel, 'deadlineEpochMs' | 'heldMs'> {
  switch (state.kind) {
    case 'running':
      return { deadlineEpochMs: state.turn.deadlineEpochMs };
    case 'break':
      return { deadlineEpochMs: state.deadlineEpochMs };
    case 'paused':
      return { heldMs: state.held.turn.deadlineEpochMs - state.held.heldAtEpochMs };
  }
}

function chronicleOf(
  state: Exclude<SessionState, { kind: 'none' }>,
): Pick<BoardModel, 'agenda' | 'captured' | 'hotspotsClosed' | 'discoveries'> {
  return {
    agenda: state.agenda.slice(0, mostShown).map(({ id, title, status, reason }) => ({
      title: plainLine(title),
      status: id === state.itemId ? 'current' : status,
      reason: plainLine(reason ?? ''),
    })),
    captured: [...state.captured]
      .reverse()
      .slice(0, mostShown)
      .map(({ kind, title, told }) => ({
        kind: plainLine(kind),
        title: plainLine(title),
        who: told.map(plainLine).join(', '),
      })),
    hotspotsClosed: state.progress?.closed.length ?? 0,
    discoveries: state.captured.filter(({ kind }) => kind === 'discovery').length,
  };
}

function named(state: ActiveSession, roles: Roles): BoardModel['roles'] {
  const words = [
    ['Explainer', roles.explainer],
    ['Navigator', roles.navigator],
    ['Fact-checker', roles.factChecker],
  ] as const;
  return words.flatMap(([role, id]) => {
    const name = find(state.roster, id ?? '')?.name;
    return name === undefined ? [] : [{ role, name: plainLine(name) }];
  });
}

const capture: BoardButton = { act: 'capture', label: 'Note', key: 'c' };

/** Only what would not be refused. */
function buttonsOf(state: ActiveSession, nowEpochMs: EpochMs): readonly BoardButton[] {
  const next = nextTypist(state);
  const nextName = next === undefined ? '' : plainLine(shortName(state.roster, next.id));
  const item: BoardButton[] =
    state.itemId === undefined
      ? state.agenda.some(({ status }) => status === 'open')
        ? [{ act: 'nextItem', label: 'Agenda', key: 'i' }]
        : []
      : [{ act: 'doneItem', label: 'Item done', key: 'd' }];
  if (state.kind === 'break') {
    return [
      ...(next === undefined
        ? []
        : [{ act: 'endBreak' as const, label: `End break: ${nextName} types`, key: 'n' }]),
      capture,
    ];
  }
  const over = phaseOf(state, nowEpochMs) === 'overtime';
  const go: BoardButton[] =
    next === undefined ? [] : [{ act: 'next', label: `Start ${nextName}'s turn`, key: 'n' }];
  const breath: BoardButton = { act: 'takeBreak', label: 'Break', key: 'b' };
  const hold: BoardButton[] =
    state.kind === 'paused'
      ? next === undefined
        ? []
        : [{ act: 'resume', label: 'Resume', key: ' ' }]
      : [{ act: 'pause', label: 'Pause', key: ' ' }];
  return over && breakDue(state)
    ? [breath, ...go, ...hold, ...item, capture]
    : [...hold, ...go, breath, ...item, capture];
}
