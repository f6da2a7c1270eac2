import { existsSync } from 'node:fs';
import path from 'node:path';
import { problems } from '../../core/gitHandover/problems';
import { Stopped } from './handOverRun';
import type { HandOverRun } from './handOverRun';
import { referencesOf } from './situation';
import type { Situation } from './situation';

export interface Divergence {
  readonly ahead: number;
  readonly behind: number;
}

/** Commits that only the first, and only the second revision has. */
export async function divergence(run: HandOverRun, local: string, remote: string): Promise<Divergence> {
  const output = await run.read(['rev-list', '--left-right', '--count', `${local}...${remote}`]);
  const [ahead = 0, behind = 0] = output.split(/\s+/).map(Number);
  return { ahead, behind };
}

/** Merges the remote's WIP branch into the one checked out; a conflict, a failure or a cancellation takes it back. */
export async function mergeRemoteWip(run: HandOverRun, { branches, gitFolder }: Situation): Promise<void> {
  const { remote } = run.configuration;
  const { remoteWip } = referencesOf(branches, remote);
  try {
    await run.git('merge', ['merge', '--no-edit', '--no-overwrite-ignore', ...hookOption(run), remoteWip]);
  } catch (error) {
    // All of one's own was committed before. Where git did not get so far there is nothing to take back.
    if (existsSync(path.join(gitFolder, 'MERGE_HEAD'))) await run.restore('merge', ['merge', '--abort']);
    if (!(error instanceof Stopped) || error.complaint !== 'conflict') throw error;
    throw new Stopped(problems.mergeConflict(branches.wip, `${remote}/${branches.wip}`), { cause: error });
  }
}

/** mob.sh skips the hooks that could refuse unless it is told not to. */
export function hookOption(run: HandOverRun): readonly string[] {
  return run.configuration.gitHooksEnabled ? [] : ['--no-verify'];
}
