import type { LanguageId } from '../model';
import { declarationStart } from './declarationStart';

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

/** How many lines a Python declaration may have below its name. */
const mostLines = 40;

/**
 * Where and what a doc comment of the language begins with.
 * @param nameLine 0-based line of the declaration's name
 * @param name dotted, as in reports: in Go a comment begins with the last part of it
 * @returns undefined where no place for it is found
 */
export function docStub(
  language: LanguageId,
  lines: readonly string[],
  nameLine: number,
  name: string,
): DocStub | undefined {
  const declared = lines[nameLine];
  if (declared === undefined) return undefined;
  const form = forms[language];
  if (form === 'docstring') return docstring(lines, nameLine);
  const line = declarationStart(language, lines, nameLine);
  const indent = indentOf(lines[line] ?? '');
  return {
    line,
    text: stubLines(form, name.slice(name.lastIndexOf('.') + 1))
      .map((each) => `${indent}${each}\n`)
      .join(''),
  };
}

function stubLines(form: Exclude<Form, 'docstring'>, name: string): readonly string[] {
  if (form === 'block') return ['/**', ' * ', ' */'];
  if (form === 'xml') return ['/// <summary>', '/// ', '/// </summary>'];
  return [form === '//' ? `// ${name} ` : `${form} `];
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
