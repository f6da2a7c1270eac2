import type { HandOverRun } from './handOverRun';
import type { Situation } from './situation';

/**
 * Whether the WIP branch here follows its namesake on the remote. It does once it was pushed or joined; one whose first
 * push failed does not.
 */
export async function followsRemoteWip(run: HandOverRun, { branches }: Situation): Promise<boolean> {
  const { wip } = branches;
  const setting = async (key: string): Promise<string | undefined> =>
    (await run.ask(['config', '--get', `branch.${wip}.${key}`]))?.trim();
  return (
    (await setting('merge')) === `refs/heads/${wip}` && (await setting('remote')) === run.configuration.remote
  );
}

/** For a WIP branch that begins anew: that of a former session is another branch. */
export async function forgetUpstream(run: HandOverRun, situation: Situation): Promise<void> {
  if (!(await followsRemoteWip(run, situation))) return;
  await run.git('switchBranch', ['branch', '--unset-upstream', situation.branches.wip]);
}
