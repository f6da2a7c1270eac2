import type { LanguageId } from '../model';
import { declarationStart } from './declarationStart';
import { standsBehindOther } from './standsBehindOther';

/** An empty doc comment, to be inserted before the beginning of a line. */
export interface DocStub {
  /** 0-based; may be one behind the last line. */
  readonly line: number;
  /** Whole lines, each with its `\n`, none with blanks at its end. An empty comment: whoever writes nothing into it has documented nothing. */
  readonly text: string;
  /** The same in the form of LSP's snippets, with the place of the words. */
  readonly snippet: string;
}

/** Where a declaration stands; lines 0-based, columns in UTF-16 units. */
export interface Declared {
  /** Of its name. */
  readonly line: number;
  /** Of its name. */
  readonly start: number;
  /** As the grammar tells it; the line of the name where it does not. */
  readonly startLine: number;
}

/** Lines of a comment, the words left out. */
interface StubLines {
  readonly before: readonly string[];
  /** That the words are written behind. */
  readonly words: string;
  readonly after: readonly string[];
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
 * @param name dotted, as in reports: in Go a comment begins with the last part of it
 * @returns undefined where no place for it is found, and where there is a comment already
 */
export function docStub(
  language: LanguageId,
  lines: readonly string[],
  { line, start, startLine }: Declared,
  name: string,
): DocStub | undefined {
  if (lines[line] === undefined || startLine > line) return undefined;
  const form = forms[language];
  if (form === 'docstring') return docstring(lines, line);
  const first = declarationStart(language, lines, startLine);
  const head = [...lines.slice(first, line), lines[line].slice(0, start)];
  if (standsBehindOther(language, head.join('\n'))) return undefined;
  const isBegun = isComment(form, lines[first - 1] ?? '') || head.some(isDocComment);
  if (isBegun) return undefined;
  return stubOf(first, indentOf(lines[first] ?? ''), stubLines(form, name.slice(name.lastIndexOf('.') + 1)));
}

function stubLines(form: Exclude<Form, 'docstring'>, name: string): StubLines {
  if (form === 'block') return { before: ['/**'], words: ' * ', after: [' */'] };
  if (form === 'xml') return { before: ['/// <summary>'], words: '/// ', after: ['/// </summary>'] };
  return { before: [], words: form === '//' ? `// ${name} ` : `${form} `, after: [] };
}

function stubOf(line: number, indent: string, { before, words, after }: StubLines): DocStub {
  const written = (all: readonly string[]): string => all.map((each) => `${indent}${each}\n`).join('');
  const escaped = words.replace(/[\\$}]/g, '\\$&');
  return {
    line,
    text: written([...before, words, ...after]).replace(/[ \t]+$/gm, ''),
    snippet: written([...before, `${escaped}$0`, ...after]),
  };
}

/** Whether a line is nothing but a comment or a part of one, documentation or not. */
function isComment(form: Form, line: string): boolean {
  const code = line.trim();
  if (form === '#') return /^(?:#(?!!)|=end\b)/.test(code);
  return /^(?:\/\/|\/\*|\*)/.test(code) || (code.endsWith('*/') && !code.includes('/*'));
}

/** Between annotations and the name. */
function isDocComment(line: string): boolean {
  return /^\s*(?:\/\*\*|\/\/\/)/.test(line);
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
    // There is one already, empty or not.
    if (/^\s*[rRuU]?["']/.test(body)) return undefined;
    const own = indentOf(lines[nameLine] ?? '');
    const indent = indentOf(body).length > own.length ? indentOf(body) : `${own}    `;
    return stubOf(at + 1, indent, { before: ['"""'], words: '', after: ['"""'] });
  }
  return undefined;
}

function withoutStrings(line: string): string {
  return line.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, '""').replace(/#.*$/, '');
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
