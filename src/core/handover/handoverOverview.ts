import type { EpochMs, RepoPath } from '../ports';
import type { CompletenessGap, Count } from './completeness';
import type { SectionChange } from './sections';

/** How far the book is, as the Handover view shows it: plain data, and no more gaps than a list has room for. */
export interface HandoverOverview {
  /** Of the whole book. */
  readonly percent: number;
  /** False: nothing was scanned yet, so hotspots and owners are not counted. */
  readonly scanned: boolean;
  /** In the order of the book. */
  readonly chapters: readonly OverviewChapter[];
  /** One sentence each, with file and line. Lines are 0-based. */
  readonly problems: readonly { readonly path: RepoPath; readonly line: number; readonly message: string }[];
}

export interface OverviewChapter {
  /** The chapter's file without its ending. */
  readonly name: string;
  readonly title: string;
  /** Repository path of the file; absent where it is not written yet. */
  readonly path?: RepoPath;
  /** Absent where there is nothing to count. */
  readonly percent?: number;
  readonly counts: readonly Count[];
  /** At most {@link mostGaps}, or as many as were asked for. */
  readonly gaps: readonly CompletenessGap[];
  readonly gapCount: number;
  /** The newest sign-off; absent where there is none. */
  readonly signOff?: {
    readonly by: readonly string[];
    readonly atEpochMs: EpochMs;
    readonly path: RepoPath;
    /** What is not as it was signed. */
    readonly changed: readonly SectionChange[];
    /** Parts that nobody signed yet, where only some were. */
    readonly unsigned: readonly string[];
  };
  /** Headings of first and second level: what can be signed by itself. */
  readonly parts: readonly string[];
}

/** Of a chapter; further ones are counted only, until somebody asks for more. */
export const mostGaps = 50;

/** So many more are shown at a time. */
export const moreGaps = 200;
