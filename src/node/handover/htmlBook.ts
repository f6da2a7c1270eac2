import { bookFigures } from '../../core/handover/diagrams/bookFigures';
import type { BookFacts } from '../../core/handover/facts';
import { parseBook } from '../../core/handover/html/parsedBook';
import { inReadingOrder } from '../../core/handover/html/readingOrder';
import { renderHtmlBook } from '../../core/handover/html/renderHtmlBook';
import type { FileChange } from '../../core/ports';
import { readPageAssets } from './pageAssets';
import { readPictures } from './readPictures';

/** Name of the HTML file in the book's folder. */
const htmlBookFile = 'handover.html';

export interface HtmlBookOptions {
  /** Absolute folder of the workspace. */
  readonly root: string;
  /** Texts of the Markdown files of the book by name, as they will be on disk; undefined for what is left alone. */
  readonly texts: ReadonlyMap<string, string | undefined>;
  readonly facts: BookFacts;
  /** Where script and style of the page are; default: beside the running bundle. */
  readonly assetsFolder?: string;
}

/**
 * The book as one HTML file, to be written beside its Markdown.
 * @throws HandoverError `page.missing`
 */
export async function htmlBook({ root, texts, facts, assetsFolder }: HtmlBookOptions): Promise<FileChange> {
  const book = parseBook(inReadingOrder(texts), facts.outputFolder);
  const html = renderHtmlBook({
    book,
    pictures: await readPictures(root, book.pictures),
    figures: bookFigures(facts),
    assets: await readPageAssets(assetsFolder),
  });
  return { path: `${facts.outputFolder}/${htmlBookFile}`, text: html };
}
