import type { RepoPath } from '../ports';

/**
 * The new path of a folder all of whose renamed files went to the same other folder with the paths that they had in it;
 * undefined where they went to several, or none was renamed so.
 * @param renames files by former path
 */
export function renamedFolder(
  folder: RepoPath,
  renames: ReadonlyMap<RepoPath, RepoPath>,
): RepoPath | undefined {
  const found = new Set<RepoPath>();
  for (const [from, to] of renames) {
    if (!from.startsWith(`${folder}/`)) continue;
    const below = from.slice(folder.length);
    if (to.endsWith(below)) found.add(to.slice(0, -below.length));
  }
  const [only] = found;
  return found.size === 1 && only !== '' ? only : undefined;
}
