import { existsSync } from 'node:fs';
import { HandoverError, sentenceOf } from '../../core/errors';
import { noFolder } from '../files/fileErrors';

/** What makes a partial clone whole; needs git 2.36. */
export const fetchRest = '`git fetch --refetch --no-filter` fetches the rest';

/** What a failed git call means for the user; git ran with LC_ALL=C. */
export function gitFailure(root: string, cause: unknown): HandoverError {
  if (cause instanceof HandoverError) return cause;
  const text = sentenceOf(cause);
  if (!existsSync(root) || /\bENOTDIR\b/.test(text)) {
    return noFolder(root, cause);
  }
  if (/\bENOENT\b/.test(text)) {
    return new HandoverError(
      'git.missing',
      'No git program was found, so changes and authors are not known: install git and scan again.',
      { cause },
    );
  }
  if (/not a git repository|must be run in a work tree/.test(text)) return noRepository(root, cause);
  if (text.includes('dubious ownership')) {
    return new HandoverError(
      'git.failed',
      `git refuses ${root} because it belongs to another user: run \`git config --global --add safe.directory ${root}\` if you trust it.`,
      { cause },
    );
  }
  if (/from promisor remote|lazy fetching disabled/.test(text)) {
    return new HandoverError(
      'git.notInClone',
      `What git needs for this is not in this clone: ${fetchRest}.`,
      {
        cause,
      },
    );
  }
  const lines = text.split('\n');
  const firstLine = lines.find((line) => /^(?:fatal|error): /.test(line)) ?? lines[0] ?? '';
  return new HandoverError(
    'git.failed',
    `git could not read this repository (${firstLine}): check it with \`git fsck\`.`,
    {
      cause,
    },
  );
}

export function noRepository(root: string, cause?: unknown): HandoverError {
  return new HandoverError(
    'git.noRepository',
    `${root} is in no git work tree, so changes and authors are not known: open the folder of a git clone for those.`,
    { cause },
  );
}

/** Whether git failed at what the repository has or lacks. */
export function isUnreadable(error: unknown): error is HandoverError {
  return error instanceof HandoverError && (error.code === 'git.failed' || error.code === 'git.notInClone');
}
