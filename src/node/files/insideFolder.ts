import path from 'node:path';
import { HandoverError } from '../../core/errors';
import type { RepoPath } from '../../core/ports';
import { codeOf } from './fileErrors';

interface RealPaths {
  realpath(path: string): Promise<string>;
}

/**
 * The absolute place of a repository path after all symbolic links, for a file that need not exist yet.
 * @throws HandoverError `file.outside` where the path, or a link on the way, leads out of the folder
 */
export async function placeInside(root: string, repoPath: RepoPath, fs: RealPaths): Promise<string> {
  const wanted = path.resolve(root, repoPath);
  if (repoPath.includes('\0') || path.isAbsolute(repoPath) || !contains(root, wanted))
    throw outside(repoPath);
  const realRoot = await fs.realpath(root);
  const place = await realPlace(wanted, fs);
  if (!contains(realRoot, place)) throw outside(repoPath);
  return place;
}

function contains(folder: string, place: string): boolean {
  const relative = path.relative(folder, place);
  return relative === '' || (relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative));
}

async function realPlace(place: string, fs: RealPaths): Promise<string> {
  try {
    return await fs.realpath(place);
  } catch (error) {
    const parent = path.dirname(place);
    if (codeOf(error) !== 'ENOENT' || parent === place) throw error;
    return path.join(await realPlace(parent, fs), path.basename(place));
  }
}

function outside(repoPath: RepoPath): HandoverError {
  return new HandoverError(
    'file.outside',
    `${repoPath} leads out of the workspace folder, so it is left alone: choose a path inside the folder.`,
    { path: repoPath },
  );
}
