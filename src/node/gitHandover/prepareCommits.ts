import * as fs from 'node:fs/promises';
import path from 'node:path';
import { coauthorLine, coauthorsOf } from '../../core/gitHandover/coauthors';
import { coauthorsFile, commitHookMark, commitHookText } from '../../core/gitHandover/commitHook';
import { presentSince } from '../../core/gitHandover/presence';
import type { PresenceSpan } from '../../core/gitHandover/presence';
import type { Identity } from '../../core/ports';
import { writeAllOrNone } from '../files/atomicWrite';
import { codeOf } from '../files/fileErrors';
import type { HandOverRun } from './handOverRun';
import { self } from './squashMessage';

export interface CommitPreparation {
  readonly present: readonly PresenceSpan[];
  /** False: our hook is taken away where it is there. */
  readonly hook: boolean;
}

export interface PreparedCommits {
  readonly coauthors: readonly Identity[];
  readonly hook: 'installed' | 'removed' | 'foreign';
}

/**
 * Writes down, in the git folder, who was present since the last commit, and puts the `prepare-commit-msg` hook there
 * that adds them. A hook of somebody else, or a hooks folder that git is configured to use, is never touched.
 */
export async function prepareCommits(
  run: HandOverRun,
  preparation: CommitPreparation,
): Promise<PreparedCommits> {
  const [people = '', hook = ''] = await Promise.all(
    [coauthorsFile, 'hooks/prepare-commit-msg'].map((file) => gitPath(run, file)),
  );
  const seconds = (await run.ask(['log', '-1', '--format=%ct', 'HEAD', '--'])) ?? '0';
  const coauthors = coauthorsOf(presentSince(preparation.present, Number(seconds) * 1000), await self(run));
  const former = await textOf(hook);
  const ours = former?.includes(commitHookMark) === true;
  if (!preparation.hook) {
    if (ours) await fs.rm(hook, { force: true });
    await fs.rm(people, { force: true });
    return { coauthors, hook: 'removed' };
  }
  await write(people, coauthors.map((person) => `${coauthorLine(person)}\n`).join(''));
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
