import { HandoverError } from '../../core/errors';
import type { Cancellation } from '../../core/ports';
import { throwIfCancelled } from '../cancelWatch';
import { type FolderListing, walkFolder } from './folderWalk';
import type { GitRepository } from '../git/gitRepository';
import type { RepositoryFindings } from './scanHistory';

/**
 * The files of the folder: those git knows of where there is a repository, else all.
 * @throws HandoverError `cancelled`, `folder.missing`
 */
export async function listFolder(
  root: string,
  git: GitRepository,
  { state }: RepositoryFindings,
  cancellation: Cancellation,
): Promise<FolderListing> {
  if (state === undefined) return walkFolder(root, cancellation);
  try {
    return { paths: await git.listFiles(), problems: [] };
  } catch (error) {
    throwIfCancelled(cancellation);
    if (!(error instanceof HandoverError)) throw error;
    const { paths, problems } = await walkFolder(root, cancellation);
    return { paths, problems: [...problems, { code: error.code, message: error.message }] };
  }
}
