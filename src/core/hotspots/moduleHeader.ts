import { commentLines } from './commentText';
import { tellsOfModule } from './headerComment';
import { type SyntaxNode, textOf } from './syntax';

/**
 * Whether one of the comments at the head of a file is about the file.
 * @param head the comments in order; line comments directly below each other are one
 * @param isDebtLine a header that only says "TODO: describe" describes nothing
 */
export function hasHeaderDoc(
  head: readonly Pick<SyntaxNode, 'startIndex' | 'endIndex' | 'startPosition'>[],
  text: string,
  isDebtLine: (line: string) => boolean,
): boolean {
  let run: string[] = [];
  let runEndsAtRow = -2;
  for (const node of head) {
    const comment = textOf(node, text);
    const lines = commentLines(comment, node.startPosition.column).map((line) => line.text);
    const isLineComment = !comment.startsWith('/*');
    const joins = isLineComment && node.startPosition.row === runEndsAtRow + 1;
    if (!joins && tellsOfModule(run, isDebtLine)) return true;
    run = joins ? [...run, ...lines] : lines;
    runEndsAtRow = isLineComment ? node.startPosition.row : -2;
  }
  return tellsOfModule(run, isDebtLine);
}
