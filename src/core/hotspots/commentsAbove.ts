import { commentLines } from './commentText';
import { type SyntaxNode, textOf } from './syntax';

/** How far up a language looks for what documents a declaration. */
export interface AboveRule {
  readonly commentTypes: readonly string[];
  /** Siblings, such as attributes, that may stand between. */
  readonly passOver: readonly string[];
  /** Lines from the end of a comment to what stands below it; 1 allows no blank line between. */
  readonly maxLinesApart: number;
  /** Whether a comment behind code on its line ends the search: it speaks of that code. */
  readonly ownLine: boolean;
}

/**
 * The comments above the child at `index` of `siblings`, each with its markers, in the order of the text: a run of line
 * comments is several. Ends at the first sibling that is neither a comment nor passed over.
 */
export function commentsAbove(
  siblings: readonly SyntaxNode[],
  index: number,
  text: string,
  rule: AboveRule,
): string[] {
  const found: string[] = [];
  let belowRow = siblings[index]?.startPosition.row ?? 0;
  for (let at = index - 1; at >= 0; at -= 1) {
    const sibling = siblings[at];
    if (sibling === undefined) break;
    if (rule.passOver.includes(sibling.type)) {
      belowRow = sibling.startPosition.row;
      continue;
    }
    if (!rule.commentTypes.includes(sibling.type)) break;
    const comment = textOf(sibling, text).trimEnd();
    const { row } = sibling.startPosition;
    const lastRow = row + comment.split('\n').length - 1;
    if (belowRow - lastRow > rule.maxLinesApart) break;
    if (rule.ownLine && !isFirstOnLine(sibling, text)) break;
    found.unshift(comment);
    belowRow = row;
  }
  return found;
}

/** Whether nothing but white space stands before a node on its line. */
function isFirstOnLine({ startIndex, startPosition }: SyntaxNode, text: string): boolean {
  return text.slice(startIndex - startPosition.column, startIndex).trim() === '';
}

/** Whether there is a letter or a digit in a comment: an empty one documents nothing. */
export function saysSomething(comment: string): boolean {
  return commentLines(comment, 0).some((line) => /[\p{L}\p{N}]/u.test(line.text));
}
