import type { FileChange, RepoPath } from '../../../ports';
import { linkedTour } from './linkedTour';
import { isTourFile } from './tour';

/** A tour as the book lists it. */
export interface ListedTour {
  readonly path: RepoPath;
  /** Empty where it has none. */
  readonly title: string;
  readonly description: string;
  readonly isPrimary: boolean;
  readonly steps: readonly {
    /** Empty where it has none. */
    readonly title: string;
    /** A file or folder as the tour names it: it may lead anywhere. Absent for steps that show none. */
    readonly place?: string;
  }[];
}

/**
 * The tours there are after an export: where one begins comes first, then by path. What is no tour is none.
 * @param existing files as they are now, by path; undefined for what cannot be read
 * @param written files that the export writes
 * @param removed files that it takes away
 */
export function listedTours(
  existing: ReadonlyMap<RepoPath, string | undefined>,
  written: readonly FileChange[],
  removed: readonly RepoPath[],
): readonly ListedTour[] {
  const texts = new Map([...existing, ...written.map(({ path, text }) => [path, text] as const)]);
  for (const path of removed) texts.delete(path);
  return [...texts]
    .flatMap(([path, text]) => (text !== undefined && isTourFile(path) ? (linkedTour(path, text) ?? []) : []))
    .sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary) || (a.path < b.path ? -1 : 1))
    .map(({ path, title, description, isPrimary, allSteps }) => ({
      path,
      title,
      description,
      isPrimary,
      steps: allSteps,
    }));
}
