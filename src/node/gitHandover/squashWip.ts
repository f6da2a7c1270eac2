import { problems } from '../../core/gitHandover/problems';
import { Stopped } from './handOverRun';
import type { HandOverRun } from './handOverRun';
import { referencesOf } from './situation';
import type { Situation } from './situation';

/**
 * MOB_DONE_SQUASH=squash-wip: every WIP commit goes into the commit with a message of its own that follows it; the WIP
 * commits at the end stay one commit. Makes new commits beside the branch, which stays as it is; messages, authors
 * and contents are those that mob.sh's interactive rebase gives.
 */
export async function squashWip(
  run: HandOverRun,
  situation: Situation,
  tip: string,
): Promise<{ readonly commit: string; readonly tail: boolean }> {
  const { remoteBase } = referencesOf(situation.branches, run.configuration.remote);
  const start = (await run.read(['merge-base', remoteBase, tip])).trim();
  const output = await run.read([
    'rev-list',
    '--reverse',
    '--topo-order',
    '--parents',
    `${start}..${tip}`,
    '--',
  ]);
  const lines = output === '' ? [] : output.split('\n').map((line) => line.split(' '));
  if (lines.some((line) => line.length > 2)) throw new Stopped(problems.mergesInWip(situation.branches.wip));
  let parent = start;
  let tail = false;
  for (const [index, [commit = '']] of lines.entries()) {
    const message = await run.read(['log', '-1', '--format=%B', commit, '--']);
    const isWip = message.startsWith(run.configuration.wipCommitMessage);
    const last = index === lines.length - 1;
    tail = isWip && last;
    if (isWip && !last) continue;
    parent = (
      await run.git('squash', ['commit-tree', `${commit}^{tree}`, '-p', parent, '-m', message])
    ).trim();
  }
  return { commit: parent, tail };
}
