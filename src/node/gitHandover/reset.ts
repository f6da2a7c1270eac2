import type { ResetResult } from '../../core/gitHandover/operations';
import { problems } from '../../core/gitHandover/problems';
import { fetchRemote } from './fetchRemote';
import { Stopped } from './handOverRun';
import type { HandOverRun } from './handOverRun';
import { deleteRemoteWip } from './pushWip';
import { lookAround, referencesOf } from './situation';
import { switchToBase } from './switchBranch';
import { commitWork } from './workInProgress';

/** mob reset --delete-remote-wip-branch, but with safety references for what is deleted. */
export async function reset(run: HandOverRun): Promise<ResetResult> {
  const situation = await lookAround(run);
  const { base, wip } = situation.branches;
  const { remote, wipCommitMessage } = run.configuration;
  const { localBase, remoteBase, localWip, remoteWip } = referencesOf(situation.branches, remote);
  const known = await fetchRemote(run, situation);
  if (!known.has(localBase) && !known.has(remoteBase)) throw new Stopped(problems.noBase(base, remote));
  const kept: string[] = [];
  const remoteTip = known.get(remoteWip);
  if (situation.current === wip) await commitWork(run, situation, wipCommitMessage);
  const localTip = (await run.ask(['rev-parse', '--quiet', '--verify', localWip]))?.trim();
  if (localTip !== undefined) kept.push(await run.keep(localTip, 'wip'));
  if (remoteTip !== undefined && remoteTip !== localTip) kept.push(await run.keep(remoteTip, 'remote'));
  if (situation.current === wip) await switchToBase(run, situation, known);
  if (remoteTip !== undefined) await deleteRemoteWip(run, situation, remoteTip);
  if (localTip !== undefined) await run.git('deleteBranch', ['branch', '--delete', '--force', '--', wip]);
  return { ...situation.branches, kept, notes: run.notes };
}
