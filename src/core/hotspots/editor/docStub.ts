import type { LanguageId } from '../model';

/** An empty doc comment, to be inserted before the beginning of a line. */
export interface DocStub {
  /** 0-based; may be one behind the last line. */
  readonly line: number;
  /** Whole lines, each with its `\n`. An empty comment: whoever writes nothing into it has documented nothing. */
  readonly text: string;
}

type Form = 'block' | 'docstring' | '///' | '//' | '#' | 'xml';

const forms: Record<LanguageId, Form> = {
  typescript: 'block',
  typescriptreact: 'block',
  javascript: 'block',
  javascriptreact: 'block',
  java: 'block',
  kotlin: 'block',
  scala: 'block',
  php: 'block',
  c: 'block',
  cpp: 'block',
  python: 'docstring',
  go: '//',
  rust: '///',
  swift: '///',
  csharp: 'xml',
  ruby: '#',
  shellscript: '#',
};

/** How many lines a declaration may have above its name or, in Python, below it. */
const mostLines = 40;

/**
 * Where and what a doc comment of the language begins with.
 * @param nameLine 0-based line of the declaration's name
 * @returns undefined where no place for it is found
 */
export function docStub(
  language: LanguageId,
  lines: readonly string[],
  nameLine: number,
): DocStub | undefined {
  const declared = lines[nameLine];
  if (declared === undefined) return undefined;
  const form = forms[language];
  if (form === 'docstring') return docstring(lines, nameLine);
  const line = firstLineOf(language, lines, nameLine);
  const indent = indentOf(lines[line] ?? '');
  return {
    line,
    text: stubLines(form)
      .map((each) => `${indent}${each}\n`)
      .join(''),
  };
}

function stubLines(form: Exclude<Form, 'docstring'>): readonly string[] {
  if (form === 'block') return ['/**', ' * ', ' */'];
  if (form === 'xml') return ['/// <summary>', '/// ', '/// </summary>'];
  return [`${form} `];
}

/** Above annotations, attributes, decorators, and what of the declaration stands on lines of its own. */
function firstLineOf(language: LanguageId, lines: readonly string[], nameLine: number): number {
  let first = nameLine;
  while (first > 0 && nameLine - first < mostLines && belongsBelow(language, (lines[first - 1] ?? '').trim()))
    first -= 1;
  return first;
}

const annotation = /^@[\w.]+(?:\(.*\))?$/;
const squareAttribute = /^#?\[.*\]$/;
/** The parameters of a template, or the type of a function, above its name. */
const cHead = /^template\s*<.*>$|^(?!else$|do$|public$|private$)[A-Za-z_][\w\s*&:<>,]*[\w*&>]$/;

/** Lines that belong to the declaration below them. */
const heads: Partial<Record<LanguageId, RegExp>> = {
  typescript: annotation,
  typescriptreact: annotation,
  javascript: annotation,
  javascriptreact: annotation,
  java: annotation,
  kotlin: annotation,
  scala: annotation,
  swift: annotation,
  c: cHead,
  cpp: cHead,
  rust: squareAttribute,
  csharp: squareAttribute,
  php: squareAttribute,
};

function belongsBelow(language: LanguageId, line: string): boolean {
  return heads[language]?.test(line) === true;
}

/** In the body, below the line that ends the head. */
function docstring(lines: readonly string[], nameLine: number): DocStub | undefined {
  let depth = 0;
  for (let at = nameLine; at < Math.min(lines.length, nameLine + mostLines); at++) {
    const code = withoutStrings(lines[at] ?? '');
    for (const character of code) {
      if ('([{'.includes(character)) depth += 1;
      else if (')]}'.includes(character)) depth -= 1;
    }
    if (depth > 0 || !/:\s*$/.test(code)) {
      // A body on the line of its head has no room for a docstring below.
      if (depth <= 0 && /:\s*\S/.test(code)) return undefined;
      continue;
    }
    const body = lines.slice(at + 1, at + 1 + mostLines).find((line) => line.trim() !== '') ?? '';
    const own = indentOf(lines[nameLine] ?? '');
    const indent = indentOf(body).length > own.length ? indentOf(body) : `${own}    `;
    return { line: at + 1, text: `${indent}"""\n${indent}\n${indent}"""\n` };
  }
  return undefined;
}

function withoutStrings(line: string): string {
  return line.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, '""').replace(/#.*$/, '');
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
