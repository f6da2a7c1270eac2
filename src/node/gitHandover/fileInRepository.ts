import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { RepoPath } from '../../core/ports';
import { placeInside } from '../files/insideFolder';
import { findRepository } from '../git/gitFolder';

/** Top level of the work tree that a folder is in; the folder itself outside repositories. Absolute, as the folder is. */
export async function topLevelOf(folder: string): Promise<string> {
  return (await findRepository(folder))?.topLevel ?? folder;
}

/**
 * The absolute place of a file that git names relative to the top level, whichever folder of the repository is open.
 * @throws HandoverError `file.outside` where the path, or a link on the way, leads out of the repository
 */
export async function fileInRepository(folder: string, file: RepoPath): Promise<string> {
  const topLevel = await topLevelOf(folder);
  await placeInside(topLevel, file, { realpath });
  return path.join(topLevel, file);
}
