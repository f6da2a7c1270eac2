import { scanMarkers, splitLines } from './markers';
import { lineHashes, type WrittenRegion, type WrittenRegions } from './writtenLines';

const digits = 8;
const entry = /^\s*"([^"#\s]+)#([a-z][a-z0-9-]*)": "([0-9a-f]{8}) ((?:[0-9a-f]{8})*)",?\s*$/;

/**
 * The member `written` of `provenance.json`, an entry a line: what exports wrote into each region. Of what this one left alone
 * (a file whose markers make no sense, a region that it does not know and somebody edited) it says what the former
 * record said: words of people are never taken for its own.
 * @param files names and texts of chapters
 */
export function writtenMember(
  files: readonly { readonly file: string; readonly text: string }[],
  former: ReadonlyMap<string, WrittenRegions> = new Map(),
): string {
  const entries = files.flatMap(({ file, text }) => {
    const scan = scanMarkers(splitLines(text));
    const known = former.get(file) ?? new Map<string, readonly WrittenRegion[]>();
    if (scan.kind === 'damaged') return formerEntries(file, known);
    return scan.regions.flatMap(({ name, content, hash, pristine }) =>
      pristine
        ? [entryText(file, name, { hash, lines: lineHashes(content) })]
        : formerEntries(file, new Map([[name, known.get(name) ?? []]])),
    );
  });
  const others = [...former].filter(([file]) => !files.some((each) => each.file === file));
  const all = [...entries, ...others.flatMap(([file, regions]) => formerEntries(file, regions))];
  return `  "written": {${all.map((each) => `\n${each}`).join(',')}${all.length === 0 ? '' : '\n  '}}`;
}

/** One each, of both branches where a merge left two. */
function formerEntries(file: string, regions: WrittenRegions): readonly string[] {
  return [...regions].flatMap(([name, versions]) => {
    const [first] = versions;
    if (first === undefined) return [];
    const lines = new Set(versions.flatMap((version) => [...version.lines]));
    return [entryText(file, name, { hash: first.hash, lines })];
  });
}

function entryText(file: string, region: string, { hash, lines }: WrittenRegion): string {
  return `    "${file}#${region}": "${hash} ${[...lines].join('')}"`;
}

/**
 * What former exports wrote, by file. The record is read line by line, so that it tells of both branches where git left
 * conflicts in it.
 */
export function readWritten(record: string | undefined): ReadonlyMap<string, WrittenRegions> {
  const files = new Map<string, Map<string, WrittenRegion[]>>();
  for (const { text } of splitLines(record ?? '')) {
    const [, file = '', region = '', hash = '', lines = ''] = entry.exec(text) ?? [];
    if (file === '') continue;
    const regions = files.get(file) ?? new Map<string, WrittenRegion[]>();
    files.set(file, regions);
    const hashes = Array.from({ length: lines.length / digits }, (_, number) =>
      lines.slice(number * digits, (number + 1) * digits),
    );
    regions.set(region, [...(regions.get(region) ?? []), { hash, lines: new Set(hashes) }]);
  }
  return files;
}
