import type { SessionEvent, Transition } from './events';
import { currentTurn } from './selectors';
import { withoutUndo, type ActiveSession, type SessionState, type UndoStep } from './state';
import { refused, to } from './transition';

/** What nobody did on purpose, or what is written elsewhere too, is no step to go back over. */
const notUndone: readonly SessionEvent['type'][] = [
  'captured',
  'discarded',
  'scanned',
  'countGap',
  'undo',
  'end',
];

/** Carries out `act` and remembers what was before it. */
export function undoable(
  state: ActiveSession,
  event: SessionEvent,
  act: (state: ActiveSession) => Transition<SessionState>,
): Transition<SessionState> {
  const before = withoutUndo(state);
  const { state: after, effects } = act(before);
  if (after === before) return { state, effects };
  if (after.kind === 'none' || after.kind === 'ended') return { state: after, effects };
  if (!notUndone.includes(event.type))
    return { state: { ...after, undo: { of: event.type, session: before } }, effects };
  return { state: state.undo === undefined ? after : { ...after, undo: state.undo }, effects };
}

/**
 * As if the last thing had not happened: its turn goes on by its own deadline. Notes and scans since then stay, and what
 * the room was told since then is not said again.
 */
export function undo(state: ActiveSession): Transition<SessionState> {
  if (state.undo === undefined) return refused(state, 'nothingToUndo');
  const { of, session } = state.undo;
  const progress = state.progress === undefined ? {} : { progress: state.progress };
  const { dayEnd } = session;
  const told = state.dayEnd?.announced === true && state.dayEnd.atEpochMs === dayEnd?.atEpochMs;
  const back = {
    ...withTold(session, state),
    captured: state.captured,
    ...progress,
    ...(told ? { dayEnd: state.dayEnd } : {}),
  };
  return to(back, { type: 'undone', of });
}

/** Of the turn or the break that is the same in both, with the same end. */
function withTold(session: UndoStep['session'], now: ActiveSession): UndoStep['session'] {
  if (session.kind === 'break') {
    const same = now.kind === 'break' && now.deadlineEpochMs === session.deadlineEpochMs;
    return same ? { ...session, announced: session.announced || now.announced } : session;
  }
  const turn = currentTurn(now);
  const former = session.kind === 'running' ? session.turn : session.held.turn;
  if (turn?.number !== former.number || turn.deadlineEpochMs !== former.deadlineEpochMs) return session;
  const told = {
    ...former,
    warned: former.warned || turn.warned,
    announced: former.announced || turn.announced,
  };
  return session.kind === 'running'
    ? { ...session, turn: told }
    : { ...session, held: { ...session.held, turn: told } };
}
