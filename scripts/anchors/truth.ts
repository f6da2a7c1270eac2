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
 * What became of each line of a file, as `git blame --reverse` tells it along the first parents: undefined for a line
 * that is gone or edited.
 */
export function survivors(
  folder: string,
  { path, old, now }: { readonly path: string; readonly old: string; readonly now: string },
): readonly (Survivor | undefined)[] | undefined {
  const output = git(folder, [
    'blame',
    '--reverse',
    '--first-parent',
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
