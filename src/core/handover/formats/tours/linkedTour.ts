import type { RepoPath } from '../../../ports';
import { leadsOutside } from '../../../repoPath';

/** What a file of CodeTour says, read as leniently as CodeTour does. */
export interface LinkedTour {
  readonly path: RepoPath;
  readonly title: string;
  readonly description: string;
  readonly isPrimary: boolean;
  readonly nextTour: string | undefined;
  /** Of the steps with a file; `line` is 1-based. */
  readonly steps: readonly {
    readonly number: number;
    readonly file: string;
    readonly line: number | undefined;
  }[];
  /** All of them, in order; `place` is a file or a folder. */
  readonly allSteps: readonly { readonly title: string; readonly place?: string }[];
}

/** Undefined where the text is no tour. */
export function linkedTour(path: RepoPath, text: string): LinkedTour | undefined {
  let tour: unknown;
  try {
    tour = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  if (!isRecord(tour) || !Array.isArray(tour['steps'])) return undefined;
  const { title, description, isPrimary, nextTour, ref } = tour;
  const records = (tour['steps'] as readonly unknown[]).map((step) => (isRecord(step) ? step : {}));
  const steps = records.flatMap((step, at) => {
    const file = fileOf(step);
    if (file === undefined) return [];
    // With a ref, lines are those of that commit.
    const line = typeof step['line'] === 'number' && ref === undefined ? step['line'] : undefined;
    return [{ number: at + 1, file, line }];
  });
  return {
    path,
    title: wordsOf(title),
    description: wordsOf(description),
    isPrimary: isPrimary === true,
    nextTour: typeof nextTour === 'string' ? nextTour : undefined,
    steps,
    allSteps: records.map((step) => {
      const place = fileOf(step) ?? pathOf(step['directory']);
      return { title: wordsOf(step['title']), ...(place === undefined ? {} : { place }) };
    }),
  };
}

/** Whether a path of a tour stays inside the project. */
export function isInside(file: string): boolean {
  return !leadsOutside(file) && !file.includes('\\');
}

function fileOf(step: Readonly<Record<string, unknown>>): string | undefined {
  return pathOf(step['file']);
}

function pathOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.replace(/^\.\//, '') : undefined;
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
