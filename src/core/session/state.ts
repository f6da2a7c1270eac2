import type { AgendaItem } from './agenda';
import type {
  CapturedNote,
  CheckInAnswer,
  IdleInterval,
  PresenceInterval,
  Progress,
  Retrospective,
} from './chronicle';
import type { EpochMs, Identity } from '../ports';
import type { ChosenRoles, Roles } from './roleNames';

/** present: takes turns. away: keeps the place, takes none. gone: left for good, stays in the record. */
export type Presence = 'present' | 'away' | 'gone';

export interface Participant {
  /** `p1`, `p2`, … in the order of joining; never used again within a session. */
  readonly id: string;
  readonly name: string;
  /** Empty where it is not known. */
  readonly email: string;
  readonly presence: Presence;
  /** `YYYY-MM-DD`: after this day nobody can ask this person any more. */
  readonly lastDay?: string;
}

export interface Rhythm {
  readonly turnMs: number;
  /** A break is offered at the end of every so many turns; 0 for never. */
  readonly breakAfterTurns: number;
  /** A break is offered at the end of the turn that ends this long after the start or the last break; absent for never. */
  readonly breakAfterMs?: number;
  readonly breakMs: number;
}

/** One participant's time at the keyboard. Times are deadlines: nothing counts down. */
export interface Turn {
  /** 1-based, counted over the session. */
  readonly number: number;
  readonly typistId: string;
  readonly startedAtEpochMs: EpochMs;
  readonly deadlineEpochMs: EpochMs;
  /** Spent paused, in a break or asleep since the start: not typed. */
  readonly idleMs: number;
  readonly extendedMs: number;
  /** The warning before the end was given. */
  readonly warned: boolean;
  /** The end was announced; an extension takes it back. */
  readonly announced: boolean;
  /** Those that somebody chose; the others follow from who is there, see `rolesOf`. */
  readonly roles?: ChosenRoles;
}

/** done: ran its time or was ended by "next". passed: declined. left: the typist went away. ended: the session ended in it. */
export type TurnOutcome = 'done' | 'passed' | 'left' | 'ended';

export interface PastTurn {
  readonly number: number;
  readonly typistId: string;
  readonly startedAtEpochMs: EpochMs;
  readonly endedAtEpochMs: EpochMs;
  readonly typedMs: number;
  readonly outcome: TurnOutcome;
  readonly roles: Roles;
  /** The agenda item that was worked on when it ended. */
  readonly itemId?: string;
}

export interface PastBreak {
  readonly startedAtEpochMs: EpochMs;
  readonly endedAtEpochMs: EpochMs;
}

/** What all states of a session that was started have in common. */
export interface SessionCommon {
  /** Date and four random characters: also the name of the record. */
  readonly id: string;
  readonly startedAtEpochMs: EpochMs;
  /** Of the place the session was started in, so that dates in the record are those on the wall. */
  readonly utcOffsetMinutes: number;
  /** URI of the workspace folder the record goes to; absent where there is none. */
  readonly folderUri?: string;
  /** On one line, never empty. */
  readonly goal?: string;
  readonly rhythm: Rhythm;
  /** In the order of turns. Nobody is ever taken out of it. */
  readonly roster: readonly Participant[];
  /** Who has or last had the keyboard: the next is looked for from here. */
  readonly pointerId: string;
  readonly pastTurns: readonly PastTurn[];
  readonly pastBreaks: readonly PastBreak[];
  /** Turns done since the start or the last break. */
  readonly turnsSinceBreak: number;
  /** Who was in the room when, oldest first; those without an end are there now. */
  readonly presence: readonly PresenceInterval[];
  /** When nobody typed, oldest first; what lasts now is not among them. */
  readonly idle: readonly IdleInterval[];
  /** Of the session before, without those of the roster at the start: they may come late. Absent where there is nobody. */
  readonly former?: readonly Identity[];
  /** In the order to be worked on. */
  readonly agenda: readonly AgendaItem[];
  /** The agenda item under work; always an open one. */
  readonly itemId?: string;
  /** The agreed end of the day, and whether the room was told that it has come. */
  readonly dayEnd?: { readonly atEpochMs: EpochMs; readonly announced: boolean };
  readonly checkIn: readonly CheckInAnswer[];
  /** Notes written during the session, oldest first. */
  readonly captured: readonly CapturedNote[];
  /** What scans found at the beginning and last; absent before the first one. */
  readonly progress?: Progress;
  /** Given at the end, by consent. */
  readonly retrospective?: Retrospective;
}

