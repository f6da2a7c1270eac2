import { hookOption } from './mergeBoth';
import { Stopped } from './handOverRun';
import type { HandOverRun } from './handOverRun';
import { referencesOf } from './situation';
import type { Situation } from './situation';

/**
 * Pushes the WIP branch.
 * @param first of a new branch: with upstream, and with the push option that keeps CI from building it
 */
export async function pushWip(run: HandOverRun, { branches }: Situation, first: boolean): Promise<void> {
  const { remote, skipCiPushOption } = run.configuration;
  const { localWip } = referencesOf(branches, remote);
  const common = [
    ...hookOption(run),
    ...(await submoduleOption(run)),
    ...(first ? ['--set-upstream'] : []),
    remote,
    `${localWip}:${localWip}`,
  ];
  const options = first && skipCiPushOption ? ['--push-option=ci.skip'] : [];
  try {
    await run.git('push', ['push', ...options, ...common]);
  } catch (error) {
    if (!(error instanceof Stopped) || error.complaint !== 'noPushOptions' || options.length === 0)
      throw error;
    await run.git('push', ['push', ...common]);
    run.note(`${remote} takes no push options, so CI may build the WIP branch.`);
  }
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
