import { atLineStart, behindBlank, endOfLine, type Lexeme, stickyEnd } from './lexeme';

/** Literals whose end a language tells in a way of its own. */

/** Bounded, so that a hostile line of slashes takes no square of its length. */
const regexBody = /\/(?:[^/\\[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n]){0,500}\]){1,1000}\/[A-Za-z]*/y;
const beforeRegex =
  /(?:^|[=(,;:[!&|?{}+\-*%~^<>]|\b(?:return|typeof|case|in|of|do|else|void|delete|yield|await|and|or|not|if|unless|when|puts|split))$/;
const lookBack = 40;

/** `/…/` where an operator or a keyword stands before it: elsewhere a slash divides. */
export const regularExpression: Lexeme = {
  open: '/',
  end: (text, at) => {
    let last = at;
    while (last > 0 && at - last < lookBack && /\s/.test(text[last - 1] ?? '')) last -= 1;
    return beforeRegex.test(text.slice(Math.max(0, last - lookBack), last))
      ? stickyEnd(regexBody, text, at)
      : undefined;
  },
};

interface Template {
  readonly end: number;
  /** The code in it, from `${` to `}`, both exclusive; templates in that code are part of it. */
  readonly code: readonly (readonly [number, number])[];
}

const shortString = /"(?:[^"\\\n]|\\.){0,200}"|'(?:[^'\\\n]|\\.){0,200}'/y;

/** A template of JavaScript, read from its opening on; templates in its code are stepped over. */
export function readTemplate(text: string, at: number): Template {
  const code: [number, number][] = [];
  /** Depth of braces for each template that we are in the code of; -1: in the words of the innermost. */
  const depths = [-1];
  let codeStart = at;
  let index = at + 1;
  for (; index < text.length && depths.length > 0; index += 1) {
    const unit = text[index];
    const innermost = depths.length - 1;
    const depth = depths[innermost] ?? -1;
    if (unit === '\\') index += 1;
    else if (unit === '`') {
      if (depth === -1) depths.pop();
      else depths.push(-1);
    } else if (depth === -1) {
      if (unit !== '$' || text[index + 1] !== '{') continue;
      depths[innermost] = 0;
      index += 1;
      if (innermost === 0) codeStart = index + 1;
    } else if (unit === '"' || unit === "'") {
      index = (stickyEnd(shortString, text, index) ?? index + 1) - 1;
    } else if (unit === '{' || unit === '}') {
      depths[innermost] = depth + (unit === '{' ? 1 : -1);
      if (unit === '}' && depth === 0 && innermost === 0) code.push([codeStart, index]);
    }
  }
  return { end: Math.min(index, text.length), code };
}

