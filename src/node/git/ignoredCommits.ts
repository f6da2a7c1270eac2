import { createHash } from 'node:crypto';
import { lstat, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { parseIgnoredRevisions } from '../../core/hotspots/ignoredRevisions';
import { findRepository } from './gitFolder';

/** Where GitHub, GitLab and most teams look for it: in the top folder of the repository. */
export const ignoredCommitsFile = '.git-blame-ignore-revs';

/** A longer list is none that people keep. */
const mostBytes = 1_000_000;

/** Commits that changed how the code looks and not what it says, as the team lists them. */
export interface IgnoredCommits {
  /** Absolute; absent where there is no such file, or where git would refuse it. */
  readonly file?: string;
  /** Full ids. */
  readonly ids: ReadonlySet<string>;
  /** Another one for another list; empty where nothing is ignored. */
  readonly stamp: string;
  /** From 0: why the file is not used. */
  readonly refusedLine?: number;
}

const nothing: IgnoredCommits = { ids: new Set(), stamp: '' };

/** Never fails: what cannot be read lists nothing, and a link may lead out of the repository. @param root absolute */
export async function readIgnoredCommits(root: string): Promise<IgnoredCommits> {
  try {
    const repository = await findRepository(await realpath(root));
    if (repository === undefined) return nothing;
    const file = path.join(repository.topLevel, ignoredCommitsFile);
    const stats = await lstat(file);
    if (!stats.isFile() || stats.size > mostBytes) return nothing;
    const bytes = await readFile(file);
    const parsed = parseIgnoredRevisions(bytes.toString('latin1'));
    if ('refusedLine' in parsed) return { ...nothing, ...parsed };
    if (parsed.ids.size === 0) return nothing;
    return { file, ids: parsed.ids, stamp: createHash('sha256').update(bytes).digest('hex') };
  } catch {
    return nothing;
  }
}
