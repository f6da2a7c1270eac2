import { plainLine } from '../session/plainText';
import { splitLines, scanMarkers } from './markers';
import { sidesOf } from './mergeConflicts';
import { changesBetween, countedAsToday, type SectionChange, type Sections } from './sections';
import { readWritten, writtenMember } from './writtenRecord';

/** Beside the chapters: where each statement comes from, for programs. Written anew by each export. */
export const recordFile = 'provenance.json';
const recordSchema = 'mob-handover/provenance/1';

/** A chapter as this export leaves it. */
export interface RecordedText {
  readonly file: string;
  readonly title: string;
  readonly text: string;
  readonly sections: Sections;
}

/** What the last export changed that changed anything. */
export interface BookChanges {
  /** The commit of the export before it; absent where there was none. */
  readonly since?: string;
  readonly changed: readonly ({ readonly file: string } & SectionChange)[];
}

interface FormerRecord {
  readonly commit?: string;
  readonly sections: ReadonlyMap<string, Sections>;
  readonly changes?: BookChanges;
}

/**
 * What changed since the last export. An export that changes nothing keeps what the one before it said, so that the
 * same book gives the same bytes. Undefined for a first export, and where the record cannot be read. Where two
 * branches left a conflict in it, ours counts.
 */
export function changesSince(
  former: string | undefined,
  chapters: readonly RecordedText[],
): BookChanges | undefined {
  const [record] = sidesOf(former ?? '').flatMap((side) => readRecord(side) ?? []);
  if (record === undefined) return undefined;
  const now = new Map(chapters.map((chapter) => [chapter.file, chapter]));
  const nothing: Sections = new Map();
  const changed = [...new Set([...now.keys(), ...record.sections.keys()])].flatMap((file) => {
    const { text = '', sections = nothing } = now.get(file) ?? {};
    const former = countedAsToday(record.sections.get(file) ?? nothing, text);
    return changesBetween(former, sections).map((change) => ({ file, ...change }));
  });
  if (changed.length === 0) return record.changes;
  return { ...(record.commit === undefined ? {} : { since: record.commit }), changed };
}

/** The text of `provenance.json`, one statement a line. @param former text of the one before */
export function writeRecord(
  chapters: readonly RecordedText[],
  {
    commit,
    changes,
    former,
  }: {
    readonly commit: string | undefined;
    readonly changes: BookChanges | undefined;
    readonly former: string | undefined;
  },
): string {
  const lines = chapters.map(({ file, title, text, sections }) =>
    [
      `    { "file": ${JSON.stringify(file)}, "title": ${JSON.stringify(plainLine(title))},`,
      `      "sections": ${JSON.stringify(Object.fromEntries(sections))},`,
      `      "regions": [${regionsOf(text)
        .map((region) => `\n        ${region}`)
        .join(',')}${text.includes('handover:begin') ? '\n      ' : ''}] }`,
    ].join('\n'),
  );
  const head = [
    `  "schema": ${JSON.stringify(recordSchema)}`,
    ...(commit === undefined ? [] : [`  "commit": ${JSON.stringify(commit)}`]),
    ...(changes === undefined ? [] : [`  "changes": ${JSON.stringify(changes)}`]),
  ];
  return `{\n${head.join(',\n')},\n  "chapters": [\n${lines.join(',\n')}\n  ],\n${writtenMember(chapters, readWritten(former))}\n}\n`;
}

function regionsOf(text: string): readonly string[] {
  const lines = splitLines(text);
  const scan = scanMarkers(lines);
  if (scan.kind === 'damaged') return [];
  return scan.regions.map(({ name, content }) => {
    const contentLines = content.split('\n');
    const source = contentLines.map(readMarker).find((found) => found !== undefined);
    const head = { name, ...source };
    const statements = statementsOf(contentLines).map(
      (statement) => `\n          ${JSON.stringify(statement)}`,
    );
    const all = statements.length === 0 ? '[]' : `[${statements.join(',')}\n        ]`;
    return `${JSON.stringify(head).slice(0, -1)},"statements":${all}}`;
  });
}

/** Of the book's own text: what has a source of its own, a note or files, beside that of its region. */
function statementsOf(lines: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  let inTop = true;
  return lines.flatMap((line, number) => {
    const marker = readMarker(line);
    if (marker !== undefined) {
      // The first marker is that of the region.
      const isRegion = inTop;
      inTop = false;
      return isRegion ? [] : [{ line: number, ...marker }];
    }
    if (!/^(?:\||-|\d+\.) /.test(line) && !line.startsWith('About ')) return [];
    const files = [...line.matchAll(/\]\((\.\.?\/[^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => target.startsWith('../'));
    return files.length === 0 ? [] : [{ line: number, files: [...new Set(files)] }];
  });
}

/** Keys whose values are lists of names, percent-encoded, and what they are called in the record. */
const nameLists: ReadonlyMap<string, string> = new Map([
  ['by', 'by'],
  ['confirmed', 'confirmedBy'],
]);

/** `<!-- handover:provenance authored note=a.md at=2026-11-25 -->` as keys and values. */
function readMarker(line: string): Readonly<Record<string, string | readonly string[]>> | undefined {
  const words =
    /^<!-- handover:provenance (extracted|authored|confirmed|asked)((?: [a-z]+=[^\s>]*)*) -->$/.exec(line);
  if (words === null) return undefined;
  const [, kind = '', rest = ''] = words;
  const pairs: readonly (readonly [string, string | readonly string[]])[] = rest
    .trim()
    .split(' ')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const key = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      const list = nameLists.get(key);
      return list === undefined ? [key, value] : [list, value.split(',').map(decoded)];
    });
  return { kind, ...Object.fromEntries(pairs) };
}

/** A marker may come from a person's hand. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readRecord(text: string): FormerRecord | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    // Somebody edited it: the next export writes it anew.
    return undefined;
  }
  if (!isObject(data) || data['schema'] !== recordSchema || !Array.isArray(data['chapters']))
    return undefined;
  const sections = new Map<string, Sections>();
  for (const chapter of data['chapters'] as readonly unknown[]) {
    if (!isObject(chapter) || typeof chapter['file'] !== 'string' || !isObject(chapter['sections']))
      return undefined;
    const hashes = Object.entries(chapter['sections']);
    sections.set(chapter['file'], new Map(hashes.map(([heading, hash]) => [heading, String(hash)])));
  }
  const { commit } = data;
  const changes = readChanges(data['changes']);
  return {
    sections,
    ...(typeof commit === 'string' ? { commit } : {}),
    ...(changes === undefined ? {} : { changes }),
  };
}

function readChanges(data: unknown): BookChanges | undefined {
  if (!isObject(data) || !Array.isArray(data['changed'])) return undefined;
  const changed = (data['changed'] as readonly unknown[]).flatMap((each) => {
    if (!isObject(each)) return [];
    const { file, section, kind } = each;
    if (typeof file !== 'string' || typeof section !== 'string') return [];
    return kind === 'changed' || kind === 'added' || kind === 'removed'
      ? [{ file, section, kind } as const]
      : [];
  });
  const { since } = data;
  return { ...(typeof since === 'string' ? { since } : {}), changed };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
