import { coverFile } from '../chapters';
import type { ExportFormat } from './exportFormat';

/** The chapters as files that people edit; the cover is what one opens. */
export const markdownFormat: ExportFormat = {
  build: ({ book, chapters }) => ({ files: chapters, main: `${book.outputFolder}/${coverFile}` }),
};
