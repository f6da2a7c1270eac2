import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FinishOptions, FinishResult } from '../../core/gitHandover/operations';
import { problems } from '../../core/gitHandover/problems';
import { codeOf } from '../files/fileErrors';
import { addCoauthors } from './squashMessage';
import { fetchRemote } from './fetchRemote';
import { Stopped } from './handOverRun';
import type { HandOverRun } from './handOverRun';
import { divergence, mergeRemoteWip } from './mergeBoth';
import { deleteRemoteWip, pushWip } from './pushWip';
import { lookAround, readReferences, referencesOf } from './situation';
import type { Situation } from './situation';
import { squashWip } from './squashWip';
import { switchBranch, switchToBase } from './switchBranch';
import { followsRemoteWip } from './upstream';
import { commitWork, wipSubject } from './workInProgress';

/** mob done: brings the WIP branch to the base branch for the user to commit, and deletes it on both sides. */
export async function finish(run: HandOverRun, options: FinishOptions): Promise<FinishResult> {
  const situation = await lookAround(run);
  const { base, wip } = situation.branches;
  const { remote } = run.configuration;
  const { localBase, remoteBase, localWip, remoteWip } = referencesOf(situation.branches, remote);
  if (situation.current !== wip) throw new Stopped(problems.notOnWip(wip));
  const subject = wipSubject(run, undefined, situation);
  let known = await fetchRemote(run, situation);
  if (!known.has(remoteBase)) throw new Stopped(problems.noBase(base, remote));
  if (known.has(localBase)) {
    const { ahead, behind } = await divergence(run, localBase, remoteBase);
    if (ahead > 0 && behind > 0) throw new Stopped(problems.baseAhead(base, ahead));
  }
  const there = known.has(remoteWip);
  const pushedOnce = there || situation.references.has(remoteWip) || (await followsRemoteWip(run, situation));
  if (!there && pushedOnce) return finishedElsewhere(run, situation, known, options);

  if (there) await catchUp(run, situation, options);
  const leftovers = await commitWork(run, situation, subject);
  if (!leftovers) run.at({ kind: 'committed', branch: wip });
  known = await readReferences(run);
  if (known.get(localWip) !== known.get(remoteWip)) await pushWip(run, situation, !pushedOnce);

  const tip = await run.read(['rev-parse', localWip]);
  const reference = await run.keep(tip, 'wip');
  const { commit: source, tail } = await sourceOf(run, situation, tip, leftovers);
  await switchToBase(run, situation, known);
  await run.git('merge', ['merge', '--ff-only', '--no-overwrite-ignore', remoteBase]);
  await bringOver(run, situation, source);
  if (tail) await run.git('squash', ['reset', '--soft', 'HEAD^']);
  await deleteWip(run, situation, tip);

  const coauthors = await addCoauthors(run, situation, remoteBase, tip, options.present);
  const staged = (await run.read(['diff', '--cached', '--name-only', '-z', '--'])) !== '';
  const message = await squashMessage(situation);
  run.note(`${wip} as it was is kept as ${reference}.`);
  return {
    ...situation.branches,
    staged,
    coauthors,
    ...(message === undefined ? {} : { message }),
    notes: run.notes,
  };
}

/** Somebody finished the mob on another computer: go to the base branch, with the WIP branch kept aside. */
async function finishedElsewhere(
  run: HandOverRun,
  situation: Situation,
  known: ReadonlyMap<string, string>,
  options: FinishOptions,
): Promise<FinishResult> {
  const { wip } = situation.branches;
  const { localWip, remoteBase, remoteWip } = referencesOf(situation.branches, run.configuration.remote);
  const seen = situation.references.get(remoteWip);
  const unpushed =
    situation.status.changed.length > 0 ||
    (await run.countBeyond(localWip, remoteBase, ...(seen === undefined ? [] : [seen]))) > 0;
  if (unpushed && options.wipGone === 'refuse') throw new Stopped(problems.wipGone(wip));
  await commitWork(run, situation, wipSubject(run, undefined, situation));
  const tip = await run.read(['rev-parse', localWip]);
  const reference = await run.keep(tip, 'wip');
  await switchToBase(run, situation, known);
  await run.git('merge', ['merge', '--ff-only', '--no-overwrite-ignore', remoteBase]);
  await run.git('deleteBranch', ['branch', '--delete', '--force', '--', wip]);
  run.note(`Somebody else finished ${wip} already; yours is kept as ${reference}.`);
  return { ...situation.branches, staged: false, coauthors: [], notes: run.notes };
}

