/**
 * What the core needs from a host. Paths are repository paths: relative to the workspace folder,
 * with `/` on every platform, never beginning with `/` or containing `..`.
 */
export type RepoPath = string;

/** Milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = number;

export interface Clock {
  now(): EpochMs;
}

/** Uniform in [0, 1). Hosts pass `Math.random`; tests pass a fixed sequence. */
export type Random = () => number;

/** Where a cancelled piece of work learns that it is cancelled. A subset of AbortSignal. */
export interface Cancellation {
  readonly aborted: boolean;
}

export interface FileChange {
  readonly path: RepoPath;
  readonly text: string;
}

export interface Files {
  /** The text (UTF-8, else Latin-1), or undefined where there is no such file. Throws `file.unreadable`. */
  readText(path: RepoPath): Promise<string | undefined>;
  /** Names of the files (not folders) directly in a folder, sorted; empty where there is no such folder. */
  list(folder: RepoPath): Promise<readonly string[]>;
  /** True for a folder that can be read; never fails. */
  isFolder(path: RepoPath): Promise<boolean>;
  /**
   * Writes and removes all files or none: each goes to a temporary file beside its place first, and only when all are
   * on disk are they renamed into place. Files whose bytes would not change are not touched.
   * Where the program dies meanwhile, the files are as before, or `finishWrites` brings them all to the new state.
   * Throws `folder.readOnly`, `disk.full`, `file.outside` or `file.unwritable`; the former files are then whole.
   * @param removed files that are to be no more; those that are not there are passed over
   * @returns the paths that were really written
   */
  writeAll(changes: readonly FileChange[], removed?: readonly RepoPath[]): Promise<readonly RepoPath[]>;
  /**
   * Completes what a program that died had begun to write with `writeAll`; what somebody changed since then stays.
   * @returns the paths that were brought to the new state
   */
  finishWrites(): Promise<readonly RepoPath[]>;
}

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, cause?: unknown): void;
}

/** One commit of the history pass. Newest first, in the order of `git log`. */
export interface CommitRecord {
  readonly id: string;
  /** Author's time, in milliseconds. */
  readonly atEpochMs: EpochMs;
  /** Name and e-mail after `.mailmap`. */
  readonly author: Identity;
  /** Paths the commit touched; `renamedFrom` where git saw a rename. */
  readonly files: readonly TouchedFile[];
}

export interface TouchedFile {
  readonly path: RepoPath;
  readonly status: 'added' | 'modified' | 'deleted' | 'renamed';
  readonly renamedFrom?: RepoPath;
}

export interface Identity {
  readonly name: string;
  readonly email: string;
}

/** Who last wrote a line, and when. */
export interface LineOrigin {
  /** 0-based. */
  readonly line: number;
  readonly author: Identity;
  readonly atEpochMs: EpochMs;
  readonly commit: string;
}

export interface RepositoryState {
  /** Full id of HEAD; absent in a repository without commits. */
  readonly head?: string;
  /** Committer's time of HEAD. Ages in documents count from it, so that they do not change while nothing does. */
  readonly headAtEpochMs?: EpochMs;
  /** True where the history is cut off (`git clone --depth`): numbers from it are lower bounds. */
  readonly shallow: boolean;
}

export interface Git {
  /** Throws `git.missing` where there is no git program, `git.noRepository` where the folder is in no work tree. */
  state(): Promise<RepositoryState>;
  /**
   * Tracked and untracked-but-not-ignored files, sorted.
   * @param among only these; default: all. A path that is none of these files is left out.
   */
  listFiles(among?: readonly RepoPath[]): Promise<readonly RepoPath[]>;
  /** One streamed pass, newest first, some commits at a time. Memory does not grow with the history. Stops at once when cancelled. */
  history(cancellation: Cancellation): AsyncIterable<readonly CommitRecord[]>;
  /** Origins of the given 0-based lines of the file as it is in the work tree; uncommitted lines are left out. */
  lineOrigins(
    path: RepoPath,
    lines: readonly number[],
    cancellation: Cancellation,
  ): Promise<readonly LineOrigin[]>;
  /** The newest commit that touched anything outside the given folders, and how many files have uncommitted changes outside them. */
  lastChangeOutside(
    folders: readonly RepoPath[],
  ): Promise<{ commit?: string; atEpochMs?: EpochMs; uncommittedFiles: number }>;
  /** Files that git does not know yet and does not ignore. Empty where git cannot tell. */
  untrackedFiles(): Promise<readonly RepoPath[]>;
  /** Files of the index that are not there, with the id of their content. Empty where git cannot tell. */
  goneFiles(): Promise<ReadonlyMap<RepoPath, string>>;
  /** Who commits here, by git's `user.name`; undefined where nobody set it. Throws `git.missing`, `git.failed`. */
  userName(): Promise<string | undefined>;
  /** The newest tags first, at most 200; of an annotated tag its own time. Throws `git.failed`. */
  tags(): Promise<readonly { readonly name: string; readonly atEpochMs: EpochMs }[]>;
  /** Files that were renamed since a commit, renames that are only staged included, by former path. Empty where git cannot tell. */
  renamesSince(commit: string): Promise<ReadonlyMap<RepoPath, RepoPath>>;
}
