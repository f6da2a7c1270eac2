import { after, endOfLine } from '../comments/lexeme';
import type { LanguageId } from '../model';

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const withTextInApostrophes: ReadonlySet<LanguageId> = new Set([
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'php',
]);
/** A text in quotation marks may go on over the end of a line. */
const withLongTexts: ReadonlySet<LanguageId> = new Set(['rust', 'php']);

/**
 * Where what is in brackets ends, brackets in texts and comments left aside.
 * @param from of the opening bracket; `<` counts as one there and directly within it, not in other brackets
 * @returns the place behind the closing bracket; undefined where there is none
 */
export function afterBrackets(text: string, from: number, language: LanguageId): number | undefined {
  const open: string[] = [];
  for (let at = from; at < text.length;) {
    const character = text[at] ?? '';
    const skipped = afterTextOrComment(text, at, language);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    const isAngle = at === from || open.at(-1) === '>';
    if (character === '<' && isAngle) open.push('>');
    else if (closers[character] !== undefined) open.push(closers[character]);
    else if (')]}'.includes(character) || (character === '>' && isAngle && !isArrow(text, at))) {
      if (open.pop() !== character) return undefined;
    }
    at += 1;
    if (open.length === 0) return at;
  }
  return undefined;
}

/** Behind spaces, ends of lines and comments. */
export function afterSpace(text: string, from: number): number {
  const space = /(?:\s|\/\/.*|\/\*[^]*?\*\/)*/y;
  space.lastIndex = from;
  return from + (space.exec(text)?.[0].length ?? 0);
}

function isArrow(text: string, at: number): boolean {
  return '-='.includes(text[at - 1] ?? ' ');
}

/** The same place where neither begins. */
function afterTextOrComment(text: string, at: number, language: LanguageId): number {
  const character = text[at] ?? '';
  if (character === '/') {
    if (text[at + 1] === '/') return endOfLine(text, at);
    return text[at + 1] === '*' ? after(text, '*/', at + 2, text.length) : at;
  }
  if (character === '"') return afterQuoted(text, at, language);
  if (character === '`') return afterBackticks(text, at, language);
  if (character !== "'") return at;
  if (withTextInApostrophes.has(language)) return afterEscaped(text, at, "'", language === 'php');
  // A character; else a lifetime of Rust, or an apostrophe in a number.
  const literal = /'(?:\\[^'\n]+|[^\\'\n]{1,2})'/y;
  literal.lastIndex = at;
  return at + (literal.exec(text)?.[0].length ?? 1);
}

function afterQuoted(text: string, at: number, language: LanguageId): number {
  if (text.startsWith('"""', at)) return after(text, '"""', at + 3, text.length);
  const before = text.slice(Math.max(0, at - 20), at);
  const hashes = language === 'rust' ? /\br(#*)$/.exec(before)?.[1] : undefined;
  if (hashes !== undefined) return after(text, `"${hashes}`, at + 1, text.length);
  if (language !== 'csharp' || !/@\$?$|\$@$/.test(before))
    return afterEscaped(text, at, '"', withLongTexts.has(language));
  let end = after(text, '"', at + 1, text.length);
  while (text[end] === '"') end = after(text, '"', end + 1, text.length);
  return end;
}

/** With `${…}` in JavaScript, where such a text may hold others. */
function afterBackticks(text: string, from: number, language: LanguageId): number {
  const isTemplate = withTextInApostrophes.has(language) && language !== 'php';
  if (!isTemplate) return afterEscaped(text, from, '`', false);
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '`') return at + 1;
    else if (text[at] === '$' && text[at + 1] === '{') {
      const end = afterBrackets(text, at + 1, language);
      if (end === undefined) return text.length;
      at = end - 1;
    }
  }
  return text.length;
}

/** Behind the same mark again; at the end of the line where it is not there. */
function afterEscaped(text: string, from: number, mark: string, isLong: boolean): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === mark) return at + 1;
    else if (text[at] === '\n' && !isLong) return at;
  }
  return text.length;
}
