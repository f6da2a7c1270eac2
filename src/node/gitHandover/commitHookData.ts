import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { coauthorsFile } from '../../core/gitHandover/commitHook';
import { findRepository } from '../git/gitFolder';

/** Whether what our commit hook reads is there, as it is for as long as nobody took the hook away. Runs no git. */
export async function hasCommitHookData(folder: string): Promise<boolean> {
  const repository = await findRepository(folder);
  if (repository === undefined) return false;
  return lstat(path.join(repository.gitFolder, coauthorsFile)).then(
    () => true,
    () => false,
  );
}
