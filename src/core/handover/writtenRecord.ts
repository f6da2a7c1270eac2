import { contentHash } from './contentHash';
import { scanMarkers, splitLines } from './markers';
import { lineHashes, type WrittenRegion, type WrittenRegions } from './writtenLines';

const digits = 8;
const entry = /^\s*"([^"#\s]+)#([a-z][a-z0-9-]*)": "([0-9a-f]{8}) ((?:[0-9a-f]{8})*)",?\s*$/;

/**
 * The member `written` of `provenance.json`, an entry a line: what this export wrote into each region.
 * @param files names and texts of chapters
 */
export function writtenMember(files: readonly { readonly file: string; readonly text: string }[]): string {
  const entries = files.flatMap(({ file, text }) => {
    const scan = scanMarkers(splitLines(text));
    const regions = scan.kind === 'sound' ? scan.regions : [];
    return regions.map(
      ({ name, content }) =>
        `    "${file}#${name}": "${contentHash(content)} ${[...lineHashes(content)].join('')}"`,
    );
  });
  return `  "written": {${entries.map((each) => `\n${each}`).join(',')}${entries.length === 0 ? '' : '\n  '}}`;
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
