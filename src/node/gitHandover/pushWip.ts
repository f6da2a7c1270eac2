import { hookOption } from './mergeBoth';
import { Stopped } from './handOverRun';
import type { HandOverRun } from './handOverRun';
import { referencesOf } from './situation';
import type { Situation } from './situation';
import { followsRemoteWip } from './upstream';

/**
 * Pushes the WIP branch, with upstream where it has not the right one yet.
 * @param first of a new branch: with the push option that keeps CI from building it
 * @returns whether the remote had no such branch
 */
export async function pushWip(run: HandOverRun, situation: Situation, first: boolean): Promise<boolean> {
  const { branches } = situation;
  const { remote, skipCiPushOption } = run.configuration;
  const { localWip } = referencesOf(branches, remote);
  const common = [
    '--porcelain',
    ...hookOption(run),
    ...(await submoduleOption(run)),
    ...((await followsRemoteWip(run, situation)) ? [] : ['--set-upstream']),
    remote,
    `${localWip}:${localWip}`,
  ];
  const options = first && skipCiPushOption ? ['--push-option=ci.skip'] : [];
  try {
    return isCreated(await run.git('push', ['push', ...options, ...common]));
  } catch (error) {
    if (!(error instanceof Stopped) || error.complaint !== 'noPushOptions' || options.length === 0)
      throw error;
    const output = await run.git('push', ['push', ...common]);
    run.note(`${remote} takes no push options, so CI may build the WIP branch.`);
    return isCreated(output);
  }
}

/** By the flag of git-push(1) for a branch that was made. */
function isCreated(porcelain: string): boolean {
  return /^\*\t/m.test(porcelain);
}

/** Unless the user has a wish of their own, a commit that points at an unpushed one of a submodule is not pushed. */
async function submoduleOption(run: HandOverRun): Promise<readonly string[]> {
  if ((await run.ask(['config', '--get', 'push.recurseSubmodules'])) !== undefined) return [];
  const submodules = await run.ask(['config', '--get-regexp', String.raw`^submodule\..*\.url$`]);
  return submodules === undefined ? [] : ['--recurse-submodules=check'];
}

/** Deletes the WIP branch on the remote, but only if it still is at the commit that was dealt with. */
export async function deleteRemoteWip(
  run: HandOverRun,
  { branches }: Situation,
  expected: string,
): Promise<void> {
  const { localWip } = referencesOf(branches, run.configuration.remote);
  await run.git('deleteBranch', [
    'push',
    ...hookOption(run),
    `--force-with-lease=${localWip}:${expected}`,
    run.configuration.remote,
    `:${localWip}`,
  ]);
}
