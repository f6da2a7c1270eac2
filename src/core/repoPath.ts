import type { RepoPath } from './ports';

/** Whether a written path is absolute on any platform, or climbs: it must not be read, written or opened. */
export function leadsOutside(path: string): boolean {
  return /^(?:[/\\]|[a-z]:)/i.test(path) || path.split(/[/\\]/).includes('..');
}

/** Whether a path is one of some folders, written with or without a slash at their end, or in one of them. */
export function isInFolders(path: RepoPath, folders: readonly RepoPath[]): boolean {
  return folders.some(
    (folder) => path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`),
  );
}

/** The last segment. */
export function nameOf(path: RepoPath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `''` for the top. */
export function folderOf(path: RepoPath): RepoPath {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** In how many folders it stands. */
export function depthOf(path: RepoPath): number {
  return path.split('/').length - 1;
}

/** The file in its folder, `session/agenda.ts`: more of the path fits on no board. */
export function inItsFolder(path: RepoPath): string {
  return path.split('/').slice(-2).join('/');
}

/**
 * What a relative path means in a folder: `.` and empty segments are left out, `..` climbs.
 * @param folder '' for the root
 * @returns undefined where it climbs out of the root; '' for the root itself
 */
export function joinRepoPath(folder: RepoPath, relative: string): RepoPath | undefined {
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of relative.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}
