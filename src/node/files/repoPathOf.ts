import path from 'node:path';
import type { RepoPath } from '../../core/ports';

/** The path of an absolute one in a folder, with `/`; undefined for the folder itself and outside of it. */
export function repoPathOf(root: string, file: string): RepoPath | undefined {
  const relative = path.relative(root, file);
  const segments = relative.split(path.sep);
  if (relative === '' || path.isAbsolute(relative) || segments[0] === '..') return undefined;
  return segments.join('/');
}
