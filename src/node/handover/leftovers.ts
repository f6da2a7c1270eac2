import { lstat, readdir, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { adrFolders } from '../../core/handover/formats/adrFormat';
import { catalogFile } from '../../core/handover/formats/catalogFormat';
import { ownTourFolder, tourEnding } from '../../core/handover/formats/tours/tour';
import type { RepoPath } from '../../core/ports';
import { placeInside } from '../files/insideFolder';
import { isAbandoned, nameOfTemporary } from '../files/temporaryFiles';

/**
 * Removes the temporary files of exports that were killed, wherever exports write, but not those of one that may still run.
 * What cannot be removed harms nobody and stays.
 */
export async function removeLeftovers(root: string, bookFolder: RepoPath): Promise<void> {
  await removeIn(root, bookFolder, (name) => /\.(?:md|html|json|sarif)$/.test(name));
  await removeIn(root, ownTourFolder, (name) => name.endsWith(tourEnding));
  for (const folder of adrFolders) await removeIn(root, folder, (name) => name.endsWith('.md'));
  await removeIn(root, '', (name) => name === catalogFile);
}

async function removeIn(root: string, folder: RepoPath, isOurs: (name: string) => boolean): Promise<void> {
  try {
    const place = await placeInside(root, folder, { realpath });
    for (const temporary of await readdir(place)) {
      const name = nameOfTemporary(temporary);
      if (name === undefined || !isOurs(name)) continue;
      const file = path.join(place, temporary);
      const stat = await lstat(file);
      if (stat.isFile() && isAbandoned(temporary, stat.mtimeMs)) await rm(file);
    }
  } catch {
    // No such folder, outside, or somebody else removed it.
  }
}
