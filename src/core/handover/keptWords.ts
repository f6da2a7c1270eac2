import type { Line } from './markers';
import { lineHash, lineHashes } from './writtenLines';

/** Words that people had written into a region, kept below it. The block belongs to people: no export changes it. */
export interface KeptWords {
  /** The region they were found in. */
  readonly region: string;
  /** 0-based. */
  readonly line: number;
  /** Of the end marker. */
  readonly endLine: number;
}

const begin = (region: string): string => `<!-- handover:kept ${region} -->`;
const end = (region: string): string => `<!-- handover:kept-end ${region} -->`;

/** How the line begins that says what the block is. */
const keptNotice = '> **Kept from the part above:**';

/** The block for the words of {@link handWritten}. */
export function keptBlock(region: string, words: string): readonly string[] {
  return [
    begin(region),
    '',
    `${keptNotice} somebody wrote this into it by hand, and the export has written it anew. Move what is still true to where it belongs, and delete this block.`,
    '',
    ...words.split('\n'),
    '',
    end(region),
  ];
}

/** All such blocks of a file. One whose end somebody took away is text like any other. */
export function keptWordsOf(lines: readonly Line[]): readonly KeptWords[] {
  const found: KeptWords[] = [];
  let open: { region: string; line: number } | undefined;
  for (const [line, { text }] of lines.entries()) {
    const [, isEnd, region = ''] = /^<!-- handover:kept(-end)? ([a-z][a-z0-9-]*) -->\s*$/.exec(text) ?? [];
    if (region === '') continue;
    if (isEnd === undefined) open = { region, line };
    else if (open?.region === region) found.push({ ...open, endLine: line });
    if (isEnd !== undefined) open = undefined;
  }
  return found;
}

/** Whether a block of this region has all these words already. */
export function isKept(region: string, words: string, lines: readonly Line[]): boolean {
  const wanted = lineHashes(words);
  return keptWordsOf(lines).some((block) => {
    if (block.region !== region) return false;
    const there = new Set(lines.slice(block.line, block.endLine).map(({ text }) => lineHash(text)));
    return [...wanted].every((hash) => there.has(hash));
  });
}
