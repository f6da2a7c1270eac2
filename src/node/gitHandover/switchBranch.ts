import { Stopped } from './handOverRun';
import type { HandOverRun } from './handOverRun';
import { referencesOf } from './situation';
import type { Situation } from './situation';

/**
 * Checks a branch out; never overwrites files that are not committed, not even ignored ones.
 * @param startAt the branch is made there, or moved there: only where all its commits are kept elsewhere
 * @param follow whether a new branch follows what it starts at, as git has it, or nothing
 */
export async function switchBranch(
  run: HandOverRun,
  branch: string,
  startAt?: string,
  follow = true,
): Promise<void> {
  const tracking = follow ? [] : ['--no-track'];
  const args = startAt === undefined ? [branch] : [...tracking, '-B', branch, startAt];
  try {
    await run.git('switchBranch', ['checkout', '--no-overwrite-ignore', '--no-guess', ...args, '--']);
  } catch (error) {
    if (!(error instanceof Stopped) || !(await isOn(run, branch, startAt))) throw error;
    // git gives the exit code of a post-checkout hook as its own, although the switch is done.
    run.note('The switch of branches is done, but a post-checkout hook failed; the log has its words.');
  }
}

/** Checks the base branch out, making it from the remote's where it was never checked out here. */
export async function switchToBase(
  run: HandOverRun,
  situation: Situation,
  known: ReadonlyMap<string, string>,
): Promise<void> {
  const { base } = situation.branches;
  const { localBase, remoteBase } = referencesOf(situation.branches, run.configuration.remote);
  await switchBranch(run, base, known.has(localBase) ? undefined : remoteBase);
}

async function isOn(run: HandOverRun, branch: string, startAt: string | undefined): Promise<boolean> {
  if ((await run.ask(['symbolic-ref', '--quiet', 'HEAD']))?.trim() !== `refs/heads/${branch}`) return false;
  const head = await run.read(['rev-parse', 'HEAD']);
  if (startAt !== undefined && head !== (await run.read(['rev-parse', startAt]))) return false;
  return (await run.read(['diff', '--name-only', 'HEAD', '--'])) === '';
}
