import type { RepoPath } from '../ports';

export interface FolderGroup<T> {
  /** Repository path; `''` is the top folder. */
  readonly folder: RepoPath;
  readonly items: readonly T[];
}

function folderOf(path: RepoPath): RepoPath {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
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
  const deepest = Math.max(1, ...items.map((item) => item.path.split('/').length - 1));
  for (let depth = deepest; depth > 1; depth--) {
    const groups = group(items, (item) => cut(folderOf(item.path), depth));
    if (groups.length <= most) return groups;
  }
  return group(items, (item) => cut(folderOf(item.path), 1));
}

function cut(folder: RepoPath, depth: number): RepoPath {
  return folder.split('/').slice(0, depth).join('/');
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
