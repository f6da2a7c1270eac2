import { contentHash } from './contentHash';
import { isSourceLine } from './sourceWords';

/** What an export wrote into a region, as far as it has to be known again: see `provenance.json`. */
export interface WrittenRegion {
  /** Of the whole text, as in the begin marker. */
  readonly hash: string;
  /** Of its lines, see {@link lineHash}. */
  readonly lines: ReadonlySet<string>;
}

/** By the name of the region. Several where a merge left the records of two branches. */
export type WrittenRegions = ReadonlyMap<string, readonly WrittenRegion[]>;

/** Of one line; what formatters change in tables, and white space at the end, does not count. */
export function lineHash(line: string): string {
  const trimmed = line.trim();
  const plain = trimmed.startsWith('|')
    ? trimmed.replace(/\s+/g, ' ').replace(/-{2,}/g, '-')
    : line.trimEnd();
  return contentHash(plain);
}

/** Of all lines that are not blank, each once, in their order. */
export function lineHashes(content: string): ReadonlySet<string> {
  return new Set(
    content
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(lineHash),
  );
}

/** Lines of a region that only programs read, or that every export writes anew. */
export function isMachineLine(line: string): boolean {
  const text = line.trim();
  return /^<!-- (?:handover:|prettier-ignore)[^>]*-->$/.test(text) || isSourceLine(text);
}
