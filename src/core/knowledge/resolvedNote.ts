import type { RepoPath } from '../ports';
import type { BrokenNote, Note } from './note';
import type { TextSpan } from '../lineIndex';
import type { QuoteAnchor } from './quoteAnchor';
import type { AnchorState } from './resolveAnchor';

/** What became of an anchor in the files as they are now. */
export type Drift = AnchorState['kind'];

/** Where an anchor of a note is now. */
export interface AnchoredPlace {
  readonly anchor: QuoteAnchor;
  readonly drift: Drift;
  /** Path of the file or folder now; that of the anchor where the place is lost. */
  readonly path: RepoPath;
  /** Absent where the place is lost, or a folder. */
  readonly span?: TextSpan;
  /** The place is a folder as a whole. */
  readonly isFolder?: true;
}

export interface ResolvedNote {
  readonly note: Note;
  /** In the order of the note's anchors. */
  readonly places: readonly AnchoredPlace[];
}

/** All notes of a folder, oldest first, and the files among them that are none. */
export interface NotesOfFolder {
  readonly notes: readonly ResolvedNote[];
  readonly broken: readonly BrokenNote[];
}

/** The drift that needs somebody most: lost, then changed, moved, exact. Notes without a place are exact. */
export function worstDrift({ places }: ResolvedNote): Drift {
  const order: readonly Drift[] = ['lost', 'changed', 'moved', 'exact'];
  return order.find((drift) => places.some((place) => place.drift === drift)) ?? 'exact';
}
