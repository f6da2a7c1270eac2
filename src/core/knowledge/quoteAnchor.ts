import { LineIndex, type TextSpan } from '../lineIndex';
import type { RepoPath } from '../ports';
import { keepableAround } from './keepableText';

/**
 * A place in the code by what stands there and around it, after the TextQuoteSelector of the W3C Web Annotation Data
 * Model (https://www.w3.org/TR/annotation-model/#text-quote-selector). Line breaks are LF whatever the file has.
 */
export interface QuoteAnchor {
  readonly path: RepoPath;
  /** Empty: the file or folder as a whole. */
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** 0-based line on which the quote began when it was taken: a hint only. */
  readonly line: number;
  /** Commit at HEAD when the quote was taken; absent without one. */
  readonly commit?: string;
}

/** In UTF-16 code units. What is longer is anchored by its beginning. */
export const longestQuote = 4000;
const contextLines = 3;
const contextCharacters = 240;
/** So far around the context is looked for secrets: longer than what names one. */
const beyondContext = 300;
/** Where the same text stands in a file again and again, the context grows up to this until it tells the places apart. */
export const longestContext = 2000;

/** The text as quotes see it: LF, no byte order mark. Lines and columns stay what they are. */
export function quotable(text: string): string {
  return (text.startsWith('\ufeff') ? text.slice(1) : text).replace(/\r\n?/g, '\n');
}

/** The file or folder as a whole. */
export function wholeFile(path: RepoPath): QuoteAnchor {
  return { path, exact: '', prefix: '', suffix: '', line: 0 };
}

/**
 * Takes the quote of a part of a text. An empty part becomes its line; an empty line the file as a whole, and so does
 * what has a secret or a control character in its lines. One in the lines around it cuts the context short.
 */
export function quoteOf(path: RepoPath, text: string, span: TextSpan): QuoteAnchor {
  const source = quotable(text);
  const index = new LineIndex(source);
  let start = index.offsetOf(span.start);
  let end = Math.min(index.offsetOf(span.end), start + longestQuote);
  if (end <= start) {
    start = index.offsetOf({ line: span.start.line, column: 0 });
    end = Math.min(endOfLine(source, start), start + longestQuote);
  }
  while (start < end && /\s/.test(source.charAt(start))) start++;
  while (end > start && /\s/.test(source.charAt(end - 1))) end--;
  if (start >= end) return wholeFile(path);
  start = wholeCharacter(source, start);
  end = wholeCharacter(source, end);
  const exact = source.slice(start, end);
  let lines = contextLines;
  let characters = contextCharacters;
  for (;;) {
    const keepable = keepableAround(source, start, end, characters + beyondContext);
    if (keepable === undefined) return wholeFile(path);
    const from = Math.max(keepable.from, contextStart(source, start, lines, characters));
    const to = Math.min(keepable.to, contextEnd(source, end, lines, characters));
    const block = source.slice(from, to);
    const grown = characters >= longestContext || (from === 0 && to === source.length);
    if (grown || source.indexOf(block) === source.lastIndexOf(block)) {
      return {
        path,
        exact,
        prefix: source.slice(from, start),
        suffix: source.slice(end, to),
        line: index.positionOf(start).line,
      };
    }
    lines *= 2;
    characters = Math.min(longestContext, characters * 2);
  }
}

function contextStart(text: string, start: number, lines: number, characters: number): number {
  let at = text.lastIndexOf('\n', start - 1) + 1;
  if (start === 0) at = 0;
  for (let more = lines; more > 0 && at > 0; more--) at = at < 2 ? 0 : text.lastIndexOf('\n', at - 2) + 1;
  return wholeCharacter(text, Math.max(at, start - characters));
}

function contextEnd(text: string, end: number, lines: number, characters: number): number {
  let at = endOfLine(text, end);
  for (let more = lines; more > 0 && at < text.length; more--) at = endOfLine(text, at + 1);
  return wholeCharacter(text, Math.min(at, end + characters));
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

/** Never between the two halves of a character outside the basic plane: YAML and JSON would spoil them. */
function wholeCharacter(text: string, at: number): number {
  const second = text.charCodeAt(at);
  const first = text.charCodeAt(at - 1);
  return second >= 0xdc00 && second <= 0xdfff && first >= 0xd800 && first <= 0xdbff ? at - 1 : at;
}
