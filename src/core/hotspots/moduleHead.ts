import { isDebtLine } from './debtLine';
import { hasHeaderDoc } from './moduleHeader';
import { type SyntaxNode, textOf } from './syntax';

/** Where the comments at the head of a file end. */
export interface HeadRule {
  readonly commentTypes: readonly string[];
  /** What may stand between them, such as a package clause. */
  readonly passOver: readonly string[];
  /** Types of the first other node that a comment directly above does not belong to, such as imports. */
  readonly ownsNoComment: readonly string[];
}

/** Whether a comment at the head of a file is about the file, not a licence and not the first declaration's own. */
export function headSpeaksOfModule(
  root: Pick<SyntaxNode, 'namedChildren'>,
  text: string,
  rule: HeadRule,
): boolean {
  const head: SyntaxNode[] = [];
  for (const node of root.namedChildren) {
    if (rule.commentTypes.includes(node.type)) head.push(node);
    else if (!rule.passOver.includes(node.type)) {
      if (!rule.ownsNoComment.includes(node.type)) dropRunAbove(node, head, text);
      break;
    }
  }
  return hasHeaderDoc(head, text, isDebtLine);
}

/** Takes away the comments that lead up to a declaration without a blank line. */
function dropRunAbove(declaration: SyntaxNode, head: SyntaxNode[], text: string): void {
  let belowRow = declaration.startPosition.row;
  for (let last = head.at(-1); last !== undefined; last = head.at(-1)) {
    const lastRow = last.startPosition.row + textOf(last, text).trimEnd().split('\n').length - 1;
    if (belowRow - lastRow > 1) return;
    belowRow = last.startPosition.row;
    head.pop();
  }
}
