import { existsSync } from 'node:fs';
import path from 'node:path';

/** Files and folders of a git folder that are there while something is not finished, and what that is. */
export const unfinishedOperations: readonly (readonly [file: string, operation: string])[] = [
  ['MERGE_HEAD', 'merge'],
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
];

/** @returns its name; undefined where all is finished */
export function unfinishedOperation(gitFolder: string): string | undefined {
  return unfinishedOperations.find(([file]) => existsSync(path.join(gitFolder, file)))?.[1];
}
