import type { EpochMs, Identity } from '../ports';
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
}

/** All that can happen to a session. Every event is defined in every state; those that make no sense are refused. */
export type SessionEvent =
  | StartEvent
  /** The clock went on: the only event that finds out that something is due. */
  | { readonly type: 'tick'; readonly atEpochMs: EpochMs; readonly warnBeforeEndMs: number }
  /** The state was read back after a reload, a crash or a reboot. */
  | { readonly type: 'restored'; readonly atEpochMs: EpochMs }
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
  | { readonly type: 'end'; readonly atEpochMs: EpochMs }
  /** The record is on disk or in an editor, or was given up on purpose. */
  | { readonly type: 'recordSafe'; readonly atEpochMs: EpochMs; readonly id: string };

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
  | 'badDuration';

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
      readonly remainingMs: number;
    }
  | { readonly type: 'breakOver'; readonly next?: string }
  | {
      readonly type: 'askAfterSleep';
      readonly gapMs: number;
      readonly typist: string;
      readonly remainingMs: number;
    }
  /** The turn ended long ago and nobody acted. */
  | { readonly type: 'askStale'; readonly overdueMs: number; readonly typist: string; readonly next?: string }
  | { readonly type: 'writeRecord' }
  | { readonly type: 'refused'; readonly refusal: Refusal };

export interface Transition<State> {
  readonly state: State;
  readonly effects: readonly SessionEffect[];
}
