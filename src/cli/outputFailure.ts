import { sentenceOf } from '../core/errors';
import { codeOf } from '../node/files/fileErrors';

/** Why stdout took no more, and what to do. */
export function outputFailure(error: unknown): string {
  const code = codeOf(error) ?? sentenceOf(error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The disk is full, so the output is not complete: free some space and try again.';
    case 'EFBIG':
      return 'The output is larger than a file may be, so it is not complete: write it somewhere else.';
    default:
      return `The output cannot be written (${code}), so it is not complete: check where it leads to.`;
  }
}
