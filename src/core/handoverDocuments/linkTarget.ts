import { relativeTarget } from '../handover/repoLinks';
import type { RepoPath } from '../ports';
import { joinRepoPath } from '../repoPath';

export type LinkTarget =
  /** An address with a scheme, in lower case; `//host` has that of the reader. */
  | { readonly kind: 'address'; readonly scheme: string }
  /** A path that leads out of the folder, into the repository of git, or is none. */
  | { readonly kind: 'outside' }
  /** `path` is empty for the folder itself; `fragment` is decoded and absent without `#`. */
  | { readonly kind: 'place'; readonly path: RepoPath; readonly fragment?: string };

/** Where a destination in the document at `from` leads. Never throws; `outside` is never to be read. */
export function linkTarget(from: RepoPath, destination: string): LinkTarget {
  const text = unescaped(destination);
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(text)?.[1];
  if (scheme !== undefined) return { kind: 'address', scheme: scheme.toLowerCase() };
  if (text.startsWith('//')) return { kind: 'address', scheme: '' };
  const hash = text.indexOf('#');
  const written = (hash < 0 ? text : text.slice(0, hash)).split('?', 1)[0] ?? '';
  const fragment = hash < 0 ? {} : { fragment: decoded(text.slice(hash + 1)) };
  if (written === '') return { kind: 'place', path: from, ...fragment };
  const path = decoded(written);
  if (/[\p{Cc}\\]/u.test(path)) return { kind: 'outside' };
  const folder = path.startsWith('/') ? '' : from.split('/').slice(0, -1).join('/');
  const place = joinRepoPath(folder, path);
  if (place?.split('/').some((segment) => segment.toLowerCase() === '.git') !== false)
    return { kind: 'outside' };
  return { kind: 'place', path: place, ...fragment };
}

/** The destination that leads from one document to a path; relative, percent-encoded. */
export function destinationTo(from: RepoPath, path: RepoPath, fragment?: string): string {
  if (path === from && fragment !== undefined) return `#${encodedFragment(fragment)}`;
  const relative = relativeTarget(from.split('/').slice(0, -1).join('/'), path);
  return fragment === undefined ? relative : `${relative}#${encodedFragment(fragment)}`;
}

/** The 0-based lines that a fragment such as `L12`, `L12-L20` or `L12C3` names. */
export function linesOfFragment(
  fragment: string,
): { readonly first: number; readonly last: number } | undefined {
  const [, first, last] = /^L(\d{1,9})(?:C\d+)?(?:-L?(\d{1,9})(?:C\d+)?)?$/i.exec(fragment) ?? [];
  if (first === undefined || Number(first) < 1) return undefined;
  return { first: Number(first) - 1, last: Math.max(Number(first), Number(last ?? first)) - 1 };
}

function encodedFragment(fragment: string): string {
  return encodeURI(fragment).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));
}

function unescaped(destination: string): string {
  return destination.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
