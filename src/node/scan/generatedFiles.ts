import { HandoverError } from '../../core/errors';
import type { RepoPath } from '../../core/ports';
import type { GitRepository } from '../git/gitRepository';
import { fileStamp } from './fileStamps';
import { readWhole } from './readWhole';

/** Longer ones are not looked at: each file would be held against each of its lines. */
const maxFileBytes = 100_000;

/**
 * The files that the project itself calls generated, by the attribute `linguist-generated` that GitHub reads. Git is asked only where an
 * attributes file has the word. Empty where it cannot tell.
 * @param listed among them the attributes files
 */
export async function generatedFiles(
  root: string,
  git: Pick<GitRepository, 'filesWithAttribute'>,
  listed: readonly RepoPath[],
): Promise<ReadonlySet<RepoPath>> {
  const isSaid = listed.some(
    (path) => /(?:^|\/)\.gitattributes$/.test(path) && hasWord(root, path, 'linguist-generated'),
  );
  if (!isSaid) return new Set();
  try {
    return new Set(await git.filesWithAttribute('linguist-generated'));
  } catch (error) {
    if (!(error instanceof HandoverError)) throw error;
    return new Set();
  }
}

function hasWord(root: string, path: RepoPath, word: string): boolean {
  if (fileStamp(root, path) === undefined) return false;
  const bytes = readWhole(path, { root, maxFileBytes });
  return Buffer.isBuffer(bytes) && bytes.includes(word);
}
