import type { EpochMs } from '../ports';
import { sessionActions } from './actions';
import { isActive, phaseOf, type Phase } from './selectors';
import type { SessionState } from './state';

/** What decides whether a command can do anything now. */
export interface SessionKeys {
  readonly session: Phase;
  /** How many people of the roster are present. */
  readonly present: number;
  /** How many people are present beside the typist. */
  readonly others: number;
  /** How many people the roster has, whoever they are. */
  readonly roster: number;
  /** True while somebody of the roster is away or gone. */
  readonly someoneAway: boolean;
  /** How many people are present or away. */
  readonly notGone: number;
  /** True while somebody can decline the turn. */
  readonly canPass: boolean;
  /** True while there is a step to take back. */
  readonly canUndo: boolean;
  /** True while an agenda item is under work. */
  readonly itemUnderWork: boolean;
  /** How many agenda items there are. */
  readonly agendaItems: number;
  /** How many of them are open. */
  readonly openItems: number;
  /** How many of them are done or parked. */
  readonly closedItems: number;
  /** How many of them are open and not under work. */
  readonly waitingItems: number;
}

/** Total: without a session nothing can be done, and all counts are 0. */
export function sessionKeys(state: SessionState, nowEpochMs: EpochMs): SessionKeys {
  const session = isActive(state) ? state : undefined;
  const present = session?.roster.filter(({ presence }) => presence === 'present') ?? [];
  const open = session?.agenda.filter(({ status }) => status === 'open') ?? [];
  return {
    session: phaseOf(state, nowEpochMs),
    present: present.length,
    others: present.filter(({ id }) => id !== session?.pointerId).length,
    roster: session?.roster.length ?? 0,
    someoneAway: present.length < (session?.roster.length ?? 0),
    notGone: session?.roster.filter(({ presence }) => presence !== 'gone').length ?? 0,
    canPass: sessionActions(state, nowEpochMs).some(({ id }) => id === 'pass'),
    canUndo: session?.undo !== undefined,
    itemUnderWork: session?.itemId !== undefined,
    agendaItems: session?.agenda.length ?? 0,
    openItems: open.length,
    closedItems: (session?.agenda.length ?? 0) - open.length,
    waitingItems: open.filter(({ id }) => id !== session?.itemId).length,
  };
}
