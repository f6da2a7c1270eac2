/**
 * What can go wrong in a way a user can act on. The code is stable and is what callers match;
 * the message is one sentence: what failed, where, and what to do.
 */
export type ErrorCode =
  | 'cancelled'
  | 'file.unreadable'
  | 'file.unwritable'
  | 'file.outside'
  | 'disk.full'
  | 'folder.missing'
  | 'folder.readOnly'
  | 'git.missing'
  | 'git.failed'
  | 'git.notInClone'
  | 'git.noRepository'
  | 'format.unknown'
  | 'frontMatter.broken'
  | 'note.ownWord'
  | 'gitHandover.badConfiguration'
  | 'gitHandover.baseAhead'
  | 'gitHandover.conflict'
  | 'gitHandover.denied'
  | 'gitHandover.detached'
  | 'gitHandover.dirty'
  | 'gitHandover.diverged'
  | 'gitHandover.failed'
  | 'gitHandover.hook'
  | 'gitHandover.identity'
  | 'gitHandover.inTheWay'
  | 'gitHandover.locked'
  | 'gitHandover.messageRequired'
  | 'gitHandover.noBase'
  | 'gitHandover.noCommits'
  | 'gitHandover.noRemote'
  | 'gitHandover.notOnWip'
  | 'gitHandover.offline'
  | 'gitHandover.refused'
  | 'gitHandover.submodule'
  | 'gitHandover.unfinished'
  | 'gitHandover.wipGone'
  | 'timerRoom.unreachable'
  | 'grammar.missing'
  | 'page.missing'
  | 'server.down'
  | 'untrusted';

/** An expected failure. `message` is fit to be shown as it is; `cause` goes to the log only. */
export class HandoverError extends Error {
  readonly code: ErrorCode;
  readonly path: string | undefined;

  constructor(code: ErrorCode, message: string, options: { path?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'HandoverError';
    this.code = code;
    this.path = options.path;
  }
}

/** The sentence to show for anything caught, without stack. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
