import { LineIndex, type TextSpan } from '../lineIndex';
import { quotable } from '../knowledge/quoteAnchor';
import { headingText, Slugs } from './headingSlug';
import { type LineRange, markdownBlocks } from './markdownBlocks';
import { findLinks } from './markdownLinks';

export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  /** Plain: without the marks of code, links and emphasis. */
  readonly text: string;
  /** The fragment that links to it have, unique in its document. */
  readonly slug: string;
  /** Of the words as they are written, on one line, which a rename replaces. */
  readonly span: TextSpan;
  /** Up to the next heading of its level or above it, or the end of the document. */
  readonly section: LineRange;
}

export interface DocumentLink {
  /** As it is written; {@link linkTarget} reads it. */
  readonly destination: string;
  /** Of the destination. */
  readonly span: TextSpan;
  /** Of the whole link with its label. */
  readonly whole: TextSpan;
}

export interface MarkdownDocument {
  readonly headings: readonly Heading[];
  readonly links: readonly DocumentLink[];
  readonly frontMatter?: LineRange;
  /** Fenced and indented code, and comments, of more than one line. */
  readonly folds: readonly (LineRange & { readonly kind: 'code' | 'comment' })[];
  /** The parts of a chapter that the tool owns, markers included. */
  readonly regions: readonly (LineRange & { readonly name: string })[];
}

/** In UTF-16 units. Of longer documents nothing is read: nobody wrote them. */
export const longestDocument = 2_000_000;
/** Of a file that is no Markdown. */
export const noMarkdown: MarkdownDocument = { headings: [], links: [], folds: [], regions: [] };
const marker = /^ {0,3}<!-- handover:(begin|end) ([a-z\d-]+)/;

/** Headings, links and folds of a document. Never throws, and takes time in proportion to its length. */
export function readMarkdown(source: string): MarkdownDocument {
  if (source.length > longestDocument) return noMarkdown;
  const text = quotable(source);
  const lines = text.split('\n');
  const index = new LineIndex(text);
  const blocks = markdownBlocks(lines);
  const slugs = new Slugs();
  const headings: Omit<Heading, 'section'>[] = [];
  const links: DocumentLink[] = [];
  const spanOf = (start: number, end: number): TextSpan => ({
    start: index.positionOf(start),
    end: index.positionOf(end),
  });
  for (const block of blocks) {
    const from = index.offsetOf({ line: block.first, column: 0 });
    if (block.kind === 'heading') {
      const start = from + block.column;
      const words = lines[block.first] ?? '';
      const length = block.first === block.last ? block.text.length : words.trimEnd().length - block.column;
      const plain = headingText(block.text);
      headings.push({
        level: block.level,
        text: plain.trim(),
        slug: slugs.next(plain),
        span: spanOf(start, start + length),
      });
    }
    if (block.kind !== 'heading' && block.kind !== 'text') continue;
    const to = index.offsetOf({ line: block.last, column: Infinity });
    for (const found of findLinks(text, from, to)) {
      const { destination, start, end } = found;
      links.push({ destination, span: spanOf(start, end), whole: spanOf(found.from, found.to) });
    }
  }
  const [first] = blocks;
  return {
    headings: withSections(headings, lines.length - 1),
    links,
    ...(first?.kind === 'frontMatter' ? { frontMatter: first } : {}),
    folds: blocks.flatMap(({ kind, first: from, last }) =>
      (kind === 'code' || kind === 'comment') && last > from ? [{ kind, first: from, last }] : [],
    ),
    regions: regionsOf(lines, blocks),
  };
}

function withSections(headings: readonly Omit<Heading, 'section'>[], lastLine: number): readonly Heading[] {
  const ends: number[] = [];
  /** By level: where the section ends that stands below. */
  let next = Array<number>(7).fill(lastLine);
  for (let at = headings.length - 1; at >= 0; at--) {
    const heading = headings[at];
    if (heading === undefined) continue;
    ends[at] = next[heading.level] ?? lastLine;
    const before = heading.span.start.line - 1;
    next = next.map((end, level) => (level >= heading.level ? before : end));
  }
  return headings.map((heading, at) => ({
    ...heading,
    section: {
      first: heading.span.start.line,
      last: Math.max(heading.span.start.line, ends[at] ?? lastLine),
    },
  }));
}

function regionsOf(
  lines: readonly string[],
  blocks: ReturnType<typeof markdownBlocks>,
): MarkdownDocument['regions'] {
  const regions: (LineRange & { name: string })[] = [];
  let begun: { name: string; first: number } | undefined;
  for (const { kind, first } of blocks) {
    const [, side, name] = (kind === 'comment' ? marker.exec(lines[first] ?? '') : null) ?? [];
    if (side === 'begin' && name !== undefined) begun = { name, first };
    if (side !== 'end' || begun?.name !== name) continue;
    if (begun !== undefined) regions.push({ ...begun, last: first });
    begun = undefined;
  }
  return regions;
}
