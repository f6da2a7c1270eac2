import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

export type ConflictStyle = 'merge' | 'diff3' | 'zdiff3';

export interface Versions {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** What git makes of two versions of a file, conflicts included. */
export function gitMergeFile({ base, ours, theirs }: Versions, style: ConflictStyle): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'merge-file-'));
  try {
    for (const [name, text] of Object.entries({ base, ours, theirs }))
      writeFileSync(path.join(folder, name), text);
    const options = style === 'merge' ? [] : [`--${style}`];
    const { stdout, status, error } = spawnSync(
      'git',
      ['merge-file', '-p', ...options, 'ours', 'base', 'theirs'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    if (error !== undefined || status === null || status > 127)
      throw error ?? new Error('git merge-file failed');
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
