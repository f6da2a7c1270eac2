import { type FormName, frontMatterForms, trustKeys } from './frontMatterForms';
import type { Position, TextSpan } from '../lineIndex';
import { quotable } from '../knowledge/quoteAnchor';

/** What somebody is about to write. `typed` stands in `span`, which a choice replaces. */
export type CompletionPlace = { readonly typed: string; readonly span: TextSpan } & (
  | { readonly kind: 'key'; readonly present: readonly string[] }
  | { readonly kind: 'anchorKey' }
  /** One of the values that the key can have. */
  | { readonly kind: 'value'; readonly key: string }
  | { readonly kind: 'session' }
  /** Below `trust` in a file of the register: one of the questions, and what stands below each. */
  | { readonly kind: 'trustKey' | 'trustPart' }
  /** In the settings of the handover: one of the words, each with what it means. */
  | {
      readonly kind: 'setting';
      readonly as: 'key' | 'value';
      readonly words: Readonly<Record<string, string>>;
    }
  /** In a file of the register: the id of a party that the code shows, one of its domains, or of its packages. */
  | { readonly kind: 'party' | 'domain' | 'package' }
  | { readonly kind: 'person' }
  /** A path from the folder on, in an anchor or of a certificate. */
  | { readonly kind: 'anchorPath' }
  /** The quoted code of an anchor whose path is written already. */
  | { readonly kind: 'anchorQuote'; readonly path: string }
  /** A path from the document on, in a link. */
  | { readonly kind: 'linkPath' }
  /** A name in the text, behind an `@` that is replaced with it. */
  | { readonly kind: 'mention' }
  /** Code in the text, behind a backtick: a symbol of the files that the note speaks of. */
  | { readonly kind: 'symbolName' }
  /** What follows the `#`; `destination` stands before it. */
  | { readonly kind: 'linkFragment'; readonly destination: string }
);

const longestLine = 2000;

/**
 * What can be offered at a position: in the front matter of notes and of files of the register, and in the links of any document.
 * @param form what the front matter may hold; undefined for documents whose keys are nobody's to complete
 */
export function completionPlace(
  source: string,
  { line, column }: Position,
  form: FormName | undefined,
): CompletionPlace | undefined {
  const lines = quotable(source).split('\n');
  const text = lines[line] ?? '';
  if (text.length > longestLine) return undefined;
  const before = text.slice(0, column);
  const place = { line, lines, text, before };
  const end = frontMatterEnd(lines);
  if (end === undefined || line > end || line === 0)
    return inLink(place) ?? (form === undefined ? undefined : inText(place, form === 'note'));
  return form !== undefined && line < end ? inFrontMatter(place, end, form) : undefined;
}

interface Place {
  readonly line: number;
  readonly lines: readonly string[];
  readonly text: string;
  readonly before: string;
}

/** The closing line; the last one while the front matter is being written. Undefined without front matter. */
function frontMatterEnd(lines: readonly string[]): number | undefined {
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) return undefined;
  const end = lines.findIndex((line, number) => number > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  return end < 0 ? undefined : end;
}

