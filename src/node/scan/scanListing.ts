import { existsSync } from 'node:fs';
import path from 'node:path';
import { HandoverError } from '../../core/errors';
import type { Problem } from '../../core/hotspots/model';
import {
  nothingCheckedOutProblem,
  sparseProblem,
  submodulesProblem,
  undecodedNamesProblem,
} from '../../core/hotspots/scanLimits';
import type { Cancellation, RepoPath } from '../../core/ports';
import { isInFolders } from '../../core/repoPath';
import { throwIfCancelled } from '../cancelWatch';
import { type FolderListing, isWalked, walkFolder } from './folderWalk';
import type { GitRepository } from '../git/gitRepository';
import type { RepositoryFindings } from './scanHistory';

/** More paths than that are not named one by one to git: it lists all. */
const mostNamed = 500;

/**
 * The files of the folder: those git knows of where there is a repository, else all.
 * @param repository undefined: git is not to be run
 * @throws HandoverError `cancelled`, `folder.missing`
 */
export async function listFolder(
  root: string,
  git: GitRepository,
  repository: Promise<RepositoryFindings> | undefined,
  excludeFolders: readonly RepoPath[],
  cancellation: Cancellation,
): Promise<FolderListing> {
  if (repository === undefined) return walkFolder(root, cancellation);
  // Asked before it is known whether there is a repository: in most folders there is.
  const asked = gitListing(git, excludeFolders);
  asked.catch(() => undefined);
  if ((await repository).state === undefined) return walkFolder(root, cancellation);
  try {
    return await asked;
  } catch (error) {
    throwIfCancelled(cancellation);
    if (!(error instanceof HandoverError)) throw error;
    const { paths, problems } = await walkFolder(root, cancellation);
    return { paths, problems: [...problems, { code: error.code, message: error.message }] };
  }
}

/** @throws HandoverError `git.noRepository`, `git.missing`, `git.failed` */
export async function gitListing(
  git: GitRepository,
  excludeFolders: readonly RepoPath[],
): Promise<FolderListing> {
  const { files, submodules, absent, notCheckedOut } = await git.listing();
  const left = submodules.filter((folder) => !isInFolders(folder, excludeFolders));
  const lacking = absent.filter((file) => !isInFolders(file, excludeFolders));
  return {
    paths: files,
    problems: [
      ...(left.length === 0 ? [] : [submodulesProblem(left)]),
      ...(lacking.length === 0 ? [] : [sparseProblem(lacking.length)]),
      ...(notCheckedOut === 0 ? [] : [nothingCheckedOutProblem(notCheckedOut)]),
    ],
  };
}

/** What to say of names that could not be decoded: such files are not found by them. */
export function namesProblems(root: string, paths: readonly RepoPath[]): readonly Problem[] {
  const undecoded = paths.filter((file) => file.includes('\ufffd') && !existsSync(path.join(root, file)));
  return undecoded.length === 0 ? [] : [undecodedNamesProblem(undecoded.length)];
}

/** Those of some paths that {@link listFolder} would list. Where git cannot tell, all: each of them was told of. */
export async function listedAmong(
  git: GitRepository,
  { state }: RepositoryFindings,
  paths: readonly RepoPath[],
): Promise<readonly RepoPath[]> {
  if (paths.length === 0) return [];
  if (state === undefined) return paths.filter(isWalked);
  try {
    const listed = new Set(await git.listFiles(paths.length > mostNamed ? undefined : paths));
    return paths.filter((path) => listed.has(path));
  } catch (error) {
    if (!(error instanceof HandoverError)) throw error;
    return paths;
  }
}
