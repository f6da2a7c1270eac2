import { LineIndex, type TextSpan } from '../lineIndex';
import { quotable } from '../knowledge/quoteAnchor';

export interface TextEdit {
  readonly span: TextSpan;
  readonly newText: string;
}

/** The text with the edits made; they do not overlap. Line breaks become LF. */
export function replaced(text: string, edits: readonly TextEdit[]): string {
  const source = quotable(text);
  const index = new LineIndex(source);
  let result = '';
  let at = 0;
  const inOrder = [...edits].sort((a, b) => index.offsetOf(a.span.start) - index.offsetOf(b.span.start));
  for (const { span, newText } of inOrder) {
    result += source.slice(at, index.offsetOf(span.start)) + newText;
    at = index.offsetOf(span.end);
  }
  return result + source.slice(at);
}

/** The one edit, as small as whole lines allow, that makes one text of another; undefined where they are the same. */
export function smallestEdit(before: string, after: string): TextEdit | undefined {
  const former = quotable(before).split('\n');
  const next = quotable(after).split('\n');
  let first = 0;
  while (first < former.length && first < next.length && former[first] === next[first]) first++;
  let same = 0;
  while (
    same < former.length - first &&
    same < next.length - first &&
    former[former.length - 1 - same] === next[next.length - 1 - same]
  )
    same++;
  if (first === former.length && first === next.length) return undefined;
  const last = former.length - same;
  const lines = next.slice(first, next.length - same);
  // Whole lines with their breaks; at the end of a text there is none to take.
  if (last < former.length) {
    const newText = lines.map((line) => `${line}\n`).join('');
    return { span: { start: { line: first, column: 0 }, end: { line: last, column: 0 } }, newText };
  }
  const start =
    first === 0 ? { line: 0, column: 0 } : { line: first - 1, column: former[first - 1]?.length ?? 0 };
  const end = { line: last - 1, column: former[last - 1]?.length ?? 0 };
  return {
    span: { start, end },
    newText: (first === 0 ? '' : lines.length === 0 ? '' : '\n') + lines.join('\n'),
  };
}

/** Puts another fragment behind the `#` of a destination. */
export function fragmentEdit(span: TextSpan, destination: string, fragment: string): TextEdit {
  const column = span.start.column + destination.indexOf('#') + 1;
  return { span: { start: { ...span.start, column }, end: span.end }, newText: encodeURI(fragment) };
}