function inFrontMatter(place: Place, end: number, form: FormName): CompletionPlace | undefined {
  const { before, lines } = place;
  const typedKey = /^(\w*)$/.exec(before)?.[1];
  if (typedKey !== undefined) {
    const present = lines.slice(1, end).flatMap((each) => /^(\w+):/.exec(each)?.[1] ?? []);
    return { kind: 'key', present, ...typedAt(place, typedKey) };
  }
  const [, key = '', value] = /^(\w+):\s+(.*)$/.exec(before) ?? [];
  const top = key === '' ? topLevelKey(place) : key;
  if (top === undefined) return undefined;
  const { values, people } = frontMatterForms[form];
  if (value !== undefined && Object.hasOwn(values, top))
    return { kind: 'value', key: top, ...typedAt(place, value) };
  if (people.includes(top)) {
    const name = itemTyped(place);
    return name === undefined ? undefined : { kind: 'person', ...typedAt(place, name) };
  }
  switch (form) {
    case 'note':
      if (top === 'session' && value !== undefined) return { kind: 'session', ...typedAt(place, value) };
      return top === 'anchors' ? inAnchor(place) : undefined;
    case 'supplier':
      return inSupplier(place, top, value);
    case 'asset':
      return top === 'file' && value !== undefined
        ? { kind: 'anchorPath', ...typedAt(place, value.replace(/^["']/, '')) }
        : undefined;
  }
}

function inSupplier(place: Place, top: string, value: string | undefined): CompletionPlace | undefined {
  if (top === 'party' && value !== undefined) return { kind: 'party', ...typedAt(place, value) };
  if (top === 'domains' || top === 'packages') {
    const typed = itemTyped(place);
    const kind = top === 'domains' ? 'domain' : 'package';
    return typed === undefined ? undefined : { kind, ...typedAt(place, typed) };
  }
  const nested = top === 'trust' ? /^([ \t]+)(\w*)$/.exec(place.before) : null;
  if (nested === null) return undefined;
  const [, indent = '', typed = ''] = nested;
  const isPart = indent.length > trustIndent(place);
  return { kind: isPart ? 'trustPart' : 'trustKey', ...typedAt(place, typed) };
}

/** How far the questions of trust above a line are indented; without one, no line is deeper. */
function trustIndent({ lines, line }: Place): number {
  for (let at = line - 1; at > 0; at--) {
    const [, indent = '', key = ''] = /^([ \t]*)(\w+):/.exec(lines[at] ?? '') ?? [];
    if (Object.hasOwn(trustKeys, key) && indent !== '') return indent.length;
    if (key !== '' && indent === '') break;
  }
  return Number.POSITIVE_INFINITY;
}

/** What is typed of an item of a list, or of the one value of a key. */
function itemTyped({ before }: Place): string | undefined {
  return /^(?:\s*-\s+|\w+:\s+(?:\[(?:[^\]]*,)?\s*)?)(["']?[^"'\],]*)$/.exec(before)?.[1];
}

function inAnchor(place: Place): CompletionPlace | undefined {
  const { before } = place;
  const path = /^\s*(?:-\s+)?path:\s+["']?([^"']*)$/.exec(before)?.[1];
  if (path !== undefined) return { kind: 'anchorPath', ...typedAt(place, path) };
  const quote = /^\s*(?:-\s+)?exact:\s+(.*)$/.exec(before)?.[1];
  if (quote !== undefined) {
    const of = pathOfItem(place);
    return of === undefined ? undefined : { kind: 'anchorQuote', path: of, ...typedAt(place, quote) };
  }
  const key = /^\s+(?:-\s+)?(\w*)$/.exec(before)?.[1] ?? /^-\s+(\w*)$/.exec(before)?.[1];
  return key === undefined ? undefined : { kind: 'anchorKey', ...typedAt(place, key) };
}

/** The path written in the same item of the list. */
function pathOfItem({ lines, line }: Place): string | undefined {
  const begins = (number: number): boolean => /^\s*-\s/.test(lines[number] ?? '');
  let first = line;
  while (first > 1 && !begins(first)) first--;
  let last = line;
  while (last + 1 < lines.length && /^\s+[^\s-]/.test(lines[last + 1] ?? '')) last++;
  for (const each of lines.slice(first, last + 1)) {
    const path = /^\s*(?:-\s+)?path:\s+["']?([^"'#]+?)["']?\s*$/.exec(each)?.[1];
    if (path !== undefined) return path;
  }
  return undefined;
}

function topLevelKey({ lines, line }: Place): string | undefined {
  for (let at = line; at > 0; at--) {
    const key = /^(\w+):/.exec(lines[at] ?? '')?.[1];
    if (key !== undefined) return key;
  }
  return undefined;
}

function inLink(place: Place): CompletionPlace | undefined {
  const { before } = place;
  const opening = Math.max(before.lastIndexOf(']('), before.lastIndexOf(']: '));
  if (opening < 0) return undefined;
  const destination = before
    .slice(opening + 2)
    .trimStart()
    .replace(/^</, '');
  if (/[\s)>]/.test(destination) || /^[a-z][a-z\d+.-]*:/i.test(destination)) return undefined;
  const hash = destination.indexOf('#');
  if (hash < 0) return { kind: 'linkPath', ...typedAt(place, destination) };
  return {
    kind: 'linkFragment',
    destination: destination.slice(0, hash),
    ...typedAt(place, destination.slice(hash + 1)),
  };
}

function inText(place: Place, withSymbols: boolean): CompletionPlace | undefined {
  const { before } = place;
  if (before.split('`').length % 2 === 0) {
    if (!withSymbols) return undefined;
    const code = /`([\p{L}\p{N}_$.]*)$/u.exec(before)?.[1];
    return code === undefined ? undefined : { kind: 'symbolName', ...typedAt(place, code) };
  }
  const mention = /(?:^|[\s(,;:])(@[\p{L}\p{N}.'’-]{0,60}(?: [\p{L}\p{N}.'’-]{1,60})?)$/u.exec(before)?.[1];
  return mention === undefined ? undefined : { kind: 'mention', ...typedAt(place, mention) };
}

function typedAt(
  { line, before }: Place,
  typed: string,
): { readonly typed: string; readonly span: TextSpan } {
  const end = { line, column: before.length };
  return { typed, span: { start: { line, column: before.length - typed.length }, end } };
}
