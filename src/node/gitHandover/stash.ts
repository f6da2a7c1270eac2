import type { HandOverRun } from './handOverRun';

/** Puts all changes and untracked files aside. @returns the stash's commit; undefined where there was nothing to put aside */
export async function stashChanges(run: HandOverRun): Promise<string | undefined> {
  const { stashName } = run.configuration;
  const former = await newestStash(run);
  await run.git('stash', ['stash', 'push', '--include-untracked', `--message=${stashName}`]);
  const commit = await newestStash(run);
  if (commit === undefined || commit === former) return undefined;
  run.at({ kind: 'stashed', stash: stashName });
  return commit;
}

/** Brings them back and drops the stash; on conflict the stash stays. Throws Stopped. */
export async function unstashChanges(run: HandOverRun, commit: string): Promise<void> {
  await run.git('unstash', ['stash', 'apply', commit]);
  // They are dropped by number only, and numbers move: look it up right before.
  const index = (await run.read(['stash', 'list', '--format=%H'])).split('\n').indexOf(commit);
  if (index >= 0) await run.git('unstash', ['stash', 'drop', `stash@{${index}}`]);
  run.noLongerAt('stashed');
}

/** After a failure: the same, as well as it can be done and without being cancelled. */
export async function restoreStash(run: HandOverRun, commit: string): Promise<void> {
  if ((await run.restore('unstash', ['stash', 'apply', '--index', commit])) === undefined) return;
  const newest = await run.restore('look', ['rev-parse', '--verify', 'refs/stash']);
  if (newest?.trim() !== commit) return;
  if ((await run.restore('unstash', ['stash', 'drop'])) !== undefined) run.noLongerAt('stashed');
}

async function newestStash(run: HandOverRun): Promise<string | undefined> {
  return (await run.ask(['rev-parse', '--quiet', '--verify', 'refs/stash']))?.trim();
}
