import { lineFeedsIn } from '../../lineCount';
import type { ShortText } from '../languageSupport';

/** Literals and comments, which braces may stand in, and the braces themselves. An unclosed one goes to the end. */
const tokens =
  /"""(?:[^\\]|\\[^])*?(?:"""|(?![^]))|"(?:[^"\\\n]|\\.)*"?|'(?:\\[^\n]{1,10}?|[^'\\\n]{1,2})'|\/\/.*|\/\*[^]*?(?:\*\/|(?![^]))|[{}]/g;

/** In `record Point(int x) {` a parenthesis stands before members. */
const record = /\brecord\s+\w+\s*[(<]/;

const throwsClause = /\)\s*throws\s[\w\s.,@]*$/;
const longestThrowsClause = 400;

/** So many lines are missing below a line of the short text. */
interface Cut {
  readonly line: number;
  readonly missing: number;
}

/**
 * The text without the insides of methods, constructors and blocks that follow a parenthesis: nothing in them is API, and a
 * parser has a fraction of the work. Undefined where braces do not match.
 */
export function withoutBodies(text: string): ShortText | undefined {
  if (record.test(text)) return undefined;
  const pieces: string[] = [];
  const cuts: Cut[] = [];
  let copied = 0;
  let line = 0;
  /** Of braces inside the body that is left out; 0 outside of bodies. */
  let depth = 0;
  const copyUntil = (index: number): void => {
    const piece = text.slice(copied, index);
    pieces.push(piece);
    line += lineFeedsIn(piece);
    copied = index;
  };
  tokens.lastIndex = 0;
  for (let token = tokens.exec(text); token !== null; token = tokens.exec(text)) {
    const { 0: brace, index } = token;
    if (brace === '{') {
      if (depth > 0) depth += 1;
      else if (opensBody(text, index)) {
        depth = 1;
        copyUntil(index + 1);
      }
    } else if (brace === '}' && depth > 0) {
      depth -= 1;
      if (depth > 0) continue;
      const lines = lineFeedsIn(text.slice(copied, index));
      copied = index;
      if (lines === 0) continue;
      pieces.push('\n');
      cuts.push({ line, missing: lines - 1 });
      line += 1;
    }
  }
  if (depth > 0) return undefined;
  pieces.push(text.slice(copied));
  return { text: pieces.join(''), wholeLine: wholeLines(cuts) };
}

/** For lines asked for in their order; others cost a search from the beginning. */
function wholeLines(cuts: readonly Cut[]): (line: number) => number {
  let next = 0;
  let missing = 0;
  let last = 0;
  return (line) => {
    if (line < last) {
      next = 0;
      missing = 0;
    }
    last = line;
    for (let cut = cuts[next]; cut !== undefined && cut.line < line; cut = cuts[next]) {
      missing += cut.missing;
      next += 1;
    }
    return line + missing;
  };
}

function opensBody(text: string, brace: number): boolean {
  let last = brace - 1;
  while (last >= 0 && isBlank(text.charCodeAt(last))) last -= 1;
  if (text[last] === ')') return true;
  const before = text.slice(Math.max(0, last + 1 - longestThrowsClause), last + 1);
  return before.includes('throws') && throwsClause.test(before);
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}
