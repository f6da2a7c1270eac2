import type { FileChange, RepoPath } from '../../ports';
import type { BookInput } from '../book';
import type { BookFacts } from '../facts';
import type { ExportWarning, FormatId } from './formatList';

/** Files that a format has to know before it can be built. */
export interface FormatReads {
  readonly files?: readonly RepoPath[];
  /** All files right in a folder whose names end so. */
  readonly folders?: readonly { readonly folder: RepoPath; readonly ending: string }[];
}

/** What is known before the chapters are written. */
export interface BeforeBook {
  /** All that this export writes. */
  readonly formats: readonly FormatId[];
  readonly book: BookInput;
  /**
   * Texts of what the formats asked for, by path; a path that is not there has no entry.
   * `undefined`: something is there that must be left alone (no ordinary file, or not UTF-8).
   */
  readonly existing: ReadonlyMap<RepoPath, string | undefined>;
}

export interface FormatInput extends BeforeBook {
  readonly facts: BookFacts;
  /** The chapters as they are after the export, the cover last; also where the book itself is not written. */
  readonly chapters: readonly FileChange[];
  /** The code tours of this export, which the book lists; absent where they are not chosen. */
  readonly tours?: FormatOutput;
}

export interface FormatOutput {
  /** All files of the format as they should be, most as they were. */
  readonly files: readonly FileChange[];
  /** Files of a former export that are no more; only such that the tool wrote itself. */
  readonly removed?: readonly RepoPath[];
  readonly warnings?: readonly ExportWarning[];
  /** What to open to see it; absent where nothing was to be written. */
  readonly main?: RepoPath;
}

/** One way to hand the book over. Pure: the same input gives the same bytes. */
export interface ExportFormat {
  readonly reads?: (book: BookInput) => FormatReads;
  readonly build: (input: FormatInput) => FormatOutput;
}
