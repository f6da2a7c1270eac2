import type { SyntaxNode } from './syntax';

/** More than this share of a text in errors, and declarations in it are likely to be missed. */
const mostUnread = 0.05;

/** How much of a text its grammar could not make sense of, as a share of its length. */
export function unreadShare(root: SyntaxNode): number {
  const length = root.endIndex - root.startIndex;
  return length === 0 ? 0 : lengthOfErrors(root) / length;
}

/** Whether so much of a text was not understood that what it declares is not all known. */
export function isPartlyRead(root: SyntaxNode): boolean {
  return unreadShare(root) > mostUnread;
}

function lengthOfErrors(node: SyntaxNode): number {
  if (!node.hasError) return 0;
  if (node.type === 'ERROR') return node.endIndex - node.startIndex;
  return node.namedChildren.reduce((length, child) => length + lengthOfErrors(child), 0);
}
