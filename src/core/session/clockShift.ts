import type { EpochMs } from '../ports';
import type { ActiveSession, HeldTurn, SessionCommon, Turn, UndoStep } from './state';

type Session = UndoStep['session'];

/**
 * The session as if the clock had always been `byMs` behind: what is under way, what is past, and what the last step is
 * taken back to. So all its times are of one clock, and every duration and distance stays what it was. The end of the day
 * alone stays, as a time agreed on by the clock on the wall.
 */
export function shiftedBack(state: ActiveSession, byMs: number): ActiveSession {
  const { undo } = state;
  const shifted = shiftedSession(state, byMs);
  if (undo === undefined) return shifted;
  return { ...shifted, undo: { of: undo.of, session: shiftedSession(undo.session, byMs) } };
}

function shiftedSession(state: Session, byMs: number): Session {
  const back = (at: EpochMs): EpochMs => at - byMs;
  const past = shiftedPast(state, back);
  switch (state.kind) {
    case 'running':
      return { ...state, ...past, turn: shiftedTurn(state.turn, back) };
    case 'paused':
      return { ...state, ...past, held: shiftedHeld(state.held, back) };
    case 'break':
      return {
        ...state,
        ...past,
        breakStartedAtEpochMs: back(state.breakStartedAtEpochMs),
        deadlineEpochMs: back(state.deadlineEpochMs),
        ...(state.held === undefined ? {} : { held: shiftedHeld(state.held, back) }),
      };
  }
}

function shiftedPast(state: SessionCommon, back: (at: EpochMs) => EpochMs): Partial<SessionCommon> {
  const between = <T extends { readonly startedAtEpochMs: EpochMs; readonly endedAtEpochMs: EpochMs }>(
    one: T,
  ): T => ({
    ...one,
    startedAtEpochMs: back(one.startedAtEpochMs),
    endedAtEpochMs: back(one.endedAtEpochMs),
  });
  return {
    startedAtEpochMs: back(state.startedAtEpochMs),
    pastTurns: state.pastTurns.map(between),
    pastBreaks: state.pastBreaks.map(between),
    presence: state.presence.map(({ fromEpochMs, untilEpochMs, ...one }) => ({
      ...one,
      fromEpochMs: back(fromEpochMs),
      ...(untilEpochMs === undefined ? {} : { untilEpochMs: back(untilEpochMs) }),
    })),
    idle: state.idle.map(({ fromEpochMs, untilEpochMs }) => ({
      fromEpochMs: back(fromEpochMs),
      untilEpochMs: back(untilEpochMs),
    })),
    agenda: state.agenda.map((item) =>
      item.closedAtEpochMs === undefined ? item : { ...item, closedAtEpochMs: back(item.closedAtEpochMs) },
    ),
    captured: state.captured.map((note) => ({ ...note, atEpochMs: back(note.atEpochMs) })),
  };
}

function shiftedTurn(turn: Turn, back: (at: EpochMs) => EpochMs): Turn {
  return {
    ...turn,
    startedAtEpochMs: back(turn.startedAtEpochMs),
    deadlineEpochMs: back(turn.deadlineEpochMs),
  };
}

function shiftedHeld({ turn, heldAtEpochMs }: HeldTurn, back: (at: EpochMs) => EpochMs): HeldTurn {
  return { turn: shiftedTurn(turn, back), heldAtEpochMs: back(heldAtEpochMs) };
}
