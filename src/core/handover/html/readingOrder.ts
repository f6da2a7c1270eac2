import type { BookPlan } from '../bookPlan';
import { coverFile } from '../chapters';
import type { BookFile } from './parsedBook';

/**
 * The files of a book in the order in which they are read: the cover, the chapters as the team ordered them, then what
 * people added, by name. Chapters that are switched off are left out.
 * @param texts by file name; undefined for what was left alone
 */
export function inReadingOrder(
  texts: ReadonlyMap<string, string | undefined>,
  { chapters, off }: Pick<BookPlan, 'chapters' | 'off'>,
): readonly BookFile[] {
  const own = [coverFile, ...chapters.map(({ file }) => file)];
  const known = new Set([...own, ...off.map(({ file }) => file)]);
  const others = [...texts.keys()].filter((file) => !known.has(file)).sort();
  return [...own, ...others].flatMap((file) => {
    const text = texts.get(file);
    return text === undefined || text.trim() === '' ? [] : [{ file, text }];
  });
}
