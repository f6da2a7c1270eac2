import { problems } from '../../core/gitHandover/problems';
import { Stopped } from './handOverRun';
import type { GitVariables } from './gitCommands';
import type { HandOverRun } from './handOverRun';
import { referencesOf } from './situation';
import type { Situation } from './situation';

/**
 * MOB_DONE_SQUASH=squash-wip: every WIP commit goes into the commit with a message of its own that follows it; the WIP
 * commits at the end stay one commit. Makes new commits beside the branch, which stays as it is; messages, authors with
 * their dates (those of the first commit of each group) and contents are those that mob.sh's interactive rebase gives.
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
  let author: GitVariables | undefined;
  for (const [index, [commit = '']] of lines.entries()) {
    const message = await run.read(['log', '-1', '--format=%B', commit, '--']);
    const isWip = message.startsWith(run.configuration.wipCommitMessage);
    const last = index === lines.length - 1;
    tail = isWip && last;
    author ??= await authorOf(run, commit);
    if (isWip && !last) continue;
    parent = (
      await run.git('squash', ['commit-tree', `${commit}^{tree}`, '-p', parent, '-m', message], author)
    ).trim();
    author = undefined;
  }
  return { commit: parent, tail };
}

/** Variables that make the next commit one of this commit's author, at that time. */
async function authorOf(run: HandOverRun, commit: string): Promise<GitVariables> {
  const text = await run.read(['log', '-1', '--date=raw', '--format=%an%x00%ae%x00%ad', commit, '--']);
  const [name = '', email = '', date = ''] = text.split('\0');
  // git makes no commit without a name, but it knows some that other programs made.
  return {
    GIT_AUTHOR_NAME: name === '' ? email : name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: `@${date}`,
  };
}
