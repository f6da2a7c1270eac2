import type { AuthorShare, Authorship, HistoryStatus, ModuleHistory } from './model';

/** What a history can tell of who wrote how much; undefined where it is all there, or where there is none. */
export function authorshipIn(status: HistoryStatus): Authorship | undefined {
  if (status === 'shallow') return 'unknown';
  return status === 'partial' ? 'about' : undefined;
}

/**
 * The authors as far as their shares say who knows the module: none where the history is cut off, since who made the
 * latest changes need not have written much of it.
 */
export function knownAuthors(history: ModuleHistory | undefined): readonly AuthorShare[] {
  return history === undefined || history.authorship === 'unknown' ? [] : history.authors;
}
