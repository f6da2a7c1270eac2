import type { CommentSpan } from '../../src/core/hotspots/comments/lexeme';
import { type DebtJudge, findDebts } from '../../src/core/hotspots/debts';
import { defaultScanOptions } from '../../src/core/hotspots/model';
import { tagPattern } from '../../src/core/hotspots/tagPattern';

const shippedTags = tagPattern(defaultScanOptions.tags);

/** A block comment is one span, of line comments each line is one; in a file without such markers, too. */
const block = /^\s*(?:\/\*|<!--|\{-|\(\*|"""|''')/;
/** Labelled comments may hold what stood on lines below each other in one: `// Reads it. // TODO: twice`. */
const nextLine = /[ \t]+(?=\/\/)/g;

/** How the scan finds debts in a comment: by its tag, as a probable one, or not at all. */
export type Found = 'tagged' | 'probable' | undefined;

/**
 * What the scan says of one comment of a file.
 * @param judge absent: only tags are looked for
 */
export function foundInComment(text: string, judge?: DebtJudge): Found {
  const { comment, spans } = asInFile(text);
  const { debts, probableDebts } = findDebts('', comment, spans, shippedTags, judge);
  return debts.length > 0 ? 'tagged' : probableDebts.length > 0 ? 'probable' : undefined;
}

function asInFile(text: string): { comment: string; spans: CommentSpan[] } {
  if (block.test(text)) {
    const comment = text.trim();
    return { comment, spans: [{ start: 0, end: comment.length, kind: 'block' }] };
  }
  const lines = (/^\s*\/\//.test(text) ? text.replace(nextLine, '\n') : text)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const spans: CommentSpan[] = [];
  let start = 0;
  for (const { length } of lines) {
    spans.push({ start, end: start + length, kind: 'line' });
    start += length + 1;
  }
  return { comment: lines.join('\n'), spans };
}
