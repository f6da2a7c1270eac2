import { LineIndex } from '../lineIndex';

/** Finds the lines of a text on which something stands. */
export class TextLines {
  readonly text: string;
  readonly #index: LineIndex;

  /** @param text with LF line endings */
  constructor(text: string) {
    this.text = text;
    this.#index = new LineIndex(text);
  }

  /** 0-based line of an offset. */
  lineAt(offset: number): number {
    return this.#index.lineAt(offset);
  }

  /**
   * 0-based line of the last of these words, each looked for as a whole word behind the one before it. A word that is
   * not found is passed over: the line is then that of the word before it, or the first line.
   */
  lineOf(...words: readonly string[]): number {
    let from = 0;
    let found = 0;
    for (const word of words) {
      const at = this.#find(word, from);
      if (at < 0) continue;
      found = at;
      from = at + word.length;
    }
    return this.lineAt(found);
  }

  #find(word: string, from: number): number {
    if (word === '') return -1;
    // Of a word that is part of thousands of others only the first are looked at.
    let at = this.text.indexOf(word, from);
    for (let tries = 0; at >= 0 && tries < 200; tries++) {
      if (!isWordPart(this.text[at - 1]) && !isWordPart(this.text[at + word.length])) return at;
      at = this.text.indexOf(word, at + 1);
    }
    return -1;
  }
}

function isWordPart(character: string | undefined): boolean {
  return character !== undefined && /[\w.@/-]/.test(character);
}

/** 0-based line of each first match of a pattern with one group, by that group; one pass over the text. */
export function linesByGroup(text: string, pattern: RegExp): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let line = 0;
  for (let from = 0; from < text.length; line++) {
    const end = text.indexOf('\n', from);
    const until = end < 0 ? text.length : end;
    // What is looked for is a short line; a minified file has none.
    if (until - from < 1000) {
      const key = pattern.exec(text.slice(from, until))?.[1];
      if (key !== undefined && !lines.has(key)) lines.set(key, line);
    }
    from = until + 1;
  }
  return lines;
}
