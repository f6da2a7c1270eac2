import { type CommentLine, commentLines } from '../commentText';
import { risingLines } from '../../lineCount';
import type { CommentSpan } from './lexeme';

/** A comment as people see it: one block, or the line comments that stand below each other. */
export interface WholeComment {
  readonly start: number;
  readonly end: number;
  /** 0-based line of the first of its lines. */
  readonly row: number;
  /** Taken apart when asked for: most comments are only judged. */
  lines(): readonly CommentLine[];
}

/**
 * Line comments directly below each other at the same column are one, where nothing but blanks stands before them; a
 * trailing comment stands alone.
 * @param spans in the order of the text
 * @param wanted whether a comment that contains the span is asked for; those with no wanted part are left out
 */
export function* wholeComments(
  text: string,
  spans: readonly CommentSpan[],
  wanted: (start: number, end: number) => boolean,
): Generator<WholeComment> {
  const rowOf = risingLines(text);
  for (let first = 0; first < spans.length;) {
    const count = groupLength(text, spans, first);
    const group = spans.slice(first, first + count);
    first += count;
    if (!group.some(({ start, end }) => wanted(start, end))) continue;
    const start = group[0]?.start ?? 0;
    const column = start - lineStart(text, start);
    yield {
      start,
      end: group.at(-1)?.end ?? start,
      row: rowOf(start),
      lines: () =>
        group.flatMap((span) =>
          commentLines(text.slice(span.start, span.end), column, span.kind === 'block'),
        ),
    };
  }
}

function groupLength(text: string, spans: readonly CommentSpan[], first: number): number {
  const span = spans[first];
  if (span?.kind !== 'line' || !isBlank(text, lineStart(text, span.start), span.start)) return 1;
  const column = span.start - lineStart(text, span.start);
  let count = 1;
  for (let last = span; ; count += 1) {
    const next = spans[first + count];
    if (next?.kind !== 'line') return count;
    const newline = text.indexOf('\n', last.end);
    const isBelow =
      newline !== -1 && next.start === newline + 1 + column && isBlank(text, newline + 1, next.start);
    if (!isBelow) return count;
    last = next;
  }
}

function lineStart(text: string, index: number): number {
  return index === 0 ? 0 : text.lastIndexOf('\n', index - 1) + 1;
}

function isBlank(text: string, from: number, until: number): boolean {
  for (let index = from; index < until; index += 1) {
    if (text[index] !== ' ' && text[index] !== '\t') return false;
  }
  return true;
}
