import type { LanguageId } from '../model';
import { afterBrackets, afterSpace } from './brackets';

/** Of brackets that nothing closes: each is followed to the end of the text. */
const mostUnclosed = 50;

/**
 * Whether code of something else stands before a name: `enum Size { small, large }` has no room for a comment of `large` alone.
 * @param head from the beginning of the declaration's first line to the name
 */
export function standsBehindOther(language: LanguageId, head: string): boolean {
  // What a typedef names stands behind all of it.
  if (/^\s*typedef\b/.test(head)) return false;
  if (language === 'php' && head.includes('<?')) return true;
  let unclosed = 0;
  for (let at = afterSpace(head, 0); at < head.length; at = afterSpace(head, at)) {
    const character = head[at] ?? '';
    if ('{};,'.includes(character)) return true;
    const end = '([<'.includes(character) ? afterBrackets(head, at, language) : undefined;
    if (end === undefined && '([<'.includes(character)) unclosed += 1;
    if (unclosed > mostUnclosed) return true;
    at = end ?? at + 1;
  }
  return false;
}
