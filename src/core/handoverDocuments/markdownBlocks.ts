/** A stretch of whole lines; 0-based, the last one included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

export type MarkdownBlock = LineRange &
  (
    | { readonly kind: 'frontMatter' | 'code' | 'comment' | 'text' }
    /** `column` and `text`: of the words, without marks; several lines only where the heading is underlined. */
    | { readonly kind: 'heading'; readonly level: number; readonly column: number; readonly text: string }
  );

const fence = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}(?=[^`]*$)|~{3,})/;
const hashes = /^( {0,3}(#{1,6}))(?:[ \t]|$)/;
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/;
const listItem = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const noParagraph = /^(?: {4}|\t| {0,3}[>|])/;

/**
 * The blocks of a Markdown text, as far as links and headings depend on them; blank lines are in none. One pass over the
 * lines, whatever stands in them: a parser of all of CommonMark takes minutes for some texts of 100 kB.
 */
export function markdownBlocks(lines: readonly string[]): readonly MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let at = frontMatterEnd(lines);
  if (at > 0) blocks.push({ kind: 'frontMatter', first: 0, last: at - 1 });
  let inList = false;
  let textFrom: number | undefined;
  const endText = (): void => {
    if (textFrom !== undefined) blocks.push({ kind: 'text', first: textFrom, last: at - 1 });
    textFrom = undefined;
  };
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '') {
      endText();
      continue;
    }
    const opened = fence.exec(line)?.[1];
    const marks = hashes.exec(line);
    const isIndented = /^(?: {4}|\t)/.test(line);
    if (opened !== undefined) {
      endText();
      const last = fenceEnd(lines, at, opened);
      blocks.push({ kind: 'code', first: at, last });
      at = last;
    } else if (/^ {0,3}<!--/.test(line)) {
      endText();
      const last = commentEnd(lines, at);
      blocks.push({ kind: 'comment', first: at, last });
      at = last;
    } else if (marks !== null) {
      endText();
      blocks.push(hashedHeading(line, at, marks));
      inList = false;
    } else if (textFrom !== undefined && underline.test(line) && isParagraph(lines[textFrom] ?? '')) {
      const text = lines.slice(textFrom, at).map((each) => each.trim());
      const column = (lines[textFrom] ?? '').search(/\S/);
      blocks.push({
        kind: 'heading',
        level: line.includes('=') ? 1 : 2,
        first: textFrom,
        last: at,
        column,
        text: text.join(' '),
      });
      textFrom = undefined;
    } else if (textFrom === undefined && isIndented && !inList) {
      const last = indentedEnd(lines, at);
      blocks.push({ kind: 'code', first: at, last });
      at = last;
    } else {
      if (listItem.test(line)) inList = true;
      else if (textFrom === undefined && !/^[ \t]/.test(line)) inList = false;
      textFrom ??= at;
    }
  }
  endText();
  return blocks;
}

/** Number of lines of the front matter with its rules; 0 without one. */
function frontMatterEnd(lines: readonly string[]): number {
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) return 0;
  const end = lines.findIndex((line, number) => number > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  return end < 0 ? 0 : end + 1;
}

function fenceEnd(lines: readonly string[], first: number, opened: string): number {
  const mark = opened.charAt(0);
  for (let at = first + 1; at < lines.length; at++) {
    const closing = (lines[at] ?? '').replace(/^[ \t>]*/, '').trimEnd();
    if (closing.length >= opened.length && closing === mark.repeat(closing.length)) return at;
  }
  return lines.length - 1;
}

function commentEnd(lines: readonly string[], first: number): number {
  const end = lines.findIndex((line, number) => number >= first && line.includes('-->'));
  return end < 0 ? lines.length - 1 : end;
}

function indentedEnd(lines: readonly string[], first: number): number {
  let last = first;
  for (let at = first; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    if (!/^(?: {4}|\t)/.test(line)) break;
    last = at;
  }
  return last;
}

function hashedHeading(line: string, at: number, [, marks = '', hash = '']: RegExpExecArray): MarkdownBlock {
  const rest = line.slice(marks.length);
  let text = rest.trim();
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === '#') end--;
  if (end === 0) text = '';
  else if (end < text.length && /[ \t]/.test(text.charAt(end - 1))) text = text.slice(0, end).trimEnd();
  const column = marks.length + Math.max(0, rest.length - rest.trimStart().length);
  return { kind: 'heading', level: hash.length, first: at, last: at, column, text };
}

function isParagraph(firstLine: string): boolean {
  return !noParagraph.test(firstLine) && !listItem.test(firstLine);
}
