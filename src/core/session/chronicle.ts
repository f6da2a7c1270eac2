import type { EpochMs, RepoPath } from '../ports';

/** Somebody was in the room. */
export interface PresenceInterval {
  readonly participantId: string;
  readonly fromEpochMs: EpochMs;
  /** Absent while it lasts. */
  readonly untilEpochMs?: EpochMs;
}

/** Nobody typed: a pause, a break, sleep, or the silence after a turn that nobody ended. */
export interface IdleInterval {
  readonly fromEpochMs: EpochMs;
  readonly untilEpochMs: EpochMs;
}

export interface CheckInAnswer {
  readonly participantId: string;
  /** On one line, never empty. */
  readonly text: string;
}

/** The answers to the three questions at the end; empty where nothing was said. */
export interface Retrospective {
  /** What did we learn that nobody knew? */
  readonly learnt: string;
  /** What is still dark? */
  readonly dark: string;
  /** Where is the next bottleneck? */
  readonly bottleneck: string;
}

/** A note as the session remembers it; the note itself is a file. */
export interface CapturedNote {
  readonly atEpochMs: EpochMs;
  readonly path: RepoPath;
  /** A kind of note, such as `discovery`. */
  readonly kind: string;
  readonly title: string;
  /** Names of those who told it, and of those who learnt it. */
  readonly told: readonly string[];
  readonly learnt: readonly string[];
}

/** What a scan found, as far as a session counts it. */
export interface ScanTotals {
  readonly publicSymbols: number;
  readonly documentedSymbols: number;
  readonly debts: number;
  /** Modules with a gap, highest rank first. */
  readonly hotspots: readonly RepoPath[];
}

export interface ScanCounts {
  readonly publicSymbols: number;
  readonly documentedSymbols: number;
  readonly debts: number;
  readonly hotspots: number;
}

export interface Progress {
  readonly before: ScanCounts;
  readonly now: ScanCounts;
  /** Hotspots of the beginning, the highest {@link rememberedHotspots} of them. */
  readonly atStart: readonly RepoPath[];
  /** Those of `atStart` that the last scan no longer found. */
  readonly closed: readonly RepoPath[];
}

/** More than a mob can close in days; keeps the stored session small. */
export const rememberedHotspots = 500;
