const firstCapacity = 1024;

/** A list of numbers that takes eight bytes for each, and is read and changed in place. */
export class GrowingNumbers {
  #values = new Float64Array(firstCapacity);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(...numbers: readonly number[]): void {
    const length = this.#length + numbers.length;
    if (length > this.#values.length) this.#resize(Math.max(length, 2 * this.#values.length));
    this.#values.set(numbers, this.#length);
    this.#length = length;
  }

  /** 0 outside of the list. */
  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  /** Gives back what was set aside to grow. */
  trim(): void {
    this.#resize(this.#length);
  }

  #resize(capacity: number): void {
    const values = new Float64Array(capacity);
    values.set(this.#values.subarray(0, this.#length));
    this.#values = values;
  }
}
