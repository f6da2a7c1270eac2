import type { Opened, NewItem } from './agenda';
import type { CapturedNote, Retrospective, ScanTotals } from './chronicle';
import type { EpochMs, Identity, RepoPath } from '../ports';
import type { Role } from './roleNames';
import type { Rhythm } from './state';

export interface StartEvent {
  readonly type: 'start';
  readonly atEpochMs: EpochMs;
  /** See `recordId`. */
  readonly id: string;
  readonly utcOffsetMinutes: number;
  readonly folderUri?: string;
  readonly goal?: string;
  readonly rhythm: Rhythm;
  /** In the order of turns; the first one types first. */
  readonly people: readonly Identity[];
  readonly agenda?: readonly NewItem[];
  /** When the day is agreed to end; a time in the past counts as none. */
  readonly dayEndsAtEpochMs?: EpochMs;
}

/** All that can happen to a session. Every event is defined in every state; those that make no sense are refused. */
export type SessionEvent =
  | StartEvent
  /** The clock went on: the only event that finds out that something is due. */
  | { readonly type: 'tick'; readonly atEpochMs: EpochMs; readonly warnBeforeEndMs: number }
  /** The state was read back after a reload, a crash or a reboot. */
  | {
      readonly type: 'restored';
      readonly atEpochMs: EpochMs;
      /** When a window was last awake with it, by the clock of then; absent where that is not known. */
      readonly seenAtEpochMs?: EpochMs;
    }
  /** Between two ticks lay far more than a tick: the computer slept, or its clock was set. */
  | { readonly type: 'slept'; readonly fromEpochMs: EpochMs; readonly atEpochMs: EpochMs }
  | { readonly type: 'clockSetBack'; readonly atEpochMs: EpochMs; readonly byMs: number }
  /** The answer to a sleep: it was work, so the time counts. */
  | { readonly type: 'countGap'; readonly atEpochMs: EpochMs }
  | { readonly type: 'next'; readonly atEpochMs: EpochMs }
  | { readonly type: 'pass'; readonly atEpochMs: EpochMs }
  | { readonly type: 'extend'; readonly atEpochMs: EpochMs; readonly byMs: number }
  | { readonly type: 'pause'; readonly atEpochMs: EpochMs }
  | { readonly type: 'resume'; readonly atEpochMs: EpochMs }
  | { readonly type: 'takeBreak'; readonly atEpochMs: EpochMs }
  | { readonly type: 'endBreak'; readonly atEpochMs: EpochMs }
  | { readonly type: 'markAway'; readonly atEpochMs: EpochMs; readonly participantId: string }
  | { readonly type: 'markGone'; readonly atEpochMs: EpochMs; readonly participantId: string }
  | { readonly type: 'markBack'; readonly atEpochMs: EpochMs; readonly participantId: string }
  | { readonly type: 'join'; readonly atEpochMs: EpochMs; readonly person: Identity }
  | { readonly type: 'setGoal'; readonly atEpochMs: EpochMs; readonly goal: string }
  /** The one after the next begins; who is skipped keeps the place in the order. */
  | { readonly type: 'skip'; readonly atEpochMs: EpochMs }
  /** The turn gets its whole time again. */
  | { readonly type: 'restart'; readonly atEpochMs: EpochMs }
  /** Somebody else takes the keyboard for the rest of the turn; the two change places, so that nobody loses a turn. */
  | { readonly type: 'swap'; readonly atEpochMs: EpochMs; readonly participantId: string }
  /** Takes back the last thing that somebody did, as if it had not happened. */
  | { readonly type: 'undo'; readonly atEpochMs: EpochMs }
  | RosterEvent
  | AgendaEvent
  | { readonly type: 'setRhythm'; readonly atEpochMs: EpochMs; readonly rhythm: Rhythm }
  | { readonly type: 'setDayEnd'; readonly atEpochMs: EpochMs; readonly dayEndsAtEpochMs?: EpochMs }
  /** Absent: nobody has this role in this turn. */
  | {
      readonly type: 'setRole';
      readonly atEpochMs: EpochMs;
      readonly role: Role;
      readonly participantId?: string;
    }
  /** An empty answer takes the former one back. */
  | {
      readonly type: 'checkIn';
      readonly atEpochMs: EpochMs;
      readonly participantId: string;
      readonly text: string;
    }
  | { readonly type: 'captured'; readonly atEpochMs: EpochMs; readonly note: Omit<CapturedNote, 'atEpochMs'> }
  /** Its file was deleted: it was no note after all. */
  | { readonly type: 'discarded'; readonly atEpochMs: EpochMs; readonly path: RepoPath }
  | { readonly type: 'scanned'; readonly atEpochMs: EpochMs; readonly totals: ScanTotals }
  | { readonly type: 'end'; readonly atEpochMs: EpochMs; readonly retrospective?: Retrospective }
  /** The record is on disk or in an editor, or was given up on purpose. */
  | { readonly type: 'recordSafe'; readonly atEpochMs: EpochMs; readonly id: string };

