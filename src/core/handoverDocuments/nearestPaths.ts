import { LineSimilarity } from '../knowledge/lineSimilarity';
import type { RepoPath } from '../ports';
import { nameOf } from '../repoPath';

/** Of the files of a repository only those are worth a look that differ by a slip. */
const leastAlike = 0.6;
const most = 3;

/**
 * The paths whose names are nearest to one that is not there: the same name first, then similar ones; at most three.
 * @param least how alike a name must be, in [0, 1]
 */
export function nearestPaths(
  wanted: RepoPath,
  paths: readonly RepoPath[],
  least = leastAlike,
): readonly RepoPath[] {
  const name = nameOf(wanted);
  const similarity = new LineSimilarity();
  return paths
    .map((path) => ({ path, alike: alikeness(name, nameOf(path), similarity) }))
    .filter(({ alike }) => alike >= least)
    .map(({ path, alike }) => ({ path, worth: alike + commonSegments(wanted, path) / 100 }))
    .sort((a, b) => b.worth - a.worth || (a.path < b.path ? -1 : 1))
    .slice(0, most)
    .map(({ path }) => path);
}

function alikeness(wanted: string, name: string, similarity: LineSimilarity): number {
  if (wanted === name) return 2;
  // Names of a very different length cannot be alike: most files of a repository end here.
  if (Math.abs(wanted.length - name.length) > Math.max(wanted.length, name.length) / 2) return 0;
  return similarity.of(wanted.toLowerCase(), name.toLowerCase());
}

function commonSegments(a: RepoPath, b: RepoPath): number {
  const segments = new Set(a.split('/').slice(0, -1));
  return b
    .split('/')
    .slice(0, -1)
    .filter((segment) => segments.has(segment)).length;
}
