import type { RepoPath } from '../../ports';

/** Where a team keeps question packs of its own, one file a chapter. */
export const questionsFolder: RepoPath = '.handover/questions';

/** One question of a chapter that people are asked. */
export interface Question {
  /** `07-suppliers/who-pays`: the chapter and what names the question within it. */
  readonly id: string;
  /** The name of the chapter's file without its ending. */
  readonly chapter: string;
  /** On one line. */
  readonly text: string;
  /** What the question was called before letters of all scripts were kept; other questions may have been called so, too. */
  readonly formerId?: string;
  /** Names; who of the receiving side asked it. Absent for questions of a pack. */
  readonly askedBy?: readonly string[];
}

/** `07-suppliers/who-pays` is one; anything with more in it is none. */
export function isQuestionId(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]{1,80}\/[\p{L}\p{M}\p{N}_-]{1,80}$/u.test(text);
}
