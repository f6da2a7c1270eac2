import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const processor = unified().use(remarkParse).use(remarkGfm);

/** Parsed as GitHub would, as far as remark knows. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}

/** All nodes, parents before their children. */
export function nodesOf(node: Nodes): readonly Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

/** What a reader sees of it. */
export function visibleText(node: Nodes): string {
  if ('children' in node) return node.children.map(visibleText).join('');
  return 'value' in node && node.type !== 'html' ? node.value : '';
}

/** The ids that GitHub gives to headings: lower case, punctuation dropped, spaces to dashes, repeats numbered. */
export function headingIds(root: Root): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const node of nodesOf(root)) {
    if (node.type !== 'heading') continue;
    const base = visibleText(node)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    let id = base;
    for (let repeat = 1; ids.has(id); repeat++) id = `${base}-${repeat}`;
    ids.add(id);
  }
  return ids;
}
