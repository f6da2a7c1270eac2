import { spawnSync } from 'node:child_process';

/** Runs git without a shell; undefined where it fails or says more than 64 MB. */
export function git(folder: string, args: readonly string[]): string | undefined {
  const run = spawnSync('git', ['-c', 'core.quotePath=false', ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
    timeout: 120_000,
  });
  return run.status === 0 ? run.stdout : undefined;
}

/** Where one line of the old file is in the new commit. 0-based. */
export interface Survivor {
  readonly path: string;
  readonly line: number;
}

/**
 * What became of each line of a file, as `git blame --reverse` tells it along the first parents, moves within the file
 * (`-M`) and changes of white space (`-w`) followed: undefined for a line that is gone or edited.
 */
export function survivors(
  folder: string,
  { path, old, now }: { readonly path: string } & Commits,
): readonly (Survivor | undefined)[] | undefined {
  const output = git(folder, [
    'blame',
    '--reverse',
    '--first-parent',
    '-M',
    '-w',
    '--porcelain',
    `${old}..${now}`,
    '--',
    path,
  ]);
  if (output === undefined) return undefined;
  const lines: (Survivor | undefined)[] = [];
  const files = new Map<string, string>();
  let current = { commit: '', line: 0, final: 0 };
  for (const text of output.split('\n')) {
    const header = /^([0-9a-f]{40}) (\d+) (\d+)/.exec(text);
    if (header)
      current = { commit: header[1] ?? '', line: Number(header[2]) - 1, final: Number(header[3]) - 1 };
    else if (text.startsWith('filename ')) files.set(current.commit, text.slice('filename '.length));
    else if (text.startsWith('\t')) {
      lines[current.final] =
        current.commit === now ? { path: files.get(now) ?? path, line: current.line } : undefined;
    }
  }
  return lines;
}

/**
 * The same by one `git diff` from the old file to the new one, white space aside. It knows lines that were taken away and put back, which
 * the history does not connect.
 */
export function survivorsOfDiff(
  folder: string,
  { path, old, now, newPath }: { readonly path: string; readonly newPath: string } & Commits,
  lines: number,
): readonly (Survivor | undefined)[] {
  const output = git(folder, ['diff', '-w', '-U0', '--no-color', `${old}:${path}`, `${now}:${newPath}`]);
  if (output === undefined) return [];
  const kept: (Survivor | undefined)[] = [];
  let shift = 0;
  const keepUpTo = (end: number): void => {
    while (kept.length < end) kept.push({ path: newPath, line: kept.length + shift });
  };
  for (const header of output.matchAll(/^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/gm)) {
    const [removed, added] = [Number(header[2] ?? 1), Number(header[3] ?? 1)];
    // A hunk that only adds is named by the line before it.
    keepUpTo(removed === 0 ? Number(header[1]) : Number(header[1]) - 1);
    for (let gone = 0; gone < removed; gone++) kept.push(undefined);
    shift += added - removed;
  }
  keepUpTo(lines);
  return kept;
}

interface Commits {
  readonly old: string;
  readonly now: string;
}
