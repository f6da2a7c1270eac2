import { isDocBlock } from './commentText';
import { type SyntaxNode, textOf } from './syntax';

/** How a language's doc linter finds the comment of a declaration. */
export interface DocCommentRule {
  readonly commentTypes: readonly string[];
  /** Siblings that may stand between a comment and its declaration. */
  readonly passOver: readonly string[];
  /** Lines from the end of the comment to what it documents; 1 allows no blank line between. */
  readonly maxLinesApart: number;
  /** Whether comments that are no doc comments may stand between. */
  readonly skipsOtherBlocks: boolean;
}

export interface DocComment {
  /** Among the siblings. */
  readonly index: number;
  readonly linesApart: number;
}

/** The doc comment before the child at `index` of `siblings`. */
export function docCommentOf(
  siblings: readonly SyntaxNode[],
  index: number,
  text: string,
  rule: DocCommentRule,
): DocComment | undefined {
  let below = siblings[index];
  for (let at = index - 1; at >= 0 && below !== undefined; at -= 1) {
    const sibling = siblings[at];
    if (sibling === undefined) return undefined;
    const { type } = sibling;
    if (rule.passOver.includes(type)) {
      below = sibling;
      continue;
    }
    if (!rule.commentTypes.includes(type)) return undefined;
    const comment = textOf(sibling, text);
    const lastRow = sibling.startPosition.row + comment.split('\n').length - 1;
    const linesApart = below.startPosition.row - lastRow;
    if (isDocBlock(comment)) return linesApart <= rule.maxLinesApart ? { index: at, linesApart } : undefined;
    if (comment.startsWith('/*') && !rule.skipsOtherBlocks) return undefined;
    below = sibling;
  }
  return undefined;
}

export function hasDocComment(
  siblings: readonly SyntaxNode[],
  index: number,
  text: string,
  rule: DocCommentRule,
): boolean {
  return docCommentOf(siblings, index, text, rule) !== undefined;
}