const rustRaw = /r(#*)"/y;

/** `r"…"` and `r#"…"#`, also behind `b` or `c`. */
export const rustRawString = (open: 'r"' | 'r#'): Lexeme => ({
  open,
  end: (text, at) => {
    rustRaw.lastIndex = at;
    const hashes = rustRaw.exec(text)?.[1];
    if (hashes === undefined || /\w/.test((text[at - 1] ?? '').replace(/[bc]/, ''))) return undefined;
    const close = `"${hashes}`;
    const found = text.indexOf(close, at + 2 + hashes.length);
    return found === -1 ? text.length : found + close.length;
  },
});

const cppRaw = /R"([^()\\\s]{0,16})\(/y;

/** `R"tag(…)tag"` of C++. */
export const cppRawString: Lexeme = {
  open: 'R"',
  end: (text, at) => {
    cppRaw.lastIndex = at;
    const tag = cppRaw.exec(text)?.[1];
    if (tag === undefined) return undefined;
    const close = `)${tag}"`;
    const found = text.indexOf(close, at + tag.length + 3);
    return found === -1 ? text.length : found + close.length;
  },
};

const longBracket = /\[(=*)\[/y;

/** `[[…]]` and `[==[…]==]` of Lua and CMake, from the bracket on. */
export function endOfLongBracket(text: string, at: number): number | undefined {
  longBracket.lastIndex = at;
  const level = longBracket.exec(text)?.[1];
  if (level === undefined) return undefined;
  const close = `]${level}]`;
  const found = text.indexOf(close, at + level.length + 2);
  return found === -1 ? text.length : found + close.length;
}

const dollarTag = /\$(?:[A-Za-z_]\w*)?\$/y;

/** `$$…$$` and `$body$…$body$` of PostgreSQL. */
export const dollarQuoted: Lexeme = {
  open: '$',
  end: (text, at) => {
    const opened = stickyEnd(dollarTag, text, at);
    if (opened === undefined) return undefined;
    const tag = text.slice(at, opened);
    const found = text.indexOf(tag, opened);
    return found === -1 ? text.length : found + tag.length;
  },
};

/** A longer one is taken for a shift operator. */
const mostHereLines = 500;
/** In UTF-16 units; a longer one is taken for a name. */
const longestQuote = 4000;

interface HereDocument {
  readonly open: '<<' | '<<<';
  /** Sticky; the group `word` is the closing word. */
  readonly opening: RegExp;
}

/**
 * A here-document: from its opening to the line that is its closing word, blanks around it left out. The rest of the opening's line
 * belongs to it, too.
 */
function hereDocument({ open, opening }: HereDocument): Lexeme {
  return {
    open,
    end: (text, at) => {
      opening.lastIndex = at;
      const word = opening.exec(text)?.groups?.['word'];
      if (word === undefined) return undefined;
      let lines = 0;
      for (let line = text.indexOf('\n', at); line !== -1; line = text.indexOf('\n', line + 1)) {
        if ((lines += 1) > mostHereLines) return undefined;
        const content = text.slice(line + 1, endOfLine(text, line + 1)).trim();
        if (content === word || (content.startsWith(word) && /^[;,)]/.test(content.slice(word.length)))) {
          return endOfLine(text, line + 1);
        }
      }
      // Never closed: a shift operator, then, or half a file.
      return undefined;
    },
  };
}

export const shellHereDocument = hereDocument({
  open: '<<',
  opening: /<<-?[ \t]*\\?(["']?)(?<word>[A-Za-z_][\w-]*)\1/y,
});
export const rubyHereDocument = hereDocument({
  open: '<<',
  opening: /<<[~-]?(["'`]?)(?<word>[A-Z_][A-Z0-9_]*)\1/y,
});
export const phpHereDocument = hereDocument({
  open: '<<<',
  opening: /<<<[ \t]*(["']?)(?<word>[A-Za-z_]\w*)\1/y,
});
export const terraformHereDocument = hereDocument({ open: '<<', opening: /<<-?(?<word>[A-Za-z_]\w*)/y });

const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** `%q(…)`, `%w[…]` of Ruby, `q{…}`, `m!…!` of Perl; brackets nest. */
export function quoteLike(open: string, pattern: RegExp): Lexeme {
  return {
    open,
    end: (text, at) => {
      const opened = stickyEnd(pattern, text, at);
      if (opened === undefined || /[\w$@%&>]/.test(text[at - 1] ?? '')) return undefined;
      const bracket = text[opened - 1] ?? '';
      const close = pairs[bracket] ?? bracket;
      let depth = 1;
      for (let index = opened; index < Math.min(text.length, opened + longestQuote); index += 1) {
        const unit = text[index];
        if (unit === '\\') index += 1;
        else if (unit === close) {
          depth -= 1;
          if (depth === 0) return index + 1;
        } else if (unit === bracket) depth += 1;
      }
      return undefined;
    },
  };
}

const blockScalar = /[|>][+\-\d]{0,2}[ \t]*(?:#[^\n]*)?\r?\n/y;

/** `key: |` of YAML with the lines indented below it. */
export const yamlBlockScalar = (open: '|' | '>'): Lexeme => ({
  open,
  end: (text, at) => {
    const begins = stickyEnd(blockScalar, text, at);
    if (begins === undefined) return undefined;
    const before = text.slice(text.lastIndexOf('\n', at) + 1, at);
    if (!/(?:[:-]|![\w!<>:/.-]*|&\S+)[ \t]+$/.test(before)) return undefined;
    const parent = /^ *(?:- +)*/.exec(before)?.[0] ?? '';
    // Below `- key: |` the words are indented deeper than the key; below `- |` deeper than the dash.
    const indent = /^ *(?:- +)*-? *[|>]?$/.test(before) ? parent.lastIndexOf('-') : parent.length;
    let line = begins;
    while (line < text.length) {
      const end = text.indexOf('\n', line);
      const next = end === -1 ? text.length : end + 1;
      const content = text.slice(line, next);
      if (content.trim() !== '' && content.length - content.trimStart().length <= Math.max(indent, 0))
        return line;
      line = next;
    }
    return text.length;
  },
});

/** A quote opens a YAML scalar only where one begins. */
export function beginsScalar(text: string, at: number): boolean {
  let index = at - 1;
  while (index >= 0 && (text[index] === ' ' || text[index] === '\t')) index -= 1;
  const before = text[index] ?? '\n';
  return before === '\n' || ',[{'.includes(before) || (':-?'.includes(before) && index < at - 1);
}

/** From a line that is the opening to a line that begins with the closing, as `=begin` and `=end`. */
export function lineBlock(open: string, close: string, comment: boolean): Lexeme {
  return {
    open,
    ...(comment ? { comment: 'block' as const } : {}),
    end: (text, at) => {
      if (at > 0 && text[at - 1] !== '\n') return undefined;
      const found = text.indexOf(`\n${close}`, at);
      return found === -1 ? text.length : endOfLine(text, found + 1);
    },
  };
}

/** `__END__`: what follows is data. */
export function endOfProgram(open: string): Lexeme {
  return {
    open,
    end: (text, at) =>
      atLineStart(text, at) && endOfLine(text, at) === at + open.length ? text.length : undefined,
  };
}

export const notInWord = (text: string, at: number): boolean => behindBlank(text, at, ';&|()');
