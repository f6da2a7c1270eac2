import { problems } from '../../core/gitHandover/problems';
import { lastFileOf } from '../../core/gitHandover/wipCommit';
import type { TakeOverOptions, TakeOverResult } from '../../core/gitHandover/operations';
import { fetchRemote } from './fetchRemote';
import { Stopped } from './handOverRun';
import type { HandOverRun } from './handOverRun';
import { divergence, hookOption, mergeRemoteWip } from './mergeBoth';
import { pushWip } from './pushWip';
import { lookAround, looseFiles, readReferences, referencesOf } from './situation';
import type { Situation } from './situation';
import { restoreStash, stashChanges, unstashChanges } from './stash';
import { switchBranch } from './switchBranch';
import { forgetUpstream } from './upstream';
import { keepIndex } from './workInProgress';

/** mob start: joins the mob on its WIP branch, or begins one. */
export async function takeOver(run: HandOverRun, options: TakeOverOptions): Promise<TakeOverResult> {
  const situation = await lookAround(run);
  const loose = looseFiles(situation.status);
  if (loose.length > 0 && options.uncommitted === 'refuse') throw new Stopped(problems.dirty(loose.length));
  let known = await fetchRemote(run, situation);
  known = await requireBase(run, situation, known, options);
  if (loose.length > 0) await keepIndex(run, situation);
  const stash = loose.length > 0 ? await stashChanges(run) : undefined;
  const joined = await orRestore(run, situation, stash, async () => {
    await forwardBase(run, situation, known);
    return join(run, situation, known, options, true);
  });
  if (stash !== undefined) await unstashChanges(run, stash);
  for (const { path } of (await lookAround(run)).status.submodules.filter((one) => one.commitChanged)) {
    run.note(
      `The submodule ${path} is at another commit than the mob's: run git submodule update before you go on.`,
    );
  }
  const message = await run.read(['log', '-1', '--format=%B']);
  const lastFile = message.startsWith(run.configuration.wipCommitMessage) ? lastFileOf(message) : undefined;
  return { ...situation.branches, joined, ...(lastFile === undefined ? {} : { lastFile }), notes: run.notes };
}

/** The base branch must be on the remote, and everything on it too: the WIP branch begins there. */
async function requireBase(
  run: HandOverRun,
  situation: Situation,
  known: ReadonlyMap<string, string>,
  options: TakeOverOptions,
): Promise<ReadonlyMap<string, string>> {
  const { base } = situation.branches;
  const { remote, startCreate } = run.configuration;
  const { localBase, remoteBase } = referencesOf(situation.branches, remote);
  if (!known.has(remoteBase)) {
    if (!known.has(localBase) || !(startCreate || options.createBase))
      throw new Stopped(problems.noBase(base, remote));
    await run.git('push', [
      'push',
      ...hookOption(run),
      '--set-upstream',
      remote,
      `${localBase}:${localBase}`,
    ]);
    return readReferences(run);
  }
  const ahead = known.has(localBase) ? await run.countBeyond(localBase, remoteBase) : 0;
  if (ahead > 0) throw new Stopped(problems.baseAhead(base, ahead));
  return known;
}

/** On the base branch it is brought up to the remote's, as mob.sh does; elsewhere it is left alone. */
async function forwardBase(
  run: HandOverRun,
  situation: Situation,
  known: ReadonlyMap<string, string>,
): Promise<void> {
  const { localBase, remoteBase } = referencesOf(situation.branches, run.configuration.remote);
  if (situation.current !== situation.branches.base || known.get(localBase) === known.get(remoteBase)) return;
  await run.git('merge', ['merge', '--ff-only', '--no-overwrite-ignore', remoteBase]);
}

/** @returns whether there was a WIP branch to join */
async function join(
  run: HandOverRun,
  situation: Situation,
  known: ReadonlyMap<string, string>,
  options: TakeOverOptions,
  mayRetry: boolean,
): Promise<boolean> {
  const { wip } = situation.branches;
  const { localWip, remoteWip } = referencesOf(situation.branches, run.configuration.remote);
  if (!known.has(remoteWip)) return begin(run, situation, known, options, mayRetry);
  const { ahead, behind } = known.has(localWip)
    ? await divergence(run, localWip, remoteWip)
    : { ahead: 0, behind: 1 };
  if (ahead === 0) {
    await switchBranch(run, wip, remoteWip);
    return true;
  }
  if (behind > 0 && options.diverged === 'refuse') throw new Stopped(problems.diverged(wip, ahead, behind));
  if (behind > 0 && options.diverged === 'keep') {
    const reference = await run.keep(known.get(localWip) ?? '', 'wip');
    await switchBranch(run, wip, remoteWip);
    run.note(`Your own ${wip} is kept as ${reference}.`);
    return true;
  }
  await switchBranch(run, wip);
  if (behind > 0) await mergeRemoteWip(run, situation);
  run.note(`${wip} has commits here that are not on the remote yet; your next handover pushes them.`);
  return true;
}

async function begin(
  run: HandOverRun,
  situation: Situation,
  known: ReadonlyMap<string, string>,
  options: TakeOverOptions,
  mayRetry: boolean,
): Promise<boolean> {
  const { wip } = situation.branches;
  const { localWip, remoteBase } = referencesOf(situation.branches, run.configuration.remote);
  const former = known.get(localWip);
  if (former !== undefined && (await run.countBeyond(localWip, remoteBase)) > 0) {
    const reference = await run.keep(former, 'wip');
    run.note(`The ${wip} of a former session that was still here is kept as ${reference}.`);
  }
  await switchBranch(run, wip, remoteBase, false);
  await forgetUpstream(run, situation);
  try {
    await pushWip(run, situation, true);
    return false;
  } catch (error) {
    if (!(error instanceof Stopped) || error.complaint !== 'movedOn' || !mayRetry) throw error;
    // Somebody began at the same moment: there is a mob to join now.
    const refreshed = await fetchRemote(run, { ...situation, references: await readReferences(run) });
    return join(run, situation, refreshed, options, false);
  }
}

/** Where nothing was switched yet, changes put aside come back at once. */
async function orRestore<T>(
  run: HandOverRun,
  former: Situation,
  stash: string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (stash !== undefined) {
      const head = await run.restore('look', ['rev-parse', 'HEAD', '--symbolic-full-name', 'HEAD']);
      if (head?.trim() === `${former.head}\nrefs/heads/${former.current}`) await restoreStash(run, stash);
    }
    throw error;
  }
}
