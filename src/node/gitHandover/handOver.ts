import { guessNextTypist } from '../../core/gitHandover/nextTypist';
import type { HandOverOptions, HandOverResult } from '../../core/gitHandover/operations';
import { problems } from '../../core/gitHandover/problems';
import { fetchRemote } from './fetchRemote';
import { Stopped } from './handOverRun';
import type { HandOverRun } from './handOverRun';
import { divergence, mergeRemoteWip } from './mergeBoth';
import { pushWip } from './pushWip';
import { lookAround, readReferences, referencesOf } from './situation';
import type { Situation } from './situation';
import { switchToBase } from './switchBranch';
import { followsRemoteWip } from './upstream';
import { commitWork, wipSubject } from './workInProgress';

/** mob next: commits everything on the WIP branch and pushes it for the next typist. */
export async function handOver(run: HandOverRun, options: HandOverOptions): Promise<HandOverResult> {
  const situation = await lookAround(run);
  const { wip } = situation.branches;
  if (situation.current !== wip) throw new Stopped(problems.notOnWip(wip));
  const committed = await commitWork(run, situation, wipSubject(run, options.message, situation));
  if (!committed) run.at({ kind: 'committed', branch: wip });
  const { localWip, remoteWip } = referencesOf(situation.branches, run.configuration.remote);
  let known = await readReferences(run);
  if (options.diverged === 'merge') {
    known = await fetchRemote(run, { ...situation, references: known });
    if (known.has(remoteWip) && (await divergence(run, localWip, remoteWip)).behind > 0) {
      await mergeRemoteWip(run, situation);
      known = await readReferences(run);
    }
  }
  const pushed = known.get(localWip) !== known.get(remoteWip);
  if (pushed) await push(run, situation, known.has(remoteWip));
  const guess = await nextTypist(run, situation, known);
  if (!run.configuration.nextStay) await switchToBase(run, situation, known);
  return {
    ...situation.branches,
    committed,
    pushed,
    ...(guess === undefined ? {} : { next: guess }),
    notes: run.notes,
  };
}

/** @param wasThere the remote had the branch when it was last looked at */
async function push(run: HandOverRun, situation: Situation, wasThere: boolean): Promise<void> {
  const before = wasThere || (await followsRemoteWip(run, situation));
  const created = await pushWip(run, situation, !before);
  if (!created || !before) return;
  const { branches } = situation;
  run.note(
    `${branches.wip} was no longer on ${run.configuration.remote}, so it is there anew: somebody may have finished or reset it meanwhile.`,
  );
}

async function nextTypist(
  run: HandOverRun,
  situation: Situation,
  known: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  const { localBase, remoteBase, localWip } = referencesOf(situation.branches, run.configuration.remote);
  const base = [localBase, remoteBase].find((reference) => known.has(reference));
  const me = (await run.ask(['config', '--get', 'user.name']))?.trim() ?? '';
  if (base === undefined || me === '') return undefined;
  const authors = await run.read(['log', '--format=%an', `${base}..${localWip}`, '--']);
  return authors === '' ? undefined : guessNextTypist(authors.split('\n'), me).next;
}
