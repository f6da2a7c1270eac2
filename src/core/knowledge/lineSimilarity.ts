/** Characters of a line that are compared; longer ones are machine-written. */
const mostCharacters = 400;

/** Alike in [0, 1]: Dice's coefficient over pairs of neighbouring characters, white space left out. */
export class LineSimilarity {
  readonly #pairs = new Map<string, ReadonlyMap<string, number>>();

  of(a: string, b: string): number {
    if (a === b) return 1;
    const left = this.#pairsOf(a);
    const right = this.#pairsOf(b);
    let common = 0;
    let total = 0;
    for (const [pair, count] of left) {
      total += count;
      common += Math.min(count, right.get(pair) ?? 0);
    }
    for (const count of right.values()) total += count;
    return total === 0 ? 0 : (2 * common) / total;
  }

  #pairsOf(line: string): ReadonlyMap<string, number> {
    const known = this.#pairs.get(line);
    if (known !== undefined) return known;
    const text = ` ${line.slice(0, mostCharacters).replace(/\s+/g, '')} `;
    const pairs = new Map<string, number>();
    if (text.length > 2) {
      for (let at = 0; at < text.length - 1; at++) {
        const pair = text.slice(at, at + 2);
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      }
    }
    this.#pairs.set(line, pairs);
    return pairs;
  }
}

/** How much a line tells: the number of its letters and digits, at most 30. */
export function lineWeight(line: string): number {
  return Math.min(30, line.replace(/[^\p{L}\p{N}_]/gu, '').length);
}