/** What others pushed meanwhile belongs to the session, too. */
async function catchUp(run: HandOverRun, situation: Situation, options: FinishOptions): Promise<void> {
  const { wip } = situation.branches;
  const { localWip, remoteWip } = referencesOf(situation.branches, run.configuration.remote);
  const { ahead, behind } = await divergence(run, localWip, remoteWip);
  if (behind === 0) return;
  if (ahead === 0) {
    try {
      await run.git('merge', ['merge', '--ff-only', '--no-overwrite-ignore', remoteWip]);
      return;
    } catch (error) {
      if (!(error instanceof Stopped) || error.complaint !== 'inTheWay') throw error;
      throw new Stopped(problems.behind(wip), { cause: error });
    }
  }
  if (options.diverged === 'refuse') throw new Stopped(problems.diverged(wip, ahead, behind));
  await mergeRemoteWip(run, situation);
}

/** The commit to bring over, and whether its last commit is a WIP commit whose name the user is still to give. */
async function sourceOf(
  run: HandOverRun,
  situation: Situation,
  tip: string,
  leftovers: boolean,
): Promise<{ readonly commit: string; readonly tail: boolean }> {
  switch (run.configuration.doneSquash) {
    case 'squash':
      return { commit: tip, tail: false };
    case 'no-squash':
      return { commit: tip, tail: leftovers };
    case 'squash-wip':
      return squashWip(run, situation, tip);
  }
}

async function bringOver(run: HandOverRun, situation: Situation, source: string): Promise<void> {
  const { base, wip } = situation.branches;
  const squash = run.configuration.doneSquash === 'squash';
  const how = squash
    ? ['--squash', '--ff']
    : ['--commit', '--ff', '--no-edit', '-m', `Merge branch '${wip}'`];
  try {
    await run.git('squash', ['merge', ...how, '--no-overwrite-ignore', source]);
  } catch (error) {
    // All was committed before, and the tip has a safety reference: what the merge wrote is nobody's work.
    await run.restore('squash', ['reset', '--merge']);
    await run.restore('switchBranch', ['checkout', '--no-overwrite-ignore', wip, '--']);
    if (!(error instanceof Stopped) || error.complaint !== 'conflict') throw error;
    throw new Stopped(problems.mergeConflict(wip, base), { cause: error });
  }
}

/** On the remote first: while that fails, everything is still here under its own name. */
async function deleteWip(run: HandOverRun, situation: Situation, tip: string): Promise<void> {
  const { base, wip } = situation.branches;
  const { remote, doneSquash } = run.configuration;
  try {
    await deleteRemoteWip(run, situation, tip);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    if (error.complaint === 'movedOn' && doneSquash === 'squash') {
      await run.git('squash', ['reset', '--merge']);
      await switchBranch(run, wip);
      throw new Stopped(problems.pushedMeanwhile(wip), { cause: error });
    }
    run.note(
      `${wip} could not be deleted on ${remote}: commit, then use Reset Work-in-Progress Branch on ${base}.`,
    );
    return;
  }
  await run.git('deleteBranch', ['branch', '--delete', '--force', '--', wip]);
}

async function squashMessage({ gitFolder }: Situation): Promise<string | undefined> {
  try {
    return await readFile(path.join(gitFolder, 'SQUASH_MSG'), 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
