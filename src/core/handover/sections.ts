import { markdownBlocks } from '../handoverDocuments/markdownBlocks';
import { contentHash } from './contentHash';
import { type Line, scanMarkers, splitLines } from './markers';
import { isSourceLine } from './sourceWords';

/** Hashes of the parts of a chapter, by heading (of first or second level), in the order of the file. */
export type Sections = ReadonlyMap<string, string>;

export interface SectionChange {
  readonly section: string;
  readonly kind: 'changed' | 'added' | 'removed';
}

/** `line` is 0-based. */
interface Part {
  readonly line: number;
  readonly heading: string;
  readonly hash: string;
}

/**
 * The parts of a chapter, so that it can be said which of them changed. What changes by itself does not count: markers,
 * the commit that a region was made at, ages, and line numbers within regions.
 */
export function sectionsOf(text: string): Sections {
  const lines = splitLines(text);
  return new Map(partsOf(lines, hiddenLines(lines)).map(({ heading, hash }) => [heading, hash]));
}

/**
 * Hashes of a time when what looks like a heading in code and comments began a part as well, as {@link sectionsOf}
 * counts today, for each part whose text is still the same. All others are left as they are.
 */
export function countedAsToday(former: Sections, text: string): Sections {
  const lines = splitLines(text);
  const parts = partsOf(lines, hiddenLines(lines));
  const pieces = partsOf(lines, new Set());
  if (parts.length === pieces.length) return former;
  const ofPart = [undefined, ...parts].map((part, index) => {
    const from = part?.line ?? 0;
    const next = parts[index]?.line ?? lines.length;
    return { part, pieces: pieces.filter(({ line }) => from <= line && line < next) };
  });
  const same = ofPart.filter((each) =>
    each.pieces.every(({ heading, hash }) => former.get(heading) === hash),
  );
  const replaced = new Set(same.flatMap((each) => each.pieces.map(({ heading }) => heading)));
  return new Map([
    ...[...former].filter(([heading]) => !replaced.has(heading)),
    ...same.flatMap(({ part }) => (part === undefined ? [] : [[part.heading, part.hash] as const])),
  ]);
}

/** In the order of what is there now, then what is gone. */
export function changesBetween(before: Sections, after: Sections): readonly SectionChange[] {
  const changes: SectionChange[] = [];
  for (const [section, hash] of after) {
    const former = before.get(section);
    if (former !== hash) changes.push({ section, kind: former === undefined ? 'added' : 'changed' });
  }
  for (const section of before.keys()) {
    if (!after.has(section)) changes.push({ section, kind: 'removed' });
  }
  return changes;
}

/** @param hidden numbers of lines that are no heading, whatever they look like */
function partsOf(lines: readonly Line[], hidden: ReadonlySet<number>): readonly Part[] {
  const scan = scanMarkers(lines);
  const regions = scan.kind === 'sound' ? scan.regions : [];
  const inRegion = (number: number): boolean =>
    regions.some(({ beginLine, endLine }) => beginLine < number && number < endLine);
  const parts = new Map<string, { readonly line: number; readonly words: string[] }>();
  let words: string[] = [];
  for (const [number, line] of lines.entries()) {
    const heading = hidden.has(number) ? undefined : /^##?[ \t]+(.+?)[ \t]*$/.exec(line.text)?.[1];
    if (heading !== undefined) {
      words = [];
      parts.set(unused(heading, parts), { line: number, words });
    }
    const counted = countedWords(line, inRegion(number));
    if (counted !== '' && parts.size > 0) words.push(counted);
  }
  return [...parts].map(([heading, part]) => ({
    line: part.line,
    heading,
    hash: contentHash(part.words.join('\n')),
  }));
}

function hiddenLines(lines: readonly Line[]): ReadonlySet<number> {
  const hidden = new Set<number>();
  for (const { kind, first, last } of markdownBlocks(lines.map(({ text }) => text))) {
    if (kind === 'heading' || kind === 'text') continue;
    for (let at = first; at <= last; at++) hidden.add(at);
  }
  return hidden;
}

function countedWords({ text }: Line, inRegion: boolean): string {
  const line = text.trim();
  if (/^<!-- (?:handover:|prettier-ignore)[^>]*-->$/.test(line)) return '';
  if (!inRegion) return line;
  if (isSourceLine(line)) return '';
  return line
    .replace(/#L\d+/g, '#L')
    .replace(/:\d+`\]/g, '`]')
    .replace(/\b(?:less than a day|\d[\d,]* (?:day|month|year)s?)\b/g, 'age');
}

function unused(heading: string, taken: ReadonlyMap<string, unknown>): string {
  let name = heading;
  for (let count = 2; taken.has(name); count++) name = `${heading} (${count})`;
  return name;
}
