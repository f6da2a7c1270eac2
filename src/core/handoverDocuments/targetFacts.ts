import type { RepoPath } from '../ports';
import { linesOfFragment } from './linkTarget';
import type { Heading } from './markdownDocument';

/** What is known of a path that a link or an anchor names. */
export type TargetFacts =
  | { readonly kind: 'missing' | 'folder' }
  /** Too large to be read, no text, or not allowed to be read: nothing is said about what is in it. */
  | { readonly kind: 'unread' }
  | {
      readonly kind: 'file';
      readonly text: string;
      /** Only of Markdown. */
      readonly headings?: readonly Heading[];
    };

/** Why a fragment names nothing in a file, as the end of a sentence; undefined where it does, or nobody can say. */
export function fragmentFault(path: RepoPath, fragment: string, facts: TargetFacts): string | undefined {
  if (facts.kind !== 'file' || fragment === '') return undefined;
  const lines = linesOfFragment(fragment);
  if (lines !== undefined) {
    const count = facts.text.split(/\r\n?|\n/).length;
    return lines.first < count ? undefined : `${path} has only ${count} lines`;
  }
  if (facts.headings !== undefined) {
    const wanted = fragment.toLowerCase();
    const isThere =
      facts.headings.some(({ slug }) => slug === wanted) || hasNamedElement(facts.text, fragment);
    return isThere ? undefined : `${path} has no heading #${fragment}`;
  }
  return symbolLine(facts.text, fragment) === undefined ? `${path} has no ${fragment}` : undefined;
}

/** The 0-based line on which the last name of `Tally.merge` first stands as a whole word. */
export function symbolLine(text: string, symbol: string): number | undefined {
  const name = symbol.split(/[.#:]/).at(-1) ?? '';
  if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name)) return undefined;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (isWordAt(text, at, name.length)) return text.slice(0, at).split('\n').length - 1;
  }
  return undefined;
}

function isWordAt(text: string, at: number, length: number): boolean {
  const letter = /[\p{L}\p{N}_$]/u;
  return !letter.test(text.charAt(at - 1)) && !letter.test(text.charAt(at + length));
}

/** `<a id="…">` and `<a name="…">`, as renderers know them. */
function hasNamedElement(text: string, name: string): boolean {
  return ['id', 'name'].some((key) => text.includes(`${key}="${name}"`));
}
