import { redactSecrets } from '../secrets/redactSecrets';

const unseenInCode = /[^\P{Cc}\t\n\r]/u;
const unseenInCodeAll = new RegExp(unseenInCode, 'gu');

/** False for control characters besides tabs and line breaks, which no note holds. */
export function isKeepable(text: string): boolean {
  return !unseenInCode.test(text);
}

/**
 * How far around a part of a text its context may go, so that a note, which is committed and handed to others, carries
 * no secret and no control character. Undefined where its own lines have one. Takes whole lines away, never less.
 * @param reach how far is looked, in UTF-16 code units; beyond the context, so that a secret is not cut from its name
 */
export function keepableAround(
  source: string,
  start: number,
  end: number,
  reach: number,
): { readonly from: number; readonly to: number } | undefined {
  const lineStart = Math.max(start === 0 ? 0 : source.lastIndexOf('\n', start - 1) + 1, start - reach);
  const lineBreak = source.indexOf('\n', end);
  const lineEnd = Math.min(lineBreak < 0 ? source.length : lineBreak, end + reach);
  const first = Math.max(0, lineStart - reach);
  const last = Math.min(source.length, lineEnd + reach);
  const before = source.slice(first, lineEnd);
  const after = source.slice(lineStart, last);
  const secretUntil = first + lastChange(before, redactSecrets(before));
  const secretFrom = lineStart + firstChange(after, redactSecrets(after));
  if (secretUntil > lineStart || secretFrom < lineEnd || !isKeepable(source.slice(start, end)))
    return undefined;
  let from = secretUntil <= first ? 0 : nextLine(source, secretUntil, lineStart);
  let to = secretFrom >= last ? source.length : Math.max(lineEnd, source.lastIndexOf('\n', secretFrom));
  // One that is farther away than any context does no harm.
  for (const { index } of source.slice(first, start).matchAll(unseenInCodeAll))
    from = Math.max(from, first + index + 1);
  const unseen = source.slice(end, last).search(unseenInCode);
  if (unseen >= 0) to = Math.min(to, end + unseen);
  return { from, to };
}

function nextLine(source: string, at: number, most: number): number {
  const lineBreak = source.indexOf('\n', at - 1);
  return lineBreak < 0 ? most : Math.min(most, lineBreak + 1);
}

/** Offset of the first character that is another one; the length where there is none. */
function firstChange(text: string, changed: string): number {
  if (text === changed) return text.length;
  let at = 0;
  while (at < text.length && text.charAt(at) === changed.charAt(at)) at++;
  return at;
}

/** Offset after the last character that is another one; 0 where there is none. */
function lastChange(text: string, changed: string): number {
  if (text === changed) return 0;
  let same = 0;
  while (
    same < text.length &&
    text.charAt(text.length - 1 - same) === changed.charAt(changed.length - 1 - same)
  )
    same++;
  return text.length - same;
}
