import type { LineOrigin } from '../../core/ports';

/**
 * Arguments that print the origin of the given 0-based lines; `parseBlame` reads it. Who only moved a line sideways did
 * not write it, so white space does not count.
 * @param ignoredCommits absolute path of a list of commits that wrote nothing either; default none
 */
export function blameArguments(path: string, lines: readonly number[], ignoredCommits?: string): string[] {
  const ranges = [...new Set(lines)].sort((a, b) => a - b).map((line) => `-L${line + 1},${line + 1}`);
  const ignoring = ignoredCommits === undefined ? [] : [`--ignore-revs-file=${ignoredCommits}`];
  const options = ['--porcelain', '-w', '--no-textconv', '--encoding=UTF-8', ...ignoring];
  return ['blame', ...options, ...ranges, '--', path];
}

interface BlamedCommit {
  name: string;
  email: string;
  atEpochMs: number;
  boundary: boolean;
}

/** Whether any line is of a commit that git shows as the oldest. */
export function isBoundaryIn(output: string): boolean {
  return /^boundary$/m.test(output);
}

const header = /^([0-9a-f]{40,64}) \d+ (\d+)/;

/**
 * @param withoutBoundary leaves out lines of commits that git shows as the oldest: where the history is cut off
 * they are only the first commit that is there, not the one that wrote the line
 */
export function parseBlame(output: string, { withoutBoundary }: { withoutBoundary: boolean }): LineOrigin[] {
  const commits = new Map<string, BlamedCommit>();
  const found: { line: number; commit: string }[] = [];
  let current: BlamedCommit | undefined;
  for (const line of output.split('\n')) {
    const [, commit, place] = header.exec(line) ?? [];
    if (commit !== undefined && place !== undefined) {
      current = commits.get(commit) ?? { name: '', email: '', atEpochMs: 0, boundary: false };
      commits.set(commit, current);
      found.push({ line: Number(place) - 1, commit });
    } else if (current !== undefined) {
      if (line.startsWith('author ')) current.name = line.slice(7);
      else if (line.startsWith('author-mail ')) current.email = line.slice(12).replace(/^<|>$/g, '');
      else if (line.startsWith('author-time ')) current.atEpochMs = Number(line.slice(12)) * 1000;
      else if (line === 'boundary') current.boundary = true;
      else if (line.startsWith('\t')) current = undefined;
    }
  }
  const origins: LineOrigin[] = [];
  for (const { line, commit } of found) {
    const of = commits.get(commit);
    // All zeros: not committed yet.
    if (of === undefined || /^0+$/.test(commit) || (withoutBoundary && of.boundary)) continue;
    origins.push({ line, commit, author: { name: of.name, email: of.email }, atEpochMs: of.atEpochMs });
  }
  return origins;
}
