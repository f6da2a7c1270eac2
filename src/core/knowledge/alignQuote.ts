import { lineWeight, LineSimilarity } from './lineSimilarity';
import type { QuoteAnchor } from './quoteAnchor';

/** Where the quote went, by whole lines; 0-based, the last one included. */
export interface Alignment {
  readonly firstLine: number;
  readonly lastLine: number;
  /** How alike the quoted lines and those found for them are, in [0, 1]. */
  readonly similarity: number;
  /** The same of the lines around. */
  readonly context: number;
}

/** Lines less alike than this are no partners. */
const leastAlike = 0.5;
const mostSeeds = 12;
/** Lines that may have come in between. */
const slack = 25;
/** A line that stands in a file more often than this leads nowhere. */
const mostPlaces = 40;
/** Lines of a file that are compared one by one where no line of the quote is left as it was. */
const mostScanned = 20_000;

interface Block {
  readonly lines: readonly string[];
  /** Of the quoted lines within the block, the last one included. */
  readonly first: number;
  readonly last: number;
}

/**
 * Finds what became of an edited quote: lines that are left as they were say whereabouts, then the quote with its
 * surroundings is aligned with the lines there (global in the quote, local in the file).
 */
export function alignQuote(anchor: QuoteAnchor, fileLines: readonly string[]): Alignment | undefined {
  const block = blockOf(anchor);
  const similarity = new LineSimilarity();
  let best: Alignment | undefined;
  for (const diagonal of diagonals(block, fileLines, similarity, anchor.line)) {
    const found = alignAt(block, fileLines, diagonal, similarity);
    if (found !== undefined && (best === undefined || worth(found) > worth(best))) best = found;
  }
  return best;
}

function worth({ similarity, context }: Alignment): number {
  return similarity + context / 2;
}

function blockOf({ prefix, exact, suffix }: QuoteAnchor): Block {
  const lines = (prefix + exact + suffix).split('\n');
  const first = prefix.split('\n').length - 1;
  return { lines, first, last: first + exact.split('\n').length - 1 };
}

/** File line − block line, the most promising ones first. */
function diagonals(
  block: Block,
  fileLines: readonly string[],
  similarity: LineSimilarity,
  hint: number,
): readonly number[] {
  const places = new Map<string, number[]>();
  fileLines.forEach((line, number) => {
    const key = line.trim();
    const known = places.get(key);
    if (known === undefined) places.set(key, [number]);
    else known.push(number);
  });
  const votes = new Map<number, number>();
  const vote = (diagonal: number, weight: number): void => {
    votes.set(diagonal, (votes.get(diagonal) ?? 0) + weight);
  };
  block.lines.forEach((line, number) => {
    const weight = lineWeight(line);
    const at = places.get(line.trim()) ?? [];
    if (weight < 3 || at.length > mostPlaces) return;
    for (const place of at) vote(place - number, weight / at.length);
  });
  const quoted = block.lines.slice(block.first, block.last + 1);
  const heaviest = quoted.reduce((a, b) => (lineWeight(b) > lineWeight(a) ? b : a), '');
  const offset = block.first + quoted.indexOf(heaviest);
  if (lineWeight(heaviest) >= 6) {
    fileLines.slice(0, mostScanned).forEach((line, number) => {
      const alike =
        Math.abs(line.length - heaviest.length) > 200 ? 0 : similarity.of(heaviest.trim(), line.trim());
      if (alike >= 0.6) vote(number - offset, alike * lineWeight(heaviest));
    });
  }
  const near = (diagonal: number): number => Math.abs(diagonal + block.first - hint);
  return [...votes]
    .sort((a, b) => b[1] - a[1] || near(a[0]) - near(b[0]))
    .slice(0, mostSeeds)
    .map(([diagonal]) => diagonal);
}

function alignAt(
  block: Block,
  fileLines: readonly string[],
  diagonal: number,
  similarity: LineSimilarity,
): Alignment | undefined {
  const from = Math.max(0, diagonal - slack);
  const window = fileLines.slice(from, diagonal + block.lines.length + slack);
  const pairs = alignedPairs(block.lines, window, similarity);
  let firstLine = Infinity;
  let lastLine = -1;
  const inside = { found: 0, all: 0 };
  const around = { found: 0, all: 0 };
  block.lines.forEach((line, number) => {
    const weight = lineWeight(line);
    const isQuoted = number >= block.first && number <= block.last;
    const sum = isQuoted ? inside : around;
    sum.all += weight;
    const pair = pairs.get(number);
    if (pair === undefined) return;
    sum.found += weight * pair.alike;
    if (isQuoted) {
      firstLine = Math.min(firstLine, from + pair.line);
      lastLine = Math.max(lastLine, from + pair.line);
    }
  });
  if (lastLine < 0) return undefined;
  const share = ({ found, all }: { found: number; all: number }): number => (all === 0 ? 0 : found / all);
  return { firstLine, lastLine, similarity: share(inside), context: share(around) };
}

/** Needleman–Wunsch over lines with free gaps: the pairing in order that keeps the most text. By line of the block. */
function alignedPairs(
  block: readonly string[],
  window: readonly string[],
  similarity: LineSimilarity,
): ReadonlyMap<number, { readonly line: number; readonly alike: number }> {
  const width = window.length + 1;
  const scores = new Float64Array((block.length + 1) * width);
  const alike = new Float64Array(scores.length);
  const score = (row: number, column: number): number => scores[row * width + column] ?? 0;
  for (let row = 1; row <= block.length; row++) {
    const wanted = (block[row - 1] ?? '').trim();
    const weight = 0.5 + lineWeight(wanted);
    for (let column = 1; column < width; column++) {
      const degree = similarity.of(wanted, (window[column - 1] ?? '').trim());
      const at = row * width + column;
      const paired = degree < leastAlike ? -1 : score(row - 1, column - 1) + weight * degree;
      // Partners that stand together count a little more than ones with a gap between them.
      const together = paired + ((alike[at - width - 1] ?? 0) > 0 ? 0.1 : 0);
      const skipped = Math.max(score(row - 1, column), score(row, column - 1));
      if (paired >= 0 && together >= skipped) {
        alike[at] = degree;
        scores[at] = together;
      } else scores[at] = skipped;
    }
  }
  const pairs = new Map<number, { line: number; alike: number }>();
  for (let row = block.length, column = width - 1; row > 0 && column > 0;) {
    const degree = alike[row * width + column] ?? 0;
    if (degree > 0) {
      pairs.set(row - 1, { line: column - 1, alike: degree });
      row--;
      column--;
    } else if (score(row - 1, column) >= score(row, column - 1)) row--;
    else column--;
  }
  return pairs;
}
