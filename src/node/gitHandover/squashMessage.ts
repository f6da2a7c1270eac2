import * as fs from 'node:fs/promises';
import path from 'node:path';
import { authorsOfSquash, coauthorsOf, withCoauthors } from '../../core/gitHandover/coauthors';
import { presentSince } from '../../core/gitHandover/presence';
import type { PresenceSpan } from '../../core/gitHandover/presence';
import type { Identity } from '../../core/ports';
import { codeOf } from '../files/fileErrors';
import { writeAllOrNone } from '../files/atomicWrite';
import type { HandOverRun } from './handOverRun';
import type { Situation } from './situation';

/**
 * Adds the co-authors of the session to SQUASH_MSG, which git offers as the message of the next commit: who wrote WIP
 * commits, and who was present since the base branch's last commit before them. Trailers that are there stay.
 * @returns them, also where there is no SQUASH_MSG
 */
export async function addCoauthors(
  run: HandOverRun,
  situation: Situation,
  base: string,
  tip: string,
  present: readonly PresenceSpan[],
): Promise<readonly Identity[]> {
  run.show('coauthors');
  const file = path.join(situation.gitFolder, 'SQUASH_MSG');
  const former = await fs.readFile(file).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  const message = former?.toString('utf8') ?? '';
  const since =
    Number(await run.read(['log', '-1', '--format=%ct', await mergeBase(run, base, tip), '--'])) * 1000;
  const people = coauthorsOf([...authorsOfSquash(message), ...presentSince(present, since)], await self(run));
  const changed = withCoauthors(message, people);
  if (former !== undefined && changed !== message) {
    const write = { path: 'SQUASH_MSG', place: file, bytes: Buffer.from(changed), former };
    await writeAllOrNone([write], fs);
  }
  return people;
}

async function mergeBase(run: HandOverRun, base: string, tip: string): Promise<string> {
  return (await run.ask(['merge-base', base, tip]))?.trim() ?? tip;
}

/** Who commits, as git would say. */
export async function self(run: HandOverRun): Promise<Identity | undefined> {
  const [, name, email] = /^(.*) <(.*)> \d+ [-+]\d+$/.exec(await run.read(['var', 'GIT_AUTHOR_IDENT'])) ?? [];
  return name === undefined || email === undefined ? undefined : { name, email };
}
