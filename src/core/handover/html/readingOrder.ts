import { chapters, coverFile } from '../chapters';
import type { BookFile } from './parsedBook';

/**
 * The files of a book in the order in which they are read: the cover, the chapters, then what people added, by name.
 * @param texts by file name; undefined for what was left alone
 */
export function inReadingOrder(texts: ReadonlyMap<string, string | undefined>): readonly BookFile[] {
  const own = [coverFile, ...chapters.map(({ file }) => file)];
  const others = [...texts.keys()].filter((file) => !own.includes(file)).sort();
  return [...own, ...others].flatMap((file) => {
    const text = texts.get(file);
    return text === undefined || text.trim() === '' ? [] : [{ file, text }];
  });
}
