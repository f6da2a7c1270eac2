/** Weights of pairs of numbers in a table with open addresses: looked into for every word, where a Map costs much. */
export class PairWeights {
  readonly #keys: Int32Array;
  readonly #weights: Float64Array;
  readonly #numbers: number;
  readonly #mask: number;

  /**
   * @param pairs each of two numbers and a weight; no pair twice
   * @param numbers how many numbers there are, below 46,340
   */
  constructor(pairs: readonly (readonly [first: number, second: number, weight: number])[], numbers: number) {
    const size = 2 ** Math.ceil(Math.log2(pairs.length * 2 + 2));
    this.#numbers = numbers;
    this.#mask = size - 1;
    this.#keys = new Int32Array(size).fill(-1);
    this.#weights = new Float64Array(size);
    for (const [first, second, weight] of pairs) {
      const key = first * numbers + second;
      let slot = this.#slotOf(key);
      while (this.#keys[slot] !== -1) slot = (slot + 1) & this.#mask;
      this.#keys[slot] = key;
      this.#weights[slot] = weight;
    }
  }

  /** How many places there are for weights. */
  get slots(): number {
    return this.#keys.length;
  }

  /** @returns where its weight stands, or -1 */
  find(first: number, second: number): number {
    const key = first * this.#numbers + second;
    for (let slot = this.#slotOf(key); ; slot = (slot + 1) & this.#mask) {
      const found = this.#keys[slot];
      if (found === key) return slot;
      if (found === -1) return -1;
    }
  }

  /** @param slot from {@link find} */
  weightAt(slot: number): number {
    return this.#weights[slot] ?? 0;
  }

  /** Neighbouring keys are far apart (D. Knuth's multiplicative hashing). */
  #slotOf(key: number): number {
    return (Math.imul(key, 0x9e3779b1) >>> 12) & this.#mask;
  }
}
