import { git } from '../anchors/truth';

const dayS = 86_400;
const yearDays = 365.25;

/** Along the first parents, oldest first: a year apart, the last is HEAD. Years before the first commit are left out. */
export function yearlyCommits(clone: string, years: number): string[] {
  const headS = Number(git(clone, ['log', '-1', '--format=%ct']) ?? 0);
  const found: string[] = [];
  for (let year = years; year >= 0; year -= 1) {
    const before = String(Math.round(headS - year * yearDays * dayS));
    const newest = ['log', '-1', '--first-parent', '--format=%H', `--before=${before}`];
    const commit = git(clone, newest)?.trim();
    if (commit !== undefined && commit !== '' && commit !== found.at(-1)) found.push(commit);
  }
  return found;
}

/** From the path in the old commit to the path in the new one, as git's similarity of at least a half tells. */
export function renamesBetween(clone: string, old: string, now: string): ReadonlyMap<string, string> {
  const output = git(clone, ['diff', '--name-status', '-z', '--diff-filter=R', '-M', old, now]) ?? '';
  const parts = output.split('\0');
  const found = new Map<string, string>();
  for (let at = 0; at + 2 < parts.length; at += 3) found.set(parts[at + 1] ?? '', parts[at + 2] ?? '');
  return found;
}
