import type { CommentSpan, Lexeme } from './lexeme';

/** The lexemes of one language, ready to search for. */
export class CommentSyntax {
  readonly #openings: RegExp;
  readonly #byOpening: ReadonlyMap<string, Lexeme>;

  /** @param lexemes each with another opening; the longest one that fits is taken */
  constructor(lexemes: readonly Lexeme[]) {
    const sorted = [...lexemes].sort((a, b) => b.open.length - a.open.length);
    this.#byOpening = new Map(sorted.map((lexeme) => [lexeme.open, lexeme]));
    this.#openings = new RegExp(sorted.map(({ open }) => escaped(open)).join('|'), 'g');
  }

  /**
   * The comments of a part of a text, in its order. Takes time in proportion to the part.
   * @param from index where the language begins
   * @param until exclusive; default the end of the text
   */
  commentsOf(text: string, from = 0, until = text.length): CommentSpan[] {
    const part = until === text.length ? text : text.slice(0, until);
    const openings = new RegExp(this.#openings);
    const found: CommentSpan[] = [];
    openings.lastIndex = from;
    for (let match = openings.exec(part); match !== null; match = openings.exec(part)) {
      const start = match.index;
      const lexeme = this.#lexemeAt(part, match[0], start);
      if (lexeme === undefined) {
        openings.lastIndex = start + 1;
        continue;
      }
      const { end, comment, inside } = lexeme;
      if (comment !== undefined) found.push({ start, end, kind: comment });
      if (inside !== undefined) found.push(...inside(part, start, end));
      openings.lastIndex = Math.max(end, start + 1);
    }
    return found;
  }

  /** A longer opening that does not begin anything here may hide a shorter one that does. */
  #lexemeAt(
    text: string,
    opening: string,
    at: number,
  ): (Omit<Lexeme, 'end' | 'open'> & { end: number }) | undefined {
    for (let length = opening.length; length > 0; length -= 1) {
      const lexeme = this.#byOpening.get(opening.slice(0, length));
      const end = lexeme?.end(text, at);
      if (lexeme !== undefined && end !== undefined) {
        const { comment, inside } = lexeme;
        return { end, ...(comment && { comment }), ...(inside && { inside }) };
      }
    }
    return undefined;
  }
}

function escaped(opening: string): string {
  return opening.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
