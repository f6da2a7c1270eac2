import { contentHash } from './contentHash';
import { type Line, scanMarkers, splitLines } from './markers';
import { isSourceLine } from './sourceWords';

/** Hashes of the parts of a chapter, by heading (of first or second level), in the order of the file. */
export type Sections = ReadonlyMap<string, string>;

export interface SectionChange {
  readonly section: string;
  readonly kind: 'changed' | 'added' | 'removed';
}

/**
 * The parts of a chapter, so that it can be said which of them changed. What changes by itself does not count: markers,
 * the commit that a region was made at, ages, and line numbers within regions.
 */
export function sectionsOf(text: string): Sections {
  const lines = splitLines(text);
  const scan = scanMarkers(lines);
  const regions = scan.kind === 'sound' ? scan.regions : [];
  const inRegion = (number: number): boolean =>
    regions.some(({ beginLine, endLine }) => beginLine < number && number < endLine);
  const parts = new Map<string, string[]>();
  let part: string[] = [];
  for (const [number, line] of lines.entries()) {
    const heading = /^##?[ \t]+(.+?)[ \t]*$/.exec(line.text)?.[1];
    if (heading !== undefined) {
      part = [];
      parts.set(unused(heading, parts), part);
    }
    const counted = countedWords(line, inRegion(number));
    if (counted !== '' && parts.size > 0) part.push(counted);
  }
  return new Map([...parts].map(([heading, words]) => [heading, contentHash(words.join('\n'))]));
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
