import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { notesFolder } from '../knowledge/note';
import { noteTemplates } from '../knowledge/noteWords';
import type { RepoPath } from '../ports';
import { joinRepoPath } from '../repoPath';
import type { Markdown } from './markdownText';
import { relativeTarget } from './repoLinks';

const reader = unified().use(remarkParse).use(remarkGfm);
const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', emphasis: '_', rule: '-', listItemIndent: 'one' });

/** Controls that are no white space, and the characters that turn the direction of text around them. */
const invisible = /[^\P{Cc}\t\n\r]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const deepestHeading = 6;

export interface NotePlacement {
  /** Repository path of the folder of the document that takes the note in. */
  readonly fromFolder: RepoPath;
  /** Depth, 1 to 6, of the document's heading over the note: headings of the note are deeper. */
  readonly belowDepth: number;
  /** The line that the document shows as the note's title, left out here. */
  readonly title: string;
}

/**
 * What people wrote into a note, as part of another document: their emphasis, lists, tables and code stay. HTML is shown as
 * text; links lead to the web, to mail addresses or into the repository, and to nothing else; pictures only come from the
 * repository; and nothing in it can pass for a marker of the book. Ends without a line break; empty for no words.
 */
export function noteMarkdown(body: string, placement: NotePlacement): Markdown {
  const root = noteTree(body, placement);
  return root.children.length === 0 ? '' : writer.stringify(root).trim();
}

/** The same as a tree, for documents with rules of their own. */
export function noteTree(body: string, placement: NotePlacement): Root {
  const root = reader.parse(body.replace(invisible, ''));
  const shown = withoutUnfilled(withoutTitle(root.children, placement.title));
  return { type: 'root', children: shown.flatMap((node) => mapBlock(node, placement)) };
}

/** The heading that is the title, where the note begins with it. */
function withoutTitle(children: readonly RootContent[], title: string): readonly RootContent[] {
  const [first, ...rest] = children;
  if (first?.type !== 'heading') return children;
  const words = textOf(first).replace(/\s+/g, ' ').trim();
  return words === title || words === '' ? rest : children;
}

const templateHeadings = new Set(
  Object.values(noteTemplates).flatMap((template) =>
    [...template.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading),
  ),
);

/** Headings of the template below which nobody wrote anything say nothing; people's own stay. */
function withoutUnfilled(children: readonly RootContent[]): readonly RootContent[] {
  return children.filter((node, index) => {
    if (node.type !== 'heading' || node.depth !== 2 || !templateHeadings.has(textOf(node).trim()))
      return true;
    const next = children[index + 1];
    return next !== undefined && !(next.type === 'heading' && next.depth <= node.depth);
  });
}

function mapped<T extends Nodes>(nodes: readonly T[], placement: NotePlacement): T[] {
  return nodes.flatMap((node) => mapNode(node, placement) as T[]);
}

/** HTML between blocks becomes a paragraph of its own. */
function mapBlock(node: RootContent, placement: NotePlacement): readonly RootContent[] {
  const blocks = mapNode(node, placement) as readonly RootContent[];
  if (node.type !== 'html') return blocks;
  return [{ type: 'paragraph', children: blocks as PhrasingContent[] }];
}

function mapNode(node: Nodes, placement: NotePlacement): readonly Nodes[] {
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- all others are kept with their children
  switch (node.type) {
    case 'html':
      return [{ type: 'inlineCode', value: harmless(node.value.replace(/\s+/g, ' ')) }];
    case 'root':
    case 'blockquote':
    case 'listItem':
      return [{ ...node, children: node.children.flatMap((child) => mapBlock(child, placement)) } as Nodes];
    case 'yaml':
      return [];
    case 'code':
    case 'inlineCode':
    case 'text':
      return [{ ...node, value: harmless(node.value) }];
    case 'heading': {
      // Empty headings are those of the template that nobody filled.
      if (textOf(node).trim() === '') return [];
      const depth = Math.max(placement.belowDepth + 1, placement.belowDepth + node.depth - 1);
      const fits = Math.min(deepestHeading, depth) as typeof node.depth;
      return [{ ...node, depth: fits, children: mapped(node.children, placement) }];
    }
    case 'link': {
      const url = linkTarget(node.url, placement);
      const children = mapped(node.children, placement);
      return url === undefined ? children : [{ ...node, url, title: null, children }];
    }
    case 'image': {
      const url = repositoryTarget(node.url, placement);
      const alt: PhrasingContent = { type: 'text', value: harmless(node.alt ?? '') };
      return url === undefined ? [alt] : [{ ...node, url, alt: harmless(node.alt ?? ''), title: null }];
    }
    case 'definition': {
      const url = linkTarget(node.url, placement);
      return url === undefined ? [] : [{ ...node, url, title: null }];
    }
    case 'linkReference':
      return mapped(node.children, placement);
    case 'imageReference':
      return [{ type: 'text', value: harmless(node.alt ?? '') }];
    case 'footnoteReference':
      return [];
    case 'footnoteDefinition':
      return node.children.flatMap((child) => mapBlock(child, placement));
    default:
      return 'children' in node
        ? [{ ...node, children: mapped(node.children as Nodes[], placement) } as Nodes]
        : [node];
  }
}

/** A comment that looks like one of the book's own is none any more. */
function harmless(text: string): string {
  return text.replace(/<!--(?=\s*(?:handover:|prettier-ignore))/gi, '<! --');
}

function linkTarget(url: string, placement: NotePlacement): string | undefined {
  return /^(?:https?:\/\/|mailto:)[^\s<>\\]+$/i.test(url) ? url : repositoryTarget(url, placement);
}

/** A path relative to the notes, seen from the document; undefined for all that leaves the repository. */
function repositoryTarget(url: string, { fromFolder }: NotePlacement): string | undefined {
  if (url === '' || /^[a-z][a-z0-9+.-]*:/i.test(url) || /^[/\\#]/.test(url) || url.includes('\\'))
    return undefined;
  const [target = '', fragment] = url.split('#', 2);
  let decoded: string;
  try {
    decoded = decodeURIComponent(target);
  } catch {
    return undefined;
  }
  const path = joinRepoPath(notesFolder, decoded);
  if (path === undefined || path === '') return undefined;
  const line = /^L(\d{1,7})/.exec(fragment ?? '')?.[1];
  return relativeTarget(fromFolder, path, line === undefined ? undefined : Number(line) - 1);
}

function textOf(node: Nodes | Root): string {
  if ('children' in node) return node.children.map(textOf).join('');
  return 'value' in node ? node.value : '';
}
