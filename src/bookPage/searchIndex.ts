/** A piece of the book that a result can lead to: a heading, a paragraph, a row of a table. */
export interface Block {
  /** Id of the heading above it, or its own. */
  readonly section: string;
  readonly text: string;
  readonly isHeading: boolean;
}

export interface Found {
  /** Index into the blocks. */
  readonly block: number;
  /** How many more blocks of the same section have all the words. */
  readonly more: number;
}

const mostResults = 40;

/** Without case, accents and the difference of full and half width. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function wordsOf(query: string): readonly string[] {
  return folded(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** Finds the blocks that have all words of a query: one result a section, headings first, then whole words. */
export class SearchIndex {
  readonly #blocks: readonly Block[];
  readonly #folded: readonly string[];

  constructor(blocks: readonly Block[]) {
    this.#blocks = blocks;
    this.#folded = blocks.map(({ text }) => folded(text));
  }

  /** @returns the best results, and how many sections have any */
  find(query: string): { readonly results: readonly Found[]; readonly sections: number } {
    const words = wordsOf(query);
    if (words.length === 0) return { results: [], sections: 0 };
    const best = new Map<string, { block: number; score: number; count: number }>();
    this.#blocks.forEach(({ section, isHeading }, block) => {
      const text = this.#folded[block] ?? '';
      if (!words.every((word) => text.includes(word))) return;
      const score = (isHeading ? 100 : 0) + sum(words.map((word) => wordScore(text, word)));
      const known = best.get(section);
      if (known === undefined) best.set(section, { block, score, count: 1 });
      else {
        known.count += 1;
        if (score > known.score) Object.assign(known, { block, score });
      }
    });
    const results = [...best.values()]
      .sort((a, b) => b.score - a.score || a.block - b.block)
      .slice(0, mostResults)
      .map(({ block, count }) => ({ block, more: count - 1 }));
    return { results, sections: best.size };
  }
}

function wordScore(text: string, word: string): number {
  const at = text.indexOf(word);
  const begins = at === 0 || !isLetter(text.charAt(at - 1));
  const ends = !isLetter(text.charAt(at + word.length));
  return (begins ? 2 : 0) + (begins && ends ? 3 : 0);
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}_]/u.test(character);
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

/** Parts of a text around its first match, those that match marked. */
export interface SnippetPart {
  readonly text: string;
  readonly isMatch: boolean;
}

const before = 60;
const after = 120;

export function snippet(text: string, query: string): readonly SnippetPart[] {
  const ranges = matchesIn(text, query);
  const first = ranges[0];
  const from = first === undefined || first.from <= before ? 0 : wordStart(text, first.from - before);
  const until = Math.min(text.length, (first?.until ?? 0) + after);
  const parts: SnippetPart[] = from > 0 ? [{ text: '… ', isMatch: false }] : [];
  let at = from;
  for (const range of ranges.filter((each) => each.from >= from && each.until <= until)) {
    if (range.from > at) parts.push({ text: text.slice(at, range.from), isMatch: false });
    parts.push({ text: text.slice(range.from, range.until), isMatch: true });
    at = range.until;
  }
  if (until > at) parts.push({ text: text.slice(at, until), isMatch: false });
  if (until < text.length) parts.push({ text: ' …', isMatch: false });
  return parts;
}

/** Where the words of a query stand in a text, in its own UTF-16 offsets; none overlap. */
export function matchesIn(
  text: string,
  query: string,
): readonly { readonly from: number; readonly until: number }[] {
  const { value, offsets } = foldedWithOffsets(text);
  const found: { from: number; until: number }[] = [];
  for (const word of new Set(wordsOf(query))) {
    for (let at = value.indexOf(word); at >= 0; at = value.indexOf(word, at + word.length))
      found.push({ from: offsets[at] ?? 0, until: offsets[at + word.length] ?? text.length });
  }
  found.sort((a, b) => a.from - b.from || b.until - a.until);
  const apart: { from: number; until: number }[] = [];
  for (const range of found)
    if (range.from >= (apart.at(-1)?.until ?? 0) && range.until > range.from) apart.push(range);
  return apart;
}

function foldedWithOffsets(text: string): { readonly value: string; readonly offsets: readonly number[] } {
  let value = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = folded(character);
    offsets.push(...Array.from({ length: plain.length }, () => at));
    value += plain;
    at += character.length;
  }
  offsets.push(text.length);
  return { value, offsets };
}

function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space < 0 || space > at + 20 ? at : space + 1;
}
