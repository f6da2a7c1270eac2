import { contentHash } from './contentHash';

/** A line with its own line ending (`''` at the end of a file without one). */
export interface Line {
  readonly text: string;
  readonly ending: '' | '\n' | '\r\n' | '\r';
}

/** What stands between a begin and an end marker. Line numbers are 0-based. */
export interface FoundRegion {
  readonly name: string;
  readonly beginLine: number;
  readonly endLine: number;
  /** The lines between the markers, joined with LF. */
  readonly content: string;
  /** Of the content as an export wrote it, from the begin marker. */
  readonly hash: string;
  /** False where the content does not fit the hash of the begin marker: a person edited it. */
  readonly pristine: boolean;
}

/** All markers of a file, or the first place where they make no sense. Line numbers are 0-based. */
export type MarkerScan =
  | {
      readonly kind: 'sound';
      readonly regions: readonly FoundRegion[];
      /** Where a person wants a region (back). */
      readonly inserts: ReadonlyMap<string, number>;
      /** Regions a person does not want to hear of again. */
      readonly omitted: ReadonlySet<string>;
      /** The line that lists the regions this file was ever offered; absent in files that people began. */
      readonly offered: { readonly line: number; readonly names: readonly string[] } | undefined;
    }
  | { readonly kind: 'damaged'; readonly line: number; readonly reason: string };

export const beginMarker = (name: string, content: string): string =>
  `<!-- handover:begin ${name} hash=${contentHash(content)} -->`;
export const endMarker = (name: string): string => `<!-- handover:end ${name} -->`;
export const insertMarker = (name: string): string => `<!-- handover:insert ${name} -->`;
export const omitMarker = (name: string): string => `<!-- handover:omit ${name} -->`;
export const offeredMarker = (names: readonly string[]): string =>
  `<!-- handover:regions ${names.join(' ')} -->`;

const anyMarker = /^\s*<!--\s*handover:(begin|end|insert|omit|regions)\b/i;
const marker =
  /^<!-- handover:(?:(begin) ([a-z][a-z0-9-]*) hash=([0-9a-f]{8})|(end|insert|omit) ([a-z][a-z0-9-]*)|(regions)((?: [a-z][a-z0-9-]*)*)) -->[ \t]*$/;

/** The begin or end of a region that a line is; undefined for every other line. */
export function regionMarker(
  line: string,
): { readonly verb: 'begin' | 'end'; readonly name: string } | undefined {
  const [, begin, beginName, , verb, name] = marker.exec(line) ?? [];
  if (begin !== undefined && beginName !== undefined) return { verb: 'begin', name: beginName };
  return verb === 'end' && name !== undefined ? { verb, name } : undefined;
}

/** Joined again with their endings, the lines give the text byte for byte. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ text: text.slice(from, index), ending: ending as Line['ending'] });
    from = index + ending.length;
  }
  if (from < text.length) lines.push({ text: text.slice(from), ending: '' });
  return lines;
}

/**
 * Finds the markers of a chapter file. Only whole lines count, in code blocks as well: a damaged file is left alone,
 * so the worst that a marker quoted in a code block can do is to stop the updates of its file, with a warning.
 */
export function scanMarkers(lines: readonly Line[]): MarkerScan {
  const regions: FoundRegion[] = [];
  const inserts = new Map<string, number>();
  const omitted = new Set<string>();
  let offered: { line: number; names: readonly string[] } | undefined;
  let open: { name: string; line: number; hash: string } | undefined;

  const damaged = (line: number, reason: string): MarkerScan => ({ kind: 'damaged', line, reason });
  const placed = (name: string): boolean =>
    inserts.has(name) || regions.some((region) => region.name === name);

  for (const [number, { text }] of lines.entries()) {
    if (!anyMarker.test(text)) continue;
    const match = marker.exec(text);
    if (!match) return damaged(number, 'this marker is not written as the export writes it');
    const [, begin, beginName = '', hash = '', verb, name = '', list, names = ''] = match;
    if (begin !== undefined) {
      if (open) return damaged(number, `the region "${beginName}" begins inside the region "${open.name}"`);
      if (placed(beginName)) return damaged(number, `the region "${beginName}" is there twice`);
      open = { name: beginName, line: number, hash };
    } else if (verb === 'end') {
      if (open?.name !== name) return damaged(number, `the region "${name}" ends here but did not begin`);
      const content = lines
        .slice(open.line + 1, number)
        .map((line) => line.text)
        .join('\n');
      const pristine = contentHash(content) === open.hash;
      regions.push({ name, beginLine: open.line, endLine: number, content, hash: open.hash, pristine });
      open = undefined;
    } else if (open) {
      return damaged(number, `there is another marker inside the region "${open.name}"`);
    } else if (verb === 'insert') {
      if (placed(name)) return damaged(number, `the region "${name}" is there twice`);
      inserts.set(name, number);
    } else if (verb === 'omit') {
      omitted.add(name);
    } else if (list !== undefined) {
      if (offered) return damaged(number, 'the list of regions is there twice');
      offered = { line: number, names: names.split(' ').filter((entry) => entry !== '') };
    }
  }
  if (open) return damaged(open.line, `the region "${open.name}" begins here but does not end`);
  return { kind: 'sound', regions, inserts, omitted, offered };
}

/** Names of the regions that a file has, or has a place for. */
export function placedRegions(text: string): readonly string[] {
  const scan = scanMarkers(splitLines(text));
  return scan.kind === 'damaged' ? [] : [...scan.regions.map(({ name }) => name), ...scan.inserts.keys()];
}
