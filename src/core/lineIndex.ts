/** A place as people see it: 0-based line, 0-based UTF-16 column. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface TextSpan {
  readonly start: Position;
  readonly end: Position;
}

/** Lines of a text by offsets, and offsets by lines. Offsets are 0-based, in UTF-16 code units. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  /** @param text with LF line endings */
  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
    this.#length = text.length;
  }

  /** What lies outside the text becomes the nearest place in it, a column behind its line the line's end. */
  offsetOf({ line, column }: Position): number {
    const within = Math.min(Math.max(0, line), this.#starts.length - 1);
    const start = this.#starts[within] ?? 0;
    const next = this.#starts[within + 1];
    return Math.min(start + Math.max(0, column), next === undefined ? this.#length : next - 1);
  }

  positionOf(offset: number): Position {
    const line = this.lineAt(offset);
    return { line, column: offset - (this.#starts[line] ?? 0) };
  }

  /** A line feed belongs to the line that it ends. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
