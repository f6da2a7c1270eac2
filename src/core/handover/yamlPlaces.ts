import { isScalar, type YAMLMap } from 'yaml';
import { LineIndex, type TextSpan } from '../lineIndex';

/** A value and where it stands. */
export interface Found {
  readonly value: unknown;
  readonly at: TextSpan;
}

/** Where what is wrong has no place of its own. */
export const topOfFile: TextSpan = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };

/** Where keys and values stand in the text of a YAML document; every span is on one line. */
export class YamlPlaces {
  readonly #text: string;
  readonly #index: LineIndex;

  /** @param text with LF line endings */
  constructor(text: string) {
    this.#text = text;
    this.#index = new LineIndex(text);
  }

  /** Undefined where the key is missing or has no value. */
  at(node: YAMLMap, key: string): Found | undefined {
    const value = node.get(key, true) as unknown;
    if (isNothing(value)) return undefined;
    return {
      value: isScalar(value) ? value.value : value,
      at: this.placeOf(value) ?? this.keyOf(node, key),
    };
  }

  /** The key as it is written; the top of the file where it is missing. */
  keyOf(node: YAMLMap, key: string): TextSpan {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
    return this.placeOf(pair?.key) ?? topOfFile;
  }

  /** Undefined for all but scalars: whatever else is faulty has many lines. */
  placeOf(node: unknown): TextSpan | undefined {
    return isScalar(node) && node.range ? this.spanOf(node.range[0], node.range[1]) : undefined;
  }

  /** @param line 0-based */
  ofLine(line: number): TextSpan {
    return this.spanOf(this.#index.offsetOf({ line, column: 0 }), this.#text.length);
  }

  /** Up to the end of the line, and not empty where something stands there. */
  spanOf(from: number, to: number): TextSpan {
    const end = this.#text.indexOf('\n', from);
    const last = Math.min(Math.max(to, from + 1), end < 0 ? this.#text.length : end);
    return { start: this.#index.positionOf(from), end: this.#index.positionOf(Math.max(from, last)) };
  }
}

/** Whether a key has no value: it is missing, or nothing stands behind it. */
export function isNothing(node: unknown): boolean {
  return node === undefined || node === null || (isScalar(node) && node.value === null);
}
