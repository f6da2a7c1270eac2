import { HandoverError, sentenceOf } from '../../core/errors';

/** Failures that say that there is nothing to hand over in the first place. */
export function repositoryFailure(cause: unknown): HandoverError | undefined {
  const text = sentenceOf(cause);
  if (/\bENOENT\b/.test(text)) {
    return new HandoverError('git.missing', 'No git program was found: install git and try again.', {
      cause,
    });
  }
  if (text.includes('directory that does not exist')) {
    return new HandoverError('folder.missing', 'The folder is no longer there: open it again.', { cause });
  }
  if (/not a git repository|must be run in a work tree/.test(text)) {
    return new HandoverError(
      'git.noRepository',
      'This folder is in no git work tree: open the folder of a git clone.',
      {
        cause,
      },
    );
  }
  if (text.includes('dubious ownership')) {
    return new HandoverError(
      'git.failed',
      'git refuses this folder because it belongs to another user: add it to safe.directory if you trust it.',
      { cause },
    );
  }
  return undefined;
}
