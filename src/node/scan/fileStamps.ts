import { lstatSync } from 'node:fs';
import path from 'node:path';
import type { Cancellation, RepoPath } from '../../core/ports';
import { inTurns } from '../inTurns';
import type { FileStamp } from './scanCache';

/** Size and time of each regular file; what is gone, a folder or a symbolic link is left out. */
export async function fileStamps(
  root: string,
  paths: readonly RepoPath[],
  cancellation: Cancellation,
): Promise<Map<RepoPath, FileStamp>> {
  const stamps = new Map<RepoPath, FileStamp>();
  const folders = new Map<RepoPath, boolean>();
  await inTurns(paths, cancellation, (file) => {
    const stamp = fileStamp(root, file, folders);
    if (stamp !== undefined) stamps.set(file, stamp);
  });
  return stamps;
}

/**
 * Undefined for what is no regular file, and for what is below a symbolic link: that may lie outside the folder.
 * @param folders what was found out of folders before
 */
export function fileStamp(
  root: string,
  file: RepoPath,
  folders = new Map<RepoPath, boolean>(),
): FileStamp | undefined {
  try {
    if (!isRealFolder(root, path.posix.dirname(file), folders)) return undefined;
    const stats = lstatSync(path.join(root, file), { throwIfNoEntry: false });
    return stats?.isFile() === true ? { size: stats.size, mtimeMs: stats.mtimeMs } : undefined;
  } catch {
    // In a folder that may not be entered, or below what is now a file.
    return undefined;
  }
}

/** Whether neither the folder nor one above it, up to the root, is a symbolic link. */
function isRealFolder(root: string, folder: RepoPath, known: Map<RepoPath, boolean>): boolean {
  if (folder === '.') return true;
  const before = known.get(folder);
  if (before !== undefined) return before;
  const isReal =
    isRealFolder(root, path.posix.dirname(folder), known) && lstatSync(path.join(root, folder)).isDirectory();
  known.set(folder, isReal);
  return isReal;
}
