import type { RepoPath } from '../../../ports';
import { contentHash } from '../../contentHash';
import { sidesOf } from '../../mergeConflicts';

/** Where CodeTour looks for tours; ours are in the first. */
export const tourFolders: readonly RepoPath[] = ['.tours', '.vscode/tours', '.github/tours'];
export const ownTourFolder: RepoPath = '.tours';
export const tourEnding = '.tour';

export function isTourFile(path: RepoPath): boolean {
  return path.endsWith(tourEnding) && tourFolders.some((folder) => path.startsWith(`${folder}/`));
}

interface TourPosition {
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly character: number;
}

/** One step; `pattern`, or `line` with `selection` in a tour with `ref`, or `line` 1 for a file as a whole; `directory` for a folder. */
export interface TourStep {
  readonly file?: RepoPath;
  readonly directory?: RepoPath;
  readonly pattern?: string;
  /** 1-based. */
  readonly line?: number;
  readonly selection?: { readonly start: TourPosition; readonly end: TourPosition };
  readonly title: string;
  /** Markdown that CodeTour trusts, see tourText. */
  readonly description: string;
}

/** A tour as the schema of CodeTour has it (`schema.json` of microsoft/codetour). */
export interface Tour {
  readonly title: string;
  readonly description: string;
  /** Full id of the commit that lines and selections hold for. */
  readonly ref?: string;
  readonly isPrimary?: true;
  /** Title of the tour to go on with. */
  readonly nextTour?: string;
  readonly steps: readonly TourStep[];
}

/** CodeTour keeps keys that it does not know; this one says that the file is ours, and as we wrote it. */
const ownKey = 'x-mob-handover';

/** What is said in a tour. Places are not part of it: CodeTour mends patterns by itself while people edit. */
function wordsHash({ title, description, steps }: Pick<Tour, 'title' | 'description' | 'steps'>): string {
  return contentHash(
    JSON.stringify([
      title,
      description,
      steps.map((step) => [step.file ?? step.directory, step.title, step.description]),
    ]),
  );
}

/** The file of a tour. */
export function tourText(tour: Tour): string {
  const file = { $schema: 'https://aka.ms/codetour-schema', ...tour, [ownKey]: { hash: wordsHash(tour) } };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** own: nobody changed its words. edited: it was ours, and somebody did. foreign: somebody else's, or no tour at all. */
type TourOwner = 'own' | 'edited' | 'foreign';

export interface FoundTour {
  readonly owner: TourOwner;
  /** Empty where it has none. */
  readonly title: string;
  readonly isPrimary: boolean;
}

/** Reads a file among the tours. Where git left a conflict it is ours if it was on both branches. Never throws. */
export function readTour(text: string): FoundTour {
  const sides = sidesOf(text).map(readSide);
  const nothing: FoundTour = { owner: 'foreign', title: '', isPrimary: false };
  return sides.find(({ owner }) => owner !== 'own') ?? sides[0] ?? nothing;
}

function readSide(text: string): FoundTour {
  const nothing: FoundTour = { owner: 'foreign', title: '', isPrimary: false };
  let tour: unknown;
  try {
    tour = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return nothing;
  }
  if (!isRecord(tour)) return nothing;
  const { title, description, isPrimary, steps, [ownKey]: own } = tour;
  const found = {
    title: typeof title === 'string' ? title : '',
    isPrimary: isPrimary === true,
  };
  if (!isRecord(own) || typeof own['hash'] !== 'string') return { owner: 'foreign', ...found };
  const words = { title, description, steps: Array.isArray(steps) ? steps.filter(isRecord) : [] };
  return { owner: wordsHash(words as unknown as Tour) === own['hash'] ? 'own' : 'edited', ...found };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
