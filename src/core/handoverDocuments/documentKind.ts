import { handoverFilePath } from '../handover/handoverFilePath';
import { isNotePath } from '../knowledge/noteId';
import type { RepoPath } from '../ports';

/** Where people and the tool keep what they captured. */
export const handoverFolder: RepoPath = '.handover';

/** What a file of the handover is: `settings` is YAML, the others are Markdown; `text`: any other one below `.handover`. */
export type DocumentKind = 'settings' | 'note' | 'session' | 'text' | 'book';

/**
 * @param bookFolder see `parseOutputFolder`
 * @returns undefined for a file that is no document of the handover
 */
export function documentKind(path: RepoPath, bookFolder: RepoPath): DocumentKind | undefined {
  if (path === handoverFilePath) return 'settings';
  if (!/\.md$/i.test(path)) return undefined;
  if (isNotePath(path)) return 'note';
  if (path.startsWith(`${handoverFolder}/sessions/`)) return 'session';
  if (path.startsWith(`${handoverFolder}/`)) return 'text';
  return path.startsWith(`${bookFolder}/`) ? 'book' : undefined;
}
