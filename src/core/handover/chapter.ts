import type { BookFacts } from './facts';
import { saysFacts } from './provenance';
import type { GeneratedRegion } from './regions';

/** A region, and whether there is anything to put into it. */
export interface RegionSource {
  readonly name: string;
  readonly heading: string;
  /** True where it shows what people wrote in notes; default false: facts of the repository. */
  readonly byPeople?: boolean;
  /** How many notes or entries of the register by people it tells; default none. */
  readonly told?: (facts: BookFacts) => number;
  /** The region's content, see `regionContent`. */
  readonly render: (facts: BookFacts) => string;
}

/** One chapter of the book. */
export interface Chapter {
  /** As in the order of the book: what is lost for good first. Absent for appendices. */
  readonly number?: number;
  /** Name of the file in the book's folder; stable, so that links from elsewhere live on. */
  readonly file: string;
  readonly title: string;
  /**
   * Who knows it: the repository alone, only people, or both.
   * In `both` without regions, this version does not yet look for the facts.
   */
  readonly source: 'repository' | 'people' | 'both';
  /** What people are asked to write, one sentence. */
  readonly ask: string;
  readonly regions: readonly RegionSource[];
  /** Text that a new file begins with; it may have places for regions of any chapter. */
  readonly template?: string;
}

/** The chapter's file without its ending: what questions, links and agenda items call it. */
export function chapterName({ file }: Chapter): string {
  return file.replace(/\.md$/, '');
}

/** `4 Architecture`, or the title alone for an appendix. */
export function chapterTitle(chapter: Chapter): string {
  return chapter.number === undefined ? chapter.title : `${chapter.number} ${chapter.title}`;
}

/** Whether any region of the chapter has facts of the repository; a sentence that there are none is none. */
export function hasFacts(chapter: Chapter, regions: readonly GeneratedRegion[]): boolean {
  const ofRepository = new Set(
    chapter.regions.filter(({ byPeople }) => byPeople !== true).map(({ name }) => name),
  );
  return regions.some(({ name, text }) => ofRepository.has(name) && saysFacts(text));
}

/** Notes of people and entries of the register that the chapter's regions tell. */
export function toldIn(chapter: Chapter, facts: BookFacts): number {
  return chapter.regions.reduce((sum, { told }) => sum + (told?.(facts) ?? 0), 0);
}
