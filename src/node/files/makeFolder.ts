import * as nodeFs from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from './fileErrors';
import type { FileOperations } from './fileOperations';

type FolderOperations = Pick<FileOperations, 'mkdir' | 'stat'>;

/**
 * Makes a folder and those above it that are missing, one step at a time. Not `mkdir` with `recursive`, which never ends
 * where the system says that something is missing although all above is there, as in `/proc`.
 * @param folder absolute
 * @returns the first folder that was made; undefined where all were there
 */
export async function makeFolder(folder: string, fs: FolderOperations = nodeFs): Promise<string | undefined> {
  if (await isFolder(folder, fs)) return undefined;
  const parent = path.dirname(folder);
  const isParentThere = parent === folder || (await isThere(parent, fs));
  const first = isParentThere ? undefined : await makeFolder(parent, fs);
  try {
    await fs.mkdir(folder);
  } catch (error) {
    // Somebody else made it meanwhile.
    if (codeOf(error) === 'EEXIST' && (await isFolder(folder, fs))) return first;
    throw error;
  }
  return first ?? folder;
}

async function isFolder(place: string, fs: FolderOperations): Promise<boolean> {
  return fs.stat(place).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

async function isThere(place: string, fs: FolderOperations): Promise<boolean> {
  return fs.stat(place).then(
    () => true,
    () => false,
  );
}