/** Why nobody is typing: somebody asked, the computer slept, all were away, or nobody acted for long. */
export type PauseReason = 'asked' | 'sleep' | 'nobodyPresent' | 'stale';

/** A turn that stands still since `heldAtEpochMs`; its remaining time is deadline − that moment. */
export interface HeldTurn {
  readonly turn: Turn;
  readonly heldAtEpochMs: EpochMs;
}

export interface NoSession {
  readonly kind: 'none';
  /** Of the last session, to be offered again. */
  readonly last?: LastSession;
}

/** What the next session begins with. */
export interface LastSession {
  readonly roster: readonly Participant[];
  readonly rhythm: Rhythm;
  /** What was left open or parked. */
  readonly agenda: readonly AgendaItem[];
}

/**
 * Overtime is no state of its own: it is `running` with a deadline that lies behind the clock, so that it can be
 * missed neither by a late timer nor by a reload. `turn.announced` remembers that the room was told.
 */
export interface RunningSession extends SessionCommon {
  readonly kind: 'running';
  readonly turn: Turn;
}

export interface PausedSession extends SessionCommon {
  readonly kind: 'paused';
  readonly held: HeldTurn;
  readonly reason: PauseReason;
}

export interface BreakSession extends SessionCommon {
  readonly kind: 'break';
  readonly breakStartedAtEpochMs: EpochMs;
  readonly deadlineEpochMs: EpochMs;
  readonly announced: boolean;
  /** The turn that the break interrupted because somebody asked for it; goes on afterwards. */
  readonly held?: HeldTurn;
}

/** Over, but the record is not safe yet. Becomes `none` when it is. */
export interface EndedSession extends SessionCommon {
  readonly kind: 'ended';
  readonly endedAtEpochMs: EpochMs;
}

export type ActiveSession = (RunningSession | PausedSession | BreakSession) & {
  /** The session before the last thing that somebody did, to go back to. */
  readonly undo?: UndoStep;
};
export interface UndoStep {
  /** What was done. */
  readonly of: string;
  readonly session: RunningSession | PausedSession | BreakSession;
}

export type StartedSession = ActiveSession | EndedSession;
export type SessionState = NoSession | StartedSession;

export const noSession: NoSession = { kind: 'none' };

/** The fields of {@link SessionCommon} alone, to build the next state from. */
export function commonOf(state: SessionCommon): SessionCommon {
  return {
    id: state.id,
    startedAtEpochMs: state.startedAtEpochMs,
    utcOffsetMinutes: state.utcOffsetMinutes,
    ...(state.folderUri === undefined ? {} : { folderUri: state.folderUri }),
    ...(state.goal === undefined ? {} : { goal: state.goal }),
    rhythm: state.rhythm,
    roster: state.roster,
    pointerId: state.pointerId,
    pastTurns: state.pastTurns,
    pastBreaks: state.pastBreaks,
    turnsSinceBreak: state.turnsSinceBreak,
    presence: state.presence,
    idle: state.idle,
    ...(state.former === undefined ? {} : { former: state.former }),
    agenda: state.agenda,
    ...(state.itemId === undefined ? {} : { itemId: state.itemId }),
    ...(state.dayEnd === undefined ? {} : { dayEnd: state.dayEnd }),
    checkIn: state.checkIn,
    captured: state.captured,
    ...(state.progress === undefined ? {} : { progress: state.progress }),
    ...(state.retrospective === undefined ? {} : { retrospective: state.retrospective }),
  };
}

/** Without the step back, so that steps do not pile up in each other. */
export function withoutUndo(state: ActiveSession): RunningSession | PausedSession | BreakSession {
  if (state.undo === undefined) return state;
  const rest = { ...state };
  delete rest.undo;
  return rest;
}
