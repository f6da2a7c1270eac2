import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../../core/hotspots/model';
import type { Cancellation, RepoPath } from '../../core/ports';
import { throwIfCancelled } from '../cancelWatch';
import { codeOf, noFolder, readFailure } from '../files/fileErrors';

/** Without git nobody says what is ignored; these hold what tools put there. */
const skipped = new Set([
  'node_modules',
  'bower_components',
  'dist',
  'out',
  'build',
  'target',
  'coverage',
  'venv',
  'env',
  '__pycache__',
  'site-packages',
  'vendor',
  'bin',
  'obj',
]);

/** Hidden folders that teams write: of pipelines. */
const looked = new Set(['.github', '.circleci', '.gitlab', '.buildkite', '.semaphore', '.tx']);

export interface FolderListing {
  /** Sorted. */
  readonly paths: readonly RepoPath[];
  /** Folders that could not be read. */
  readonly problems: readonly Problem[];
}

/**
 * The files of a folder that is in no git repository, without hidden folders (but those of pipelines) and those of tools. Symbolic links are
 * not followed.
 * @throws HandoverError `cancelled`, `folder.missing`
 */
export async function walkFolder(root: string, cancellation: Cancellation): Promise<FolderListing> {
  const paths: RepoPath[] = [];
  const problems: Problem[] = [];
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    throwIfCancelled(cancellation);
    try {
      for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
        const place = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isFile()) paths.push(place);
        else if (entry.isDirectory() && isLookedInto(entry.name)) waiting.push(place);
      }
    } catch (error) {
      if (codeOf(error) === 'ENOENT' && folder !== '') continue;
      if (folder === '') throw noFolder(root, error);
      const { code, message } = readFailure(folder, error);
      problems.push({ path: folder, code, message });
    }
  }
  return { paths: paths.sort(), problems };
}

/** Whether a walk comes by a file of this path. */
export function isWalked(file: RepoPath): boolean {
  return file.split('/').slice(0, -1).every(isLookedInto);
}

function isLookedInto(name: string): boolean {
  return name.startsWith('.') ? looked.has(name) : !skipped.has(name);
}
