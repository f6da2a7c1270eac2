import { defaultSchema, type Options as Schema } from 'rehype-sanitize';
import { paragraphClasses, quoteClasses } from './chapterMarkdown';

/**
 * What may be left of a chapter's tree: that of GitHub, without any address that does something, and with the classes
 * and places that this renderer gives. Ids come from this renderer alone, since HTML in Markdown stays text.
 */
export const chapterSchema: Schema = {
  ...defaultSchema,
  clobber: [],
  clobberPrefix: '',
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
  attributes: {
    ...defaultSchema.attributes,
    '*': ['align', 'id', 'colSpan', 'rowSpan', 'start', 'value', 'checked', 'title'],
    a: ['href', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaLabel', 'ariaDescribedBy'],
    blockquote: [['className', ...quoteClasses]],
    div: ['dataFigures'],
    img: ['src', 'alt'],
    p: [['className', ...paragraphClasses]],
  },
};
