import type { HandOverRun } from './handOverRun';
import { readReferences, referencesOf } from './situation';
import type { Situation } from './situation';

/**
 * Fetches and prunes as mob.sh does. Commits that only the remote's WIP branch held as it was last seen here get a
 * safety reference before: somebody may have deleted or rewritten it over there. Unlike mob.sh without the submodules, which a
 * handover never changes: git fails where one points at a commit that nobody pushed.
 * @returns the references afterwards
 */
export async function fetchRemote(
  run: HandOverRun,
  situation: Situation,
): Promise<ReadonlyMap<string, string>> {
  const { remote } = run.configuration;
  const { remoteWip } = referencesOf(situation.branches, remote);
  const former = situation.references.get(remoteWip);
  const onlyThere =
    former !== undefined && (await run.countBeyond(former, '--branches', '--glob=refs/mob-handover/*')) > 0;
  const kept = onlyThere ? await run.keep(former, 'remote') : undefined;
  const options = ['--prune', '--no-recurse-submodules', '--verbose'];
  await run.git('fetch', ['fetch', ...options, remote, ...(await refspecs(run, situation))]);
  const references = await readReferences(run);
  const now = references.get(remoteWip);
  if (kept !== undefined && former !== undefined) {
    if (now !== undefined && (await run.countBeyond(former, now)) === 0) await run.forget(kept, former);
    else
      run.note(
        `The WIP branch on ${remote} was deleted or rewritten; as you last saw it, it is kept as ${kept}.`,
      );
  }
  return references;
}

/** A clone of a single branch would never see the WIP branch: ask for both branches by name then. */
async function refspecs(run: HandOverRun, { branches }: Situation): Promise<readonly string[]> {
  const { remote } = run.configuration;
  const configured = (await run.read(['config', '--get-all', `remote.${remote}.fetch`])).split('\n');
  if (configured.includes(`+refs/heads/*:refs/remotes/${remote}/*`)) return [];
  // A pattern, since a plain name that the remote does not have is an error.
  return [branches.base, branches.wip].map(
    (branch) => `+refs/heads/${branch}*:refs/remotes/${remote}/${branch}*`,
  );
}
