import { type CommentLine, commentLines } from './commentText';
import type { Debt } from './model';
import { redactSecrets } from './redact';
import { type SyntaxNode, textOf } from './syntax';
import type { TagPattern } from './tagPattern';

interface Comment {
  /** 0-based line of the first of `lines`. */
  readonly row: number;
  readonly lines: readonly CommentLine[];
}

/** A longer text is cut: the place is known, whoever wants all of it opens it. */
const maxTextLength = 500;

/** The debts in a file's comments. Text, names and documentation strings are no comments. */
export function findDebts(
  path: string,
  text: string,
  root: SyntaxNode,
  commentTypes: readonly string[],
  tags: TagPattern,
): Debt[] {
  const debts: Debt[] = [];
  let doneUntil = -1;
  for (const index of tags.candidates(text)) {
    if (index < doneUntil) continue;
    const node = root.descendantForIndex(index);
    if (node === null || !commentTypes.includes(node.type)) continue;
    const { comment, endIndex } = wholeComment(node, text, root, commentTypes);
    doneUntil = endIndex;
    debts.push(...debtsOf(path, comment, tags));
  }
  return debts;
}

/** With the line comments directly above and below at the same column; a trailing comment stands alone. */
function wholeComment(
  node: SyntaxNode,
  text: string,
  root: SyntaxNode,
  commentTypes: readonly string[],
): { comment: Comment; endIndex: number } {
  const own = textOf(node, text);
  const { row, column } = node.startPosition;
  const lines = commentLines(own, column);
  let endIndex = node.endIndex;
  if (own.startsWith('/*') || !standsAlone(node.startIndex, column, text)) {
    return { comment: { row, lines }, endIndex };
  }
  let firstRow = row;
  const neighbour = (lineStart: number): SyntaxNode | undefined => {
    const start = lineStart + column;
    if (lineStart < 0 || start >= text.length || !/^[ \t]*$/.test(text.slice(lineStart, start)))
      return undefined;
    const found = root.descendantForIndex(start);
    const isOne = found !== null && commentTypes.includes(found.type) && found.startIndex === start;
    return isOne && !textOf(found, text).startsWith('/*') ? found : undefined;
  };
  for (let at = node.startIndex - column; at > 1;) {
    at = text.lastIndexOf('\n', at - 2) + 1;
    const above = neighbour(at);
    if (above === undefined) break;
    lines.unshift(...commentLines(textOf(above, text), column));
    firstRow -= 1;
  }
  for (
    let newline = text.indexOf('\n', endIndex - 1);
    newline !== -1;
    newline = text.indexOf('\n', endIndex - 1)
  ) {
    const below = neighbour(newline + 1);
    if (below === undefined) break;
    lines.push(...commentLines(textOf(below, text), column));
    endIndex = Math.max(below.endIndex, newline + 2);
  }
  return { comment: { row: firstRow, lines }, endIndex };
}

function standsAlone(startIndex: number, column: number, text: string): boolean {
  return text.slice(startIndex - column, startIndex).trim() === '';
}

function debtsOf(path: string, { row, lines }: Comment, tags: TagPattern): Debt[] {
  const debts: Debt[] = [];
  lines.forEach((line, at) => {
    const matches = tags.inLine(line.text);
    matches.forEach((match, nth) => {
      const next = matches[nth + 1];
      const first = line.text.slice(match.index, next?.index);
      const rest = next === undefined ? continuation(lines, at + 1, tags) : [];
      debts.push({
        path,
        line: row + at,
        column: line.column + match.index,
        tag: match.tag,
        text: shown([first, ...rest]),
      });
    });
  });
  return debts;
}

/** The lines until the paragraph ends, another tag comes, or a block tag such as `@param`. */
function continuation(lines: readonly CommentLine[], from: number, tags: TagPattern): string[] {
  const found: string[] = [];
  for (const { text } of lines.slice(from)) {
    if (!/[\p{L}\p{N}]/u.test(text) || /^@\w/.test(text) || isCode(text)) break;
    const next = tags.inLine(text)[0];
    if (next !== undefined) {
      if (next.index > 0) found.push(text.slice(0, next.index));
      break;
    }
    found.push(text);
  }
  return found;
}

/** Code that was commented out below a remark. */
function isCode(text: string): boolean {
  return /[;{}]$/.test(text);
}

function shown(pieces: readonly string[]): string {
  const text = pieces
    .join(' ')
    .replace(/<\/?(?:p|br|ul|ol|li|pre|code|b|i|em)\s*\/?>/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s*[#*=/-]{2,}\s*$/, '')
    .trim();
  const redacted = redactSecrets(text);
  return redacted.length <= maxTextLength ? redacted : `${redacted.slice(0, maxTextLength - 1)}…`;
}
