/** Something that is read as one piece from its opening on: a comment, or a literal in which nothing is a comment. */
export interface Lexeme {
  /** What it begins with, literally. */
  readonly open: string;
  /**
   * Where it ends, at most at the length of the text; undefined where it does not begin here after all, as with the
   * quote in `don't`.
   * @param at index of the opening
   */
  end(text: string, at: number): number | undefined;
  /** Absent for literals. */
  readonly comment?: 'line' | 'block';
  /** Comments inside it, for a piece in another language: a script in a page. */
  readonly inside?: (text: string, at: number, end: number) => readonly CommentSpan[];
}

/** Where a comment stands in a text, markers included. Indexes count UTF-16 units; a line comment ends before its line break. */
export interface CommentSpan {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly kind: 'line' | 'block';
}

type Guard = (text: string, at: number) => boolean;

/** To the end of the line. */
export function lineComment(open: string, guard?: Guard): Lexeme {
  return {
    open,
    comment: 'line',
    end: (text, at) => (guard === undefined || guard(text, at) ? endOfLine(text, at) : undefined),
  };
}

/** An unclosed one goes to the end of the text. */
export function blockComment(
  open: string,
  close: string,
  { nested = false, guard }: BlockOptions = {},
): Lexeme {
  return {
    open,
    comment: 'block',
    end: (text, at) => {
      if (guard !== undefined && !guard(text, at)) return undefined;
      return nested
        ? endOfNested(text, at + open.length, open, close)
        : after(text, close, at + open.length, text.length);
    },
  };
}

interface BlockOptions {
  readonly nested?: boolean;
  readonly guard?: Guard;
}

interface LiteralOptions {
  /** Default: as `open`. */
  readonly close?: string;
  /** How the closing mark is written inside: behind a backslash (default), doubled, or not at all. */
  readonly escape?: 'backslash' | 'doubled' | 'none';
  /** False (default): a line break ends it, so that a stray quote does no harm beyond its line. */
  readonly multiline?: boolean;
  /** Opening and closing of code inside, such as `${` and `}`. */
  readonly interpolation?: readonly [string, string];
  readonly guard?: Guard;
}

/** A string: nothing in it is a comment. */
export function literal(open: string, options: LiteralOptions = {}): Lexeme {
  const { close = open, escape = 'backslash', multiline = false, interpolation, guard } = options;
  const telling = firstOf(close, '\\', '\n', interpolation?.[0] ?? '');
  return {
    open,
    end: (text, at) => {
      if (guard !== undefined && !guard(text, at)) return undefined;
      let index = at + open.length;
      for (;;) {
        telling.lastIndex = index;
        if (!telling.test(text)) return text.length;
        index = telling.lastIndex - 1;
        if (interpolation !== undefined && text.startsWith(interpolation[0], index)) {
          index = endOfInterpolation(text, index, interpolation, multiline);
        } else if (escape === 'backslash' && text[index] === '\\') {
          index += 2;
        } else if (text.startsWith(close, index)) {
          if (escape !== 'doubled' || !text.startsWith(close, index + close.length))
            return index + close.length;
          index += 2 * close.length;
        } else if (!multiline && text[index] === '\n') {
          return index;
        } else {
          index += 1;
        }
      }
    },
  };
}

/** Finds the next place where one of the texts may begin. */
function firstOf(...texts: readonly string[]): RegExp {
  const units = texts.map(([unit = '']) => unit.replace(/[\\\]^-]/, String.raw`\$&`));
  return new RegExp(`[${units.join('')}]`, 'g');
}

const character = /'(?:\\[^\n]{1,10}?|[^'\\\n]{1,2})'/y;

/** `'x'` and `'\n'`; a lone quote, as in lifetimes and digit separators, opens nothing. */
export const characterLiteral: Lexeme = { open: "'", end: (text, at) => stickyEnd(character, text, at) };

/** A literal told by a regular expression, which must be sticky. */
export function matched(open: string, pattern: RegExp, comment?: 'line' | 'block'): Lexeme {
  const end = (text: string, at: number): number | undefined => stickyEnd(pattern, text, at);
  return comment === undefined ? { open, end } : { open, end, comment };
}

/** @returns the end of the match that begins at the index */
export function stickyEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

export function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  if (newline === -1) return text.length;
  return newline > at && text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** The index behind the next `what`, else `otherwise`. */
export function after(text: string, what: string, from: number, otherwise: number): number {
  const found = text.indexOf(what, from);
  return found === -1 ? otherwise : found + what.length;
}

/** Whether only blanks stand before the index in its line. */
export function atLineStart(text: string, at: number): boolean {
  for (let index = at - 1; index >= 0 && text[index] !== '\n'; index -= 1) {
    if (text[index] !== ' ' && text[index] !== '\t') return false;
  }
  return true;
}

/** Whether the index begins a word: nothing, a blank or one of `also` stands before it. */
export function behindBlank(text: string, at: number, also = ''): boolean {
  const before = text[at - 1];
  return before === undefined || /\s/.test(before) || also.includes(before);
}

function endOfNested(text: string, from: number, open: string, close: string): number {
  let depth = 1;
  let index = from;
  let opening = text.indexOf(open, index);
  for (;;) {
    const closing = text.indexOf(close, index);
    if (closing === -1) return text.length;
    if (opening !== -1 && opening < index) opening = text.indexOf(open, index);
    if (opening !== -1 && opening < closing) {
      depth += 1;
      index = opening + open.length;
    } else {
      depth -= 1;
      index = closing + close.length;
      if (depth === 0) return index;
    }
  }
}

/** Code in a string may hold strings of its own; they are stepped over by their quotes. */
function endOfInterpolation(
  text: string,
  at: number,
  [open, close]: readonly [string, string],
  multiline: boolean,
): number {
  const bracket = open[open.length - 1] ?? '';
  let depth = 1;
  let quote = '';
  for (let index = at + open.length; index < text.length; index += 1) {
    const unit = text[index] ?? '';
    if (unit === '\n' && !multiline) return index;
    if (unit === '\\') index += 1;
    else if (quote !== '') quote = unit === quote ? '' : quote;
    else if (unit === '"' || unit === "'") quote = unit;
    else if (unit === bracket) depth += 1;
    else if (unit === close) {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return text.length;
}
