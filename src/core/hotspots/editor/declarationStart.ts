import type { LanguageId } from '../model';
import { afterBrackets, afterSpace } from './brackets';

/** How many lines may stand between the first line of a declaration and its name: the arguments of a decorator may be long. */
const mostLines = 200;
/** In UTF-16 units; beyond that it is no head that somebody wrote. */
const longestHead = 20_000;
/** How often a part above another is looked for. */
const mostParts = 20;

/**
 * The first line of a declaration: above its annotations, attributes and decorators, the parameters of its template, and
 * what of it stands on lines of its own above its name, each of them on however many lines.
 * @param nameLine 0-based line of the declaration's name
 * @returns 0-based; `nameLine` where nothing above belongs to it
 */
export function declarationStart(language: LanguageId, lines: readonly string[], nameLine: number): number {
  const form = forms[language];
  if (form === undefined) return nameLine;
  let first = nameLine;
  for (let part = 0; part < mostParts; part++) {
    const above = partAbove(form, language, lines, first, nameLine);
    if (above === undefined) break;
    first = above;
  }
  return first;
}

/** What may stand above the line of a name. */
interface HeadForm {
  /** What a line begins with that may begin an annotation. */
  readonly begins?: RegExp;
  /** At the beginning of an annotation: all of it up to its brackets, without spaces behind. */
  readonly opening?: RegExp;
  /** What may stand between the annotations and the name on lines of its own; given without spaces around. */
  readonly between?: RegExp;
  /** A line that belongs to what is below it. */
  readonly line?: RegExp;
}

const modifiers =
  /^(?:(?:export|default|declare|abstract|async|public|private|protected|internal|static|final|sealed|open|override|inline|data|case|implicit|lazy|suspend|unsafe|readonly|partial|virtual|extern|const|native|synchronized|strictfp|transient|volatile|default|fileprivate|mutating|nonmutating|indirect|convenience|required|pub(?:\([\w :]*\))?)\s*)+$/;
/** With a type behind: the languages that end what stands above with `;` or `}`. */
const typed =
  /^(?:public|private|protected|internal|static|final|abstract|sealed|override|async|virtual|partial|unsafe|extern|native|synchronized|default)\b[\w\s.<>,?&[\]]*[\w>\]]$/;
/** A type, an attribute macro, or the requirements of a template. */
const cBetween = /^(?:requires\b[^;{}#]*|[A-Za-z_][\w\s*&:<>,[\]]*[\w*&>\]])$/;
const cLine = /^(?!(?:else|do|public|private|protected|return|case|default)\b)[A-Za-z_][\w\s*&:<>,]*[\w*&>]$/;

const at: HeadForm = {
  begins: /^@(?!file:)[\w([]/,
  opening: /@(?!file:|interface\b)(?:[a-z]+:(?=[\w[]))?[\w.$]*/y,
  between: modifiers,
  line: modifiers,
};
const hashSquare: HeadForm = { begins: /^#\[/, opening: /#(?=\[)/y, between: modifiers, line: modifiers };
const cFamily: HeadForm = {
  begins: /^(?:template\b|\[\[|__attribute__\b|__declspec\b|alignas\b)/,
  opening: /(?:template\s*(?=<)|(?:__attribute__|__declspec|alignas)\s*(?=\()|(?=\[\[))/y,
  between: cBetween,
  line: cLine,
};

const forms: Partial<Record<LanguageId, HeadForm>> = {
  typescript: at,
  typescriptreact: at,
  javascript: at,
  javascriptreact: at,
  java: { ...at, between: typedOr(modifiers), line: typedOr(modifiers) },
  kotlin: at,
  scala: at,
  swift: at,
  rust: hashSquare,
  php: hashSquare,
  csharp: {
    begins: /^\[(?!\s*(?:assembly|module)\s*:)/,
    opening: /(?=\[(?!\s*(?:assembly|module)\s*:))/y,
    between: typedOr(modifiers),
    line: typedOr(modifiers),
  },
  c: cFamily,
  cpp: cFamily,
  // Instructions to the compiler stand below the words of a comment.
  go: { line: /^\/\/[a-z0-9]+:[a-z0-9]/ },
};

function typedOr(other: RegExp): RegExp {
  return new RegExp(`${typed.source}|${other.source}`);
}

/** The line on which something begins that belongs to the declaration and stands above `first`; the nearest. */
function partAbove(
  form: HeadForm,
  language: LanguageId,
  lines: readonly string[],
  first: number,
  nameLine: number,
): number | undefined {
  const direct = (lines[first - 1] ?? '').trim();
  let length = 0;
  for (let line = first - 1; line >= Math.max(0, nameLine - mostLines); line--) {
    const code = lines[line] ?? '';
    length += code.length + 1;
    if (length > longestHead) break;
    if (form.begins?.test(code.trim()) !== true) continue;
    if (belongsTo(form, language, lines.slice(line, first), lines.slice(first, nameLine + 1))) return line;
  }
  const isPart = first > 0 && areAnglesEven(direct) && form.line?.test(direct) === true;
  return isPart ? first - 1 : undefined;
}

/** Whether lines are nothing but annotations, and what may stand between them and a name, of the declaration below. */
function belongsTo(
  { opening, between }: HeadForm,
  language: LanguageId,
  head: readonly string[],
  below: readonly string[],
): boolean {
  if (opening === undefined) return false;
  const above = `${head.join('\n')}\n`;
  const text = above + below.join('\n').slice(0, longestHead);
  let at = afterSpace(text, 0);
  let isAny = false;
  for (;;) {
    opening.lastIndex = at;
    const found = opening.exec(text);
    if (found === null || (found[0] === '@' && !'([{'.includes(text[at + 1] ?? ' '))) break;
    let end: number | undefined = at + found[0].length;
    while (end !== undefined && '([<'.includes(text[end] ?? ' ')) end = afterBrackets(text, end, language);
    if (end === undefined) return false;
    // Java allows a space there; on a line of its own it is something else.
    const space = /[ \t]*/y;
    space.lastIndex = end;
    const spaced = end + (space.exec(text)?.[0].length ?? 0);
    if (text[spaced] === '(' && spaced > end && language === 'java') {
      end = afterBrackets(text, spaced, language);
      if (end === undefined) return false;
    }
    isAny = true;
    at = afterSpace(text, end);
    if (at >= above.length) return true;
  }
  return (
    isAny &&
    between?.test(
      text
        .slice(at, above.length)
        .replace(/\/\/.*/g, '')
        .trim(),
    ) === true
  );
}

/** Else it is a part of something that began above it. */
function areAnglesEven(line: string): boolean {
  const code = line.replaceAll('->', '');
  return code.split('<').length === code.split('>').length;
}
