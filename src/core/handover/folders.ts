import type { RepoPath } from '../ports';
import { folderOf } from '../repoPath';

export interface FolderGroup<T> {
  /** Repository path; `''` is the top folder. */
  readonly folder: RepoPath;
  readonly items: readonly T[];
}

/** In the order of the folders' paths; items keep their order. */
export function byFolder<T extends { readonly path: RepoPath }>(
  items: readonly T[],
): readonly FolderGroup<T>[] {
  return group(items, (item) => folderOf(item.path));
}

/**
 * The same, with deep folders counted as part of their parents until at most `most` groups are left
 * (or only those of the first level).
 */
export function byFolderAtMost<T extends { readonly path: RepoPath }>(
  items: readonly T[],
  most: number,
): readonly FolderGroup<T>[] {
  // Folders are far fewer than files.
  const folders = [...new Set(items.map(({ path }) => folderOf(path)))].map((folder) => folder.split('/'));
  const fits = (depth: number): boolean => new Set(folders.map((folder) => cut(folder, depth))).size <= most;
  let depth = folders.reduce((deepest, { length }) => Math.max(deepest, length), 1);
  while (depth > 1 && !fits(depth)) depth--;
  const cuts = new Map(folders.map((folder) => [folder.join('/'), cut(folder, depth)]));
  return group(items, ({ path }) => cuts.get(folderOf(path)) ?? '');
}

function cut(folder: readonly string[], depth: number): RepoPath {
  return folder.slice(0, depth).join('/');
}

function group<T>(items: readonly T[], folderOfItem: (item: T) => RepoPath): readonly FolderGroup<T>[] {
  const groups = new Map<RepoPath, T[]>();
  for (const item of items) {
    const folder = folderOfItem(item);
    const known = groups.get(folder);
    if (known) known.push(item);
    else groups.set(folder, [item]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([folder, grouped]) => ({ folder, items: grouped }));
}
