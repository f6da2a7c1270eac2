import type { RepoPath } from '../ports';

/** What `git status --porcelain=v2 -z --untracked-files=all` says, as far as a handover needs it. */
export interface WorkTreeStatus {
  /** Everything that differs from HEAD or is not tracked. */
  readonly changed: readonly RepoPath[];
  /** Of those, files git does not track yet. */
  readonly untracked: readonly RepoPath[];
  /** Staged, then changed again: the staged text is only in the index. */
  readonly stagedAndChanged: readonly RepoPath[];
  /** Not merged yet. */
  readonly conflicts: readonly RepoPath[];
  readonly submodules: readonly ChangedSubmodule[];
  /** Untracked folders that are repositories of their own. */
  readonly nestedRepositories: readonly RepoPath[];
}

interface ChangedSubmodule {
  readonly path: RepoPath;
  /** Another commit is checked out in it than the index says. */
  readonly commitChanged: boolean;
  /** It has changes that are in no commit, so they cannot be handed over from here. */
  readonly dirtyInside: boolean;
  /** Commit that the index says. */
  readonly indexed: string;
}

export function parseStatus(output: string): WorkTreeStatus {
  const changed: RepoPath[] = [];
  const untracked: RepoPath[] = [];
  const stagedAndChanged: RepoPath[] = [];
  const conflicts: RepoPath[] = [];
  const submodules: ChangedSubmodule[] = [];
  const nestedRepositories: RepoPath[] = [];
  const entries = output.split('\0');
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index] ?? '';
    const kind = entry.at(0);
    if (kind === '?') {
      const path = entry.slice(2);
      // git names a nested repository as a folder, everything else by its files.
      if (path.endsWith('/')) nestedRepositories.push(path.slice(0, -1));
      else {
        untracked.push(path);
        changed.push(path);
      }
    } else if (kind === '1' || kind === '2' || kind === 'u') {
      const fields = entry.split(' ');
      const path = fields.slice(kind === '1' ? 8 : kind === '2' ? 9 : 10).join(' ');
      const [states = '..', submodule = 'N...'] = fields.slice(1);
      if (kind === '2') index++;
      if (kind === 'u') conflicts.push(path);
      changed.push(path);
      if (kind !== 'u' && states.at(0) !== '.' && states.at(1) !== '.') stagedAndChanged.push(path);
      if (submodule.startsWith('S')) {
        submodules.push({
          path,
          commitChanged: submodule.at(1) === 'C',
          dirtyInside: submodule.at(2) === 'M' || submodule.at(3) === 'U',
          indexed: fields[7] ?? '',
        });
      }
    }
  }
  return { changed, untracked, stagedAndChanged, conflicts, submodules, nestedRepositories };
}
