import type { Identity, RepoPath } from '../ports';
import type { MobBranches } from './branches';
import type { PresenceSpan } from './presence';

/** What to do when both sides have commits: stop and ask, merge them, or take the remote's and keep one's own aside. */
type OnDivergence = 'refuse' | 'merge' | 'keep';

export interface TakeOverOptions {
  /** Changes that are not committed: stop and ask, or carry them to the WIP branch. */
  readonly uncommitted: 'refuse' | 'carry';
  readonly diverged: OnDivergence;
  /** Pushes a base branch that the remote does not have. */
  readonly createBase: boolean;
}

export interface HandOverOptions {
  /** First line of the WIP commit instead of the configured one; needed with MOB_REQUIRE_COMMIT_MESSAGE. */
  readonly message?: string | undefined;
  readonly diverged: Exclude<OnDivergence, 'keep'>;
}

export interface FinishOptions {
  readonly diverged: Exclude<OnDivergence, 'keep'>;
  /** The WIP branch is gone, but there is work here that was never pushed: stop and ask, or keep it aside. */
  readonly wipGone: 'refuse' | 'keep';
  /** Who was in the room when. */
  readonly present: readonly PresenceSpan[];
}

interface OperationResult extends MobBranches {
  /** One sentence each, for the user. */
  readonly notes: readonly string[];
}

export interface TakeOverResult extends OperationResult {
  /** False: nobody was there, a new WIP branch was begun. */
  readonly joined: boolean;
  /** What the last typist worked on. */
  readonly lastFile?: RepoPath;
}

export interface HandOverResult extends OperationResult {
  readonly committed: boolean;
  /** False where the remote had everything already. */
  readonly pushed: boolean;
  /** Who is probably next, guessed from the history. */
  readonly next?: string;
}

export interface FinishResult extends OperationResult {
  /** The session's changes are staged on the base branch and wait for a commit. */
  readonly staged: boolean;
  readonly coauthors: readonly Identity[];
  /** Of SQUASH_MSG, with the co-authors; absent without one. */
  readonly message?: string;
}

export interface ResetResult extends OperationResult {
  /** Safety references. */
  readonly kept: readonly string[];
}
