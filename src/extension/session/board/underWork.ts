import type { NotedRow } from '../../../core/knowledge/notedRow';
import { findItem } from '../../../core/session/agenda';
import { notedOfItem } from '../../../core/session/notedItem';
import { isActive } from '../../../core/session/selectors';
import type { SessionState } from '../../../core/session/state';

/** What a note is about that is captured now, as an argument of the command; undefined without a session that goes on. */
export function underWork(
  state: SessionState,
): { readonly noted?: NotedRow; readonly folderUri?: string } | undefined {
  if (!isActive(state)) return undefined;
  const noted = notedOfItem(findItem(state.agenda, state.itemId));
  const { folderUri } = state;
  return { ...(noted === undefined ? {} : { noted }), ...(folderUri === undefined ? {} : { folderUri }) };
}
