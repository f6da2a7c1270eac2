import { isKeepable } from './keepableText';
import { longestContext, longestQuote, type QuoteAnchor } from './quoteAnchor';

/** More places than this belong into notes of their own. */
const mostAnchors = 50;
const longestPath = 1000;
/** Controls, line breaks, and marks that turn the direction of the text around them. */
const unseen = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** True for text that shows all it has, on one line. */
export function isPlain(text: string): boolean {
  return !unseen.test(text);
}

/** `index`: of the anchor that cannot be read, 0-based; absent where it is the whole list. */
interface AnchorsFault {
  readonly index?: number;
  readonly message: string;
}

/** @returns the anchors, or what is wrong with them */
export function readAnchors(value: unknown): readonly QuoteAnchor[] | AnchorsFault {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return { message: '"anchors" is not a list' };
  if (value.length > mostAnchors) return { message: `"anchors" has more than ${mostAnchors} places` };
  const anchors: QuoteAnchor[] = [];
  for (const [number, each] of value.entries()) {
    const anchor = readAnchor(each);
    if (typeof anchor === 'string') return { index: number, message: `anchor ${number + 1}: ${anchor}` };
    anchors.push(anchor);
  }
  return anchors;
}

function readAnchor(value: unknown): QuoteAnchor | string {
  if (typeof value !== 'object' || value === null) return 'it has no "path"';
  const {
    path: written,
    exact = '',
    prefix = '',
    suffix = '',
    line = 1,
    commit,
  } = value as Record<string, unknown>;
  if (typeof written !== 'string' || written === '') return 'it has no "path"';
  // Folders are often written with a slash at the end.
  const path = written.endsWith('/') ? written.slice(0, -1) : written;
  if (!isInside(path)) return '"path" is not a path inside the folder';
  const longest = { exact: longestQuote, prefix: longestContext, suffix: longestContext };
  const texts = { exact, prefix, suffix };
  for (const key of ['exact', 'prefix', 'suffix'] as const) {
    const text = texts[key];
    if (typeof text !== 'string') return `"${key}" is not a text`;
    if (text.length > longest[key]) return `"${key}" is longer than ${longest[key]} characters`;
    if (!isKeepable(text)) return `"${key}" has control characters`;
  }
  if (typeof line !== 'number' || !Number.isSafeInteger(line) || line < 1)
    return '"line" is not a number from 1 on';
  if (commit !== undefined && !(typeof commit === 'string' && /^[0-9a-f]{7,64}$/.test(commit)))
    return '"commit" is not the id of a commit';
  return {
    path,
    exact: exact as string,
    prefix: prefix as string,
    suffix: suffix as string,
    line: line - 1,
    ...(commit === undefined ? {} : { commit }),
  };
}

/**
 * Relative, with `/`, without `..`, without what a link or Windows takes for a scheme or drive, and without characters
 * that do not show; never the repository of git.
 */
function isInside(path: string): boolean {
  if (
    path.length > longestPath ||
    !isPlain(path) ||
    path.includes('\\') ||
    /^[A-Za-z][A-Za-z\d+.-]*:/.test(path)
  )
    return false;
  const segments = path.split('/');
  return segments.every(
    (segment) => segment !== '' && segment !== '.' && segment !== '..' && segment.toLowerCase() !== '.git',
  );
}
