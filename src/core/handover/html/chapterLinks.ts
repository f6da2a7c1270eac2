import type { Element, ElementContent, RootContent } from 'hast';
import { h } from 'hastscript';
import { linkTarget } from '../../handoverDocuments/linkTarget';
import type { RepoPath } from '../../ports';
import { headingId, linkTo } from './bookIds';
import type { ChapterTree } from './chapterTree';
import type { Picture } from './pictures';
import { placeText } from './place';

export interface LinkContext {
  readonly outputFolder: RepoPath;
  /** Name of the file whose links are meant. */
  readonly file: string;
  /** By file name. */
  readonly chapters: ReadonlyMap<string, ChapterTree>;
  /** All ids of headings and chapters. */
  readonly ids: ReadonlySet<string>;
  /** The name of the file that a link to the folder means. */
  readonly coverFile: string;
  readonly pictures: ReadonlyMap<RepoPath, Picture>;
}

/**
 * The same nodes with links that lead to a chapter of the page, to the web, or are text; and with pictures that are in
 * the file. Nothing that is left loads anything.
 */
export function withLinks(nodes: readonly RootContent[], context: LinkContext): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type !== 'element') return [node];
    if (node.tagName === 'img') return [picture(node, context)];
    const children = withLinks(node.children, context) as ElementContent[];
    const element = { ...node, children };
    return node.tagName === 'a' ? link(element, context) : [finished(element)];
  });
}

function link(node: Element, context: LinkContext): ElementContent[] {
  const { properties, children } = node;
  if (properties.className !== undefined) return [node];
  if (properties['dataFootnoteRef'] !== undefined || properties['dataFootnoteBackref'] !== undefined)
    return [footnoteLink(node)];
  const { href } = properties;
  if (typeof href !== 'string' || href === '') return children;
  const from = `${context.outputFolder}/${context.file}`;
  const target = linkTarget(from, href);
  if (target.kind === 'outside') return children;
  if (target.kind === 'address')
    return ['http', 'https', 'mailto'].includes(target.scheme)
      ? [h('a', { href, rel: ['noopener', 'noreferrer'] }, children)]
      : children;
  const chapter = chapterAt(target.path, context);
  if (chapter === undefined) return [placeText(target.path, target.fragment, children)];
  const wanted = headingId(chapter.id, target.fragment ?? '');
  return [h('a', { href: linkTo(context.ids.has(wanted) ? wanted : chapter.id) }, children)];
}

function chapterAt(
  path: RepoPath,
  { outputFolder, chapters, coverFile }: LinkContext,
): ChapterTree | undefined {
  if (path === outputFolder) return chapters.get(coverFile);
  return path.startsWith(`${outputFolder}/`) ? chapters.get(path.slice(outputFolder.length + 1)) : undefined;
}

function footnoteLink({ properties, children }: Element): Element {
  const { href, id, dataFootnoteRef, dataFootnoteBackref } = properties;
  const label = dataFootnoteBackref === undefined ? {} : { ariaLabel: 'Back to the text' };
  return h(
    'a.footnote',
    { href, ...(id === undefined ? {} : { id }), ...label },
    dataFootnoteRef === undefined ? children : ['[', ...children, ']'],
  );
}

function picture({ properties }: Element, context: LinkContext): ElementContent {
  const { src, alt } = properties;
  const words = typeof alt === 'string' ? alt : '';
  const target = linkTarget(`${context.outputFolder}/${context.file}`, typeof src === 'string' ? src : '');
  if (target.kind === 'place') {
    const found = context.pictures.get(target.path);
    if (found?.kind === 'embedded') return h('img', { src: found.dataUri, alt: words });
    const why = found?.why ?? 'it was not found';
    return leftOut(words, h('code.place', target.path), why);
  }
  const address = target.kind === 'address' && typeof src === 'string' && /^https?:\/\//i.test(src);
  if (!address) return leftOut(words, h('span', 'a picture'), 'its address is none that can be shown');
  const place = h('a', { href: src, rel: ['noopener', 'noreferrer'] }, src);
  return leftOut(words, place, 'it is on the web');
}

function leftOut(words: string, place: Element, why: string): Element {
  const named = words === '' ? 'Picture' : `Picture “${words}”`;
  return h('span.left-out', [`${named}, `, place, `, not shown here: ${why}`]);
}

/** Elements that need something around or inside them. */
function finished(node: Element): Element {
  if (node.tagName === 'table') return h('div.table', node);
  if (node.tagName === 'input') {
    const done = node.properties.checked === true;
    return h('span.task', { role: 'img', ariaLabel: done ? 'done' : 'open' }, done ? '☑' : '☐');
  }
  if (node.tagName === 'pre') return codeBlock(node);
  return node;
}

const diagramLanguages: Readonly<Record<string, string>> = {
  mermaid: 'Mermaid diagram',
  plantuml: 'PlantUML diagram',
  dot: 'Graphviz diagram',
};

/** Diagrams of other programs are shown as their text, and said to be that. */
function codeBlock(node: Element): Element {
  const [code] = node.children;
  const classes = code?.type === 'element' ? code.properties.className : undefined;
  const language = Array.isArray(classes)
    ? classes.map(String).find((name) => name.startsWith('language-'))
    : undefined;
  const diagram = language === undefined ? undefined : diagramLanguages[language.slice('language-'.length)];
  if (diagram === undefined) return node;
  return h('figure.source', [h('figcaption', `${diagram}, as text`), node]);
}
