import { bookFigures } from '../../core/handover/diagrams/bookFigures';
import type { BookInput } from '../../core/handover/book';
import type { BuiltExport } from '../../core/handover/formats/buildExport';
import { isHtmlBook } from '../../core/handover/html/pageShell';
import { parseBook } from '../../core/handover/html/parsedBook';
import { inReadingOrder } from '../../core/handover/html/readingOrder';
import { renderHtmlBook } from '../../core/handover/html/renderHtmlBook';
import type { RepoPath } from '../../core/ports';
import { readFormatFiles } from './formatFiles';
import { readPageAssets } from './pageAssets';
import { readPictures } from './readPictures';

/** Name of the HTML file in the book's folder. */
const htmlBookFile = 'handover.html';

export interface HtmlBookOptions {
  /** Absolute folder of the workspace. */
  readonly root: string;
  readonly book: BookInput;
  /** Where script and style of the page are; default: beside the running bundle. */
  readonly pageFolder?: string;
}

/**
 * The same export with the book as one HTML file beside its Markdown, made of the chapters as they will be and of all
 * else that people wrote into the folder. A file of that name that no export made is left alone, with a warning.
 * @throws HandoverError `page.missing`, `file.unreadable`
 */
export async function withHtmlBook(
  built: BuiltExport,
  { root, book, pageFolder }: HtmlBookOptions,
): Promise<BuiltExport> {
  const { outputFolder } = book;
  const path: RepoPath = `${outputFolder}/${htmlBookFile}`;
  const former = await readFormatFiles(root, { files: [path], folders: [] });
  if (former.has(path) && !isHtmlBook(former.get(path))) {
    const message = `${path} was not made by an export, so it was left as it is: move it away and export again.`;
    return { ...built, warnings: [...built.warnings, { message, path }] };
  }
  const texts = new Map(book.existing);
  for (const { path: written, text } of built.chapters)
    if (written.endsWith('.md')) texts.set(written.slice(outputFolder.length + 1), text);
  const parsed = parseBook(inReadingOrder(texts, book.plan), outputFolder);
  const text = renderHtmlBook({
    book: parsed,
    pictures: await readPictures(root, parsed.pictures),
    figures: bookFigures(built.facts),
    assets: await readPageAssets(pageFolder),
  });
  return {
    ...built,
    files: [...built.files, { path, text }],
    mains: [...built.mains, { format: 'html', path }],
  };
}