/** Who is in the room, and in which order. */
export type RosterEvent =
  | {
      readonly type: 'rename';
      readonly atEpochMs: EpochMs;
      readonly participantId: string;
      readonly person: Identity;
    }
  /** Somebody who has never typed vanishes; everybody else stays in the record as gone. */
  | { readonly type: 'remove'; readonly atEpochMs: EpochMs; readonly participantId: string }
  /** The ids of the whole roster, each once. */
  | { readonly type: 'reorder'; readonly atEpochMs: EpochMs; readonly participantIds: readonly string[] }
  /** `YYYY-MM-DD`; absent to take it back. */
  | {
      readonly type: 'setLastDay';
      readonly atEpochMs: EpochMs;
      readonly participantId: string;
      readonly lastDay?: string;
    };

export type AgendaEvent =
  | { readonly type: 'addItem'; readonly atEpochMs: EpochMs; readonly item: NewItem }
  | { readonly type: 'removeItem'; readonly atEpochMs: EpochMs; readonly itemId: string }
  /** @property toIndex 0-based place in the agenda; beyond its ends counts as the end */
  | {
      readonly type: 'moveItem';
      readonly atEpochMs: EpochMs;
      readonly itemId: string;
      readonly toIndex: number;
    }
  /** Work on it now; one that was done or parked is open again. */
  | { readonly type: 'workItem'; readonly atEpochMs: EpochMs; readonly itemId: string }
  | { readonly type: 'doneItem'; readonly atEpochMs: EpochMs; readonly itemId: string }
  /** "Not now" again, with the reason. */
  | {
      readonly type: 'parkItem';
      readonly atEpochMs: EpochMs;
      readonly itemId: string;
      readonly reason: string;
    }
  | { readonly type: 'reopenItem'; readonly atEpochMs: EpochMs; readonly itemId: string };

/** Why an event changed nothing. The words for it are the host's. */
export type Refusal =
  | 'noSession'
  | 'sessionRunning'
  | 'recordPending'
  | 'noRecordPending'
  | 'nobodyPresent'
  | 'nobodyElse'
  | 'nobodyAway'
  | 'notRunning'
  | 'notPaused'
  | 'inBreak'
  | 'notInBreak'
  | 'noSuchPerson'
  | 'alreadyInRoster'
  | 'emptyRoster'
  | 'badDuration'
  | 'badOrder'
  | 'keepsPlace'
  | 'badDay'
  | 'emptyName'
  | 'onlyPerson'
  | 'nothingToUndo'
  | 'noSuchItem'
  | 'otherFolder'
  | 'alreadyOnAgenda'
  | 'emptyTitle'
  | 'noReason';

/** What the host has to do after a transition, as data. Names are as entered: escape them where they are shown. */
export type SessionEffect =
  /** The state changed: write it before anything else. */
  | { readonly type: 'persist' }
  | {
      readonly type: 'turnOver';
      readonly turnNumber: number;
      readonly typist: string;
      /** Absent where nobody is present. */
      readonly next?: string;
      readonly breakDue: boolean;
    }
  | {
      readonly type: 'turnEndsSoon';
      readonly turnNumber: number;
      readonly typist: string;
      /** Absent where nobody else is present. */
      readonly next?: string;
      readonly remainingMs: number;
    }
  | { readonly type: 'breakOver'; readonly next?: string }
  | {
      readonly type: 'askAfterSleep';
      /** It may as well have been VS Code that was closed. */
      readonly closed?: true;
      readonly gapMs: number;
      readonly typist: string;
      readonly remainingMs: number;
    }
  /** The turn ended long ago and nobody acted. */
  | { readonly type: 'askStale'; readonly overdueMs: number; readonly typist: string; readonly next?: string }
  /** The day's agreed end has come; nothing is cut off. */
  | { readonly type: 'dayOver' }
  /** A turn begins with, or somebody turned to, an agenda item that has a place or asks a question. */
  | Opened
  /** An agenda item is closed: what to do next, and why. */
  | { readonly type: 'proposeItem'; readonly itemId: string; readonly title: string; readonly reason: string }
  /** The last open agenda item was closed or taken off. */
  | { readonly type: 'agendaDone' }
  | { readonly type: 'undone'; readonly of: string }
  /** A turn or a break began, or its time changed: for those who watch the clock elsewhere. */
  | {
      readonly type: 'clockStarted';
      readonly of: 'turn' | 'break';
      readonly remainingMs: number;
      readonly typist: string;
    }
  | { readonly type: 'goalChanged'; readonly goal: string; readonly typist: string }
  | { readonly type: 'writeRecord' }
  | { readonly type: 'refused'; readonly refusal: Refusal };

export interface Transition<State> {
  readonly state: State;
  readonly effects: readonly SessionEffect[];
}
