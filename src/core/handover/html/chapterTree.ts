import type { Element, ElementContent, Root as HtmlRoot, RootContent } from 'hast';
import { h } from 'hastscript';
import { toString } from 'hast-util-to-string';
import type { Html, Root } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { Slugs } from '../../handoverDocuments/headingSlug';
import { headingId, linkTo } from './bookIds';
import { markedUp } from './chapterMarkdown';
import type { ParsedChapter } from './parsedBook';
import { chapterSchema } from './sanitizeSchema';

interface Heading {
  readonly id: string;
  /** 1 to 6, as in the page. */
  readonly depth: number;
  readonly text: string;
}

export interface ChapterTree {
  readonly id: string;
  readonly file: string;
  /** The first is the title of the chapter. */
  readonly headings: readonly Heading[];
  readonly children: readonly RootContent[];
}

/**
 * A chapter as HTML, with links and pictures still as they were written.
 * @param id of the chapter in the page
 * @param isCover its title is that of the page; the headings of all others are one level deeper
 */
export function chapterTree(chapter: ParsedChapter, id: string, isCover: boolean): ChapterTree {
  const root: HtmlRoot =
    chapter.root === undefined ? plainText(chapter.text) : converted(chapter.root, `${id}/:`);
  const headings: Heading[] = [];
  const slugs = new Slugs();
  const visit = (nodes: readonly RootContent[], isTop: boolean): RootContent[] =>
    nodes.map((node) => {
      if (node.type !== 'element') return node;
      const level = /^h([1-6])$/.exec(node.tagName)?.[1];
      if (level !== undefined) return heading(node, Number(level), isTop);
      if (node.properties['dataFootnotes'] !== undefined) return footnotes(node, `${id}/:`);
      return { ...node, children: visit(node.children, false) as ElementContent[] };
    });
  const heading = (node: Element, written: number, isTop: boolean): Element => {
    const text = toString(node).trim();
    const isTitle = isTop && headings.length === 0 && written === 1;
    const depth = isTitle ? (isCover ? 1 : 2) : Math.min(6, isCover ? Math.max(2, written) : written + 1);
    // The slug counts even where the chapter's own id takes its place, as it does on the hosts.
    const slug = slugs.next(toString(node));
    const own = isTitle ? id : headingId(id, slug);
    headings.push({ id: own, depth, text });
    return withPermalink({ ...node, tagName: `h${String(depth)}`, properties: { id: own } }, text);
  };
  const children = visit(root.children, true);
  if (headings[0]?.id === id) return { id, file: chapter.file, headings, children };
  const text = chapter.file.replace(/\.md$/i, '');
  const title: Heading = { id, depth: isCover ? 1 : 2, text };
  const element = withPermalink(h(`h${String(title.depth)}`, { id }, text), text);
  return { id, file: chapter.file, headings: [title, ...headings], children: [element, ...children] };
}

function converted(root: Root, clobberPrefix: string): HtmlRoot {
  const converter = unified()
    .use(remarkRehype, {
      clobberPrefix,
      footnoteLabelTagName: 'p',
      handlers: { html: (_state: unknown, node: Html) => inlineHtml(node) },
    })
    .use(rehypeSanitize, chapterSchema);
  return converter.runSync(markedUp(root));
}

/** A comment is not shown; a line break is harmless; all else is shown as it was written. */
function inlineHtml({ value }: Html): Element | undefined {
  if (/^<!--[\s\S]*-->$/.test(value.trim())) return undefined;
  if (/^<br\s*\/?>$/i.test(value.trim())) return h('br');
  return h('code', value);
}

function plainText(text: string): HtmlRoot {
  return { type: 'root', children: [h('pre', h('code', text))] };
}

function withPermalink(heading: Element, text: string): Element {
  const id = String(heading.properties.id);
  const label = text === '' ? 'Link to this section' : `Link to “${text}”`;
  return h('div.heading', [heading, h('a.permalink', { href: linkTo(id), ariaLabel: label }, '#')]);
}

/** The label has one and the same id in every chapter otherwise. */
function footnotes(node: Element, prefix: string): Element {
  const labelled = { ...node.properties, ariaLabel: 'Footnotes' };
  const children = node.children.filter(
    (child) => !(child.type === 'element' && child.properties.id === 'footnote-label'),
  );
  return { ...node, properties: { ...labelled, id: `${prefix}footnotes` }, children };
}
