import * as fs from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { coauthorsOf } from '../../core/gitHandover/coauthors';
import {
  coauthorsFile,
  coauthorsText,
  commitHookMark,
  commitHookText,
} from '../../core/gitHandover/commitHook';
import { presentSince } from '../../core/gitHandover/presence';
import type { PresenceSpan } from '../../core/gitHandover/presence';
import type { EpochMs, Identity } from '../../core/ports';
import { writeAllOrNone } from '../files/atomicWrite';
import { codeOf } from '../files/fileErrors';
import type { HandOverRun } from './handOverRun';
import { self } from './squashMessage';

export interface CommitPreparation {
  readonly present: readonly PresenceSpan[];
  /** False: our hook is taken away where it is there. Absent: hooks are left alone. */
  readonly hook?: boolean;
}

export interface PreparedCommits {
  /** Of a commit that would be made now. */
  readonly coauthors: readonly Identity[];
  readonly hook?: 'installed' | 'removed' | 'foreign';
}

/**
 * Says who was present since the last commit and, where the hook is wanted, puts the `prepare-commit-msg` hook there
 * that adds them, and what it reads. A hook of somebody else, or a hooks folder that git is configured to use, is never
 * touched.
 */
export async function prepareCommits(
  run: HandOverRun,
  { present, hook: wanted }: CommitPreparation,
): Promise<PreparedCommits> {
  const since = await lastCommitEpochMs(run);
  const coauthors = coauthorsOf(presentSince(present, since), await self(run));
  if (wanted === undefined) return { coauthors };
  const [people = '', hook = ''] = await Promise.all(
    [coauthorsFile, 'hooks/prepare-commit-msg'].map((file) => gitPath(run, file)),
  );
  const former = await textOf(hook);
  const ours = former?.includes(commitHookMark) === true;
  if (!wanted) {
    if (ours) await fs.rm(hook, { force: true });
    await fs.rm(people, { force: true });
    return { coauthors, hook: 'removed' };
  }
  await write(people, coauthorsText(present, run.now()));
  if (
    (former !== undefined && !ours) ||
    (await run.ask(['config', '--get', 'core.hooksPath'])) !== undefined
  ) {
    return { coauthors, hook: 'foreign' };
  }
  await write(hook, commitHookText);
  await fs.chmod(hook, 0o755);
  return { coauthors, hook: 'installed' };
}

/** By the rules of {@link commitHookText}; while a squash waits for its commit, that of HEAD. */
async function lastCommitEpochMs(run: HandOverRun): Promise<EpochMs> {
  const now = run.now();
  if ((await run.ask(['rev-parse', '--quiet', '--verify', 'HEAD'])) === undefined) return 0;
  const head = Number(await run.read(['log', '-1', '--format=%ct', 'HEAD', '--'])) * 1000;
  if (existsSync(await gitPath(run, 'SQUASH_MSG'))) return Math.min(head, now);
  const tips = (await run.read(['for-each-ref', '--format=%(committerdate:unix)', 'refs/heads']))
    .split('\n')
    .map((seconds) => Number(seconds) * 1000)
    .filter((tip) => tip <= now);
  return Math.min(Math.max(head, ...tips), now);
}

async function gitPath(run: HandOverRun, file: string): Promise<string> {
  return run.read(['rev-parse', '--path-format=absolute', '--git-path', file]);
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await fs.readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function write(place: string, text: string): Promise<void> {
  const former = await textOf(place);
  if (former === text) return;
  const bytes = Buffer.from(text);
  const formerBytes = former === undefined ? undefined : Buffer.from(former);
  await writeAllOrNone([{ path: path.basename(place), place, bytes, former: formerBytes }], fs);
}
