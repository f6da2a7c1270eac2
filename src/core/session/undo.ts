import type { SessionEvent, Transition } from './events';
import { withoutUndo, type ActiveSession, type SessionState } from './state';
import { refused, to } from './transition';

/** What nobody did on purpose, or what is written elsewhere too, is no step to go back over. */
const notUndone: readonly SessionEvent['type'][] = ['captured', 'scanned', 'countGap', 'undo', 'end'];

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

/** As if the last thing had not happened: its turn goes on by its own deadline. Notes and scans since then stay. */
export function undo(state: ActiveSession): Transition<SessionState> {
  if (state.undo === undefined) return refused(state, 'nothingToUndo');
  const { of, session } = state.undo;
  const progress = state.progress === undefined ? {} : { progress: state.progress };
  return to({ ...session, captured: state.captured, ...progress }, { type: 'undone', of });
}
