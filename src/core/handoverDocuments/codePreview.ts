import { escapeText, type Markdown } from '../handover/markdownText';
import type { AnchoredPlace } from '../knowledge/resolvedNote';

const mostLines = 30;
const longestLine = 300;
/** Shown as what they are: in code they could show other words than those that run. */
const unseen = /[\p{Cc}\u2028\u2029\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/gu;

const words = {
  exact: '',
  moved: 'moved',
  changed: 'changed, and this is only the likeliest place',
  lost: 'not to be found',
} as const;

/** What a note speaks of, as it is in the files now: where, what became of it, and the code. Never with a link or HTML. */
export function placePreview(
  { anchor, path, drift, span }: AnchoredPlace,
  text: string | undefined,
): Markdown {
  const isWhole = anchor.exact === '';
  const line = span === undefined || isWhole ? '' : `, line ${span.start.line + 1}`;
  const state = words[drift] === '' ? '' : `: ${words[drift]}`;
  const heading = `**${escapeText(path)}**${line}${state}`;
  if (drift === 'lost')
    return `${heading}\n\nWhen the note was written it read:\n\n${fenced(anchor.exact, path)}`;
  if (span === undefined || text === undefined || isWhole) return heading;
  const code = text
    .split(/\r\n?|\n/)
    .slice(span.start.line, span.end.line + 1)
    .join('\n');
  return `${heading}\n\n${fenced(code, path)}`;
}

/** Code as a fenced block that nothing in it can end. */
export function fenced(code: string, path: string): Markdown {
  const lines = code.split('\n');
  const shown = lines
    .slice(0, mostLines)
    .map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line));
  const body = withoutIndent(shown).join('\n').replace(unseen, visible);
  const runs = Array.from(body.matchAll(/`+/g), ([run]) => run.length);
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
  const more = lines.length - shown.length;
  const rest = more > 0 ? `\n\n${more} more ${more === 1 ? 'line' : 'lines'}` : '';
  return `${fence}${languageOf(path)}\n${body}\n${fence}${rest}`;
}

function visible(character: string): string {
  if (character === '\n' || character === '\t') return character;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `‹U+${code}›`;
}

function withoutIndent(lines: readonly string[]): readonly string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  let common = indents[0] ?? '';
  for (const indent of indents) while (!indent.startsWith(common)) common = common.slice(0, -1);
  return lines.map((line) => (line.startsWith(common) ? line.slice(common.length) : line));
}

/** The ending of the file: highlighters know most of them as names of languages. */
function languageOf(path: string): string {
  return /\.([a-z\d]{1,10})$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}
