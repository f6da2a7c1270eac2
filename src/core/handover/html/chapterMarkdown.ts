import type { Blockquote, Html, Nodes, Paragraph, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { invitation } from '../template';

const reader = unified().use(remarkParse).use(remarkGfm);

/** Deeper than this nobody writes, and a renderer that calls itself for each level would run out of stack. */
const deepest = 100;
/** Beyond this a chapter is shown as plain text: reading Markdown can take time in the square of the length. */
const longest = 4_000_000;

const frontMatter = /^\ufeff?---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/;
const wholeComment = /^\s*(?:<!--[\s\S]*?-->\s*)+$/;
const beginMarker = /<!-- handover:begin ([a-z][a-z0-9-]*) /;
const provenanceMarker = /<!-- handover:provenance (extracted|authored|confirmed|asked)\b/;
const alertMark = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)/i;

/** Names of classes that {@link markedUp} puts on paragraphs and quotes. */
export const paragraphClasses = [
  'provenance',
  'provenance-extracted',
  'provenance-authored',
  'provenance-confirmed',
  'provenance-asked',
  'alert-title',
] as const;
export const quoteClasses = [
  'gap',
  'alert',
  'alert-note',
  'alert-tip',
  'alert-important',
  'alert-warning',
  'alert-caution',
] as const;

/** The chapter as a tree, without its front matter; undefined where it is too deep or too long to be read safely. */
export function parseChapter(text: string): Root | undefined {
  if (text.length > longest) return undefined;
  const root = reader.parse(text.replace(frontMatter, ''));
  return depthOf(root) > deepest ? undefined : root;
}

/** Repository paths or addresses of the pictures in a chapter, as they are written. */
export function pictureTargets(root: Root): readonly string[] {
  const found = new Set<string>();
  const definitions = new Map<string, string>();
  const references: string[] = [];
  walk(root, (node) => {
    if (node.type === 'image') found.add(node.url);
    if (node.type === 'definition') definitions.set(node.identifier, node.url);
    if (node.type === 'imageReference') references.push(node.identifier);
  });
  for (const reference of references) {
    const url = definitions.get(reference);
    if (url !== undefined) found.add(url);
  }
  return [...found];
}

/**
 * Marks what the tool wrote into comments, so that it can be shown: where statements come from, what is still to be
 * written, where a region begins. HTML is shown as text; comments are not shown.
 */
export function markedUp(root: Root): Root {
  const children: RootContent[] = [];
  let provenance: string | undefined;
  let region: string | undefined;
  for (const node of root.children) {
    if (node.type === 'html' && wholeComment.test(node.value)) {
      region = beginMarker.exec(node.value)?.[1] ?? region;
      provenance = provenanceMarker.exec(node.value)?.[1] ?? provenance;
      continue;
    }
    const isProvenance = provenance !== undefined && node.type === 'paragraph';
    if (region !== undefined && !isProvenance) {
      children.push(figureSlot(region));
      region = undefined;
    }
    children.push(isProvenance ? classed(node, ['provenance', `provenance-${provenance}`]) : marked(node));
    provenance = undefined;
    if (region !== undefined) {
      children.push(figureSlot(region));
      region = undefined;
    }
  }
  if (region !== undefined) children.push(figureSlot(region));
  return { ...root, children };
}

/** An empty element that says where the figures of a region go. */
function figureSlot(region: string): Paragraph {
  return {
    type: 'paragraph',
    children: [],
    data: { hName: 'div', hProperties: { dataFigures: region } },
  };
}

function marked(node: RootContent): RootContent {
  if (node.type === 'html') return htmlAsText(node);
  if (node.type === 'blockquote') return markedQuote(node);
  return node;
}

function htmlAsText({ value }: Html): RootContent {
  return { type: 'code', value };
}

function markedQuote(node: Blockquote): RootContent {
  const [first, ...rest] = node.children;
  if (first?.type !== 'paragraph') return node;
  const [start, ...others] = first.children;
  if (start?.type === 'strong' && invitation.includes(`**${plain(start)}**`)) return classed(node, ['gap']);
  const kind = start?.type === 'text' ? alertMark.exec(start.value) : null;
  if (start?.type !== 'text' || kind?.[1] === undefined) return node;
  const name = kind[1].toLowerCase();
  const title: Paragraph = {
    type: 'paragraph',
    children: [{ type: 'text', value: name.charAt(0).toUpperCase() + name.slice(1) }],
  };
  const value = start.value.slice(kind[0].length);
  const words: Paragraph = {
    ...first,
    children: [...(value === '' ? [] : [{ ...start, value }]), ...others],
  };
  const body = words.children.length === 0 ? rest : [words, ...rest];
  return classed({ ...node, children: [classed(title, ['alert-title']), ...body] }, [
    'alert',
    `alert-${name}`,
  ]);
}

function classed<T extends Paragraph | Blockquote>(node: T, className: readonly string[]): T {
  return { ...node, data: { ...node.data, hProperties: { className: [...className] } } };
}

function plain(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plain).join('') : '';
}

function walk(root: Nodes, visit: (node: Nodes) => void): void {
  const open: Nodes[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    visit(node);
    if ('children' in node) open.push(...[...node.children].reverse());
  }
}

/** Without calling itself: the tree may be deeper than the stack. */
function depthOf(root: Root): number {
  let level: readonly Nodes[] = [root];
  let depth = 0;
  while (level.length > 0 && depth <= deepest) {
    level = level.flatMap((node): readonly Nodes[] => ('children' in node ? node.children : []));
    depth += 1;
  }
  return depth;
}
