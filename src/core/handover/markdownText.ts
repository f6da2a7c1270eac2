/** Markdown source that may be put into a document as it is. Made only by this file, or written by hand in the code. */
export type Markdown = string;

/** Controls, line breaks of any kind, and the characters that turn the direction of text around them. */
const invisible = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;
const loneSurrogate = /[\ud800-\udfff]/gu;
/** Words that some renderer would turn into a link by itself. */
const looksLikeLink = /:\/\/|www\.|(?:mailto|xmpp):|[\w.+$,;:&=-]@[^\s@]/i;

/** One line of harmless characters: what a renderer would show of the text anyway. */
export function plainLine(text: string): string {
  return text.replace(loneSurrogate, '\ufffd').replace(invisible, ' ').replace(/\s+/g, ' ').trim();
}

/**
 * Text of a repository (names, comments, goals) as one line of Markdown that shows exactly these words: no HTML, no
 * links, no emphasis, no block, no cell border. Words that look like an address become code, because renderers link
 * them otherwise. White space runs become one space; control and direction characters go.
 */
export function escapeText(text: string): Markdown {
  const line = plainLine(text);
  const escaped = line
    .split(' ')
    .map((word) => (looksLikeLink.test(word) ? codeSpan(word) : escapeWord(word)))
    .join(' ');
  return escapeBlockStart(escaped);
}

/**
 * Text as a code span that shows exactly these characters; {@link table} escapes each `|` in it, which would end a cell.
 * What has a backslash before a `|` cannot be told that way: there each `|` stands between two spans.
 */
export function codeSpan(text: string): Markdown {
  const line = plainLine(text);
  if (!line.includes('\\|')) return line === '' ? '' : oneCodeSpan(line);
  const parts = line.split('|');
  return parts.map((part) => (part === '' ? '' : oneCodeSpan(part))).join('\\|');
}

function oneCodeSpan(text: string): Markdown {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), (run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const stripped = text.startsWith(' ') && text.endsWith(' ') && text.trim() !== '';
  const pad = stripped || text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return fence + pad + text + pad + fence;
}

/**
 * A link with a label that is Markdown already.
 * @param target made by `linkTo` of repoLinks, or the name of a chapter file
 */
export function link(label: Markdown, target: string): Markdown {
  return `[${label}](${target})`;
}

/** A GFM table. Cells are Markdown without line breaks; columns whose name ends in `#` are right-aligned numbers. */
export function table(columns: readonly string[], rows: readonly (readonly Markdown[])[]): Markdown {
  const row = (cells: readonly Markdown[]): string =>
    `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|') || ' ').join(' | ')} |`;
  const isNumber = (column: string): boolean => column.endsWith('#');
  return [
    row(columns.map((column) => column.replace(/#$/, ''))),
    `| ${columns.map((column) => (isNumber(column) ? '---:' : '---')).join(' | ')} |`,
    ...rows.map(row),
  ].join('\n');
}

/** Cut at a word near the given number of characters, with an ellipsis. */
export function shorten(text: string, characters: number): string {
  const line = plainLine(text);
  const points = Array.from(line);
  if (points.length <= characters) return line;
  const cut = points.slice(0, characters).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > characters / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

function escapeWord(word: string): Markdown {
  return (
    word
      .replace(/[\\`*[\]<|~$^{}]/g, '\\$&')
      .replace(/&(?=#?[a-z0-9]+;)/gi, '\\&')
      // Inside a word an underscore is one in GFM; snake_case stays readable in the source.
      .replace(/(?<![a-z0-9])_|_(?![a-z0-9])/gi, '\\_')
      .replace(/:(?=[a-z0-9_+-]+:)/gi, '\\:')
  );
}

/** At the beginning of a cell, item or paragraph these would begin a block. */
function escapeBlockStart(text: Markdown): Markdown {
  return text.replace(/^[#>+=-]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
