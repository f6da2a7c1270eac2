/** What brackets and separators may stand in without a meaning. An unclosed one goes to the end. */
const literals = String.raw`"""(?:[^\\]|\\[^])*?(?:"""|(?![^]))|"(?:[^"\\\n]|\\.)*"?|'(?:\\[^\n]{1,10}?|[^'\\\n]{1,2})'|\/\/.*|\/\*[^]*?(?:\*\/|(?![^]))`;
const letter = String.raw`A-Za-z_$\u0080-\uffff`;
const headerTokens = new RegExp(
  String.raw`${literals}|@(?:\s*interface\b)?|[${letter}][\w$\u0080-\uffff]*|[(){}<;,=]`,
  'g',
);
const valueTokens = new RegExp(String.raw`${literals}|[({<;,}]`, 'g');
const annotation = new RegExp(String.raw`\s*([${letter}][\w$.\u0080-\uffff]*)\s*(\()?`, 'y');
const typeArgument = /(?:[\w$.,?&@[\]\s\u0080-\uffff]+|\/\/.*|\/\*[^]*?\*\/)*/y;
/** Deeper ones are none: each `<` that opens nothing would be followed to the end of the text. */
const deepestTypeArgument = 50;

const brackets = {
  '(': { tokens: new RegExp(String.raw`${literals}|[()]`, 'g'), close: ')' },
  '{': { tokens: new RegExp(String.raw`${literals}|[{}]`, 'g'), close: '}' },
};

export interface JavaToken {
  readonly text: string;
  /** In the whole text, in UTF-16 units. */
  readonly index: number;
}

/** Reads the tokens of a Java text one after the other, and what is in brackets as one. */
export class JavaTokens {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the next token is looked for; exclusive end of the last one. */
  get at(): number {
    return this.#at;
  }

  /**
   * The next of what headers of declarations are made of: words, `@` and `@interface`, comments and literals, brackets and separators; the
   * rest is passed over. Undefined at the end.
   */
  next(): JavaToken | undefined {
    return this.#next(headerTokens);
  }

  /** So that it is the next again. */
  putBack({ index }: JavaToken): void {
    this.#at = index;
  }

  /** Behind the bracket that closes the one that was read. @returns what is in it */
  skipBracket(open: keyof typeof brackets): string {
    const { tokens, close } = brackets[open];
    const from = this.#at;
    for (let depth = 1; depth > 0;) {
      const token = this.#next(tokens);
      if (token === undefined) return this.#text.slice(from);
      if (token.text === open) depth += 1;
      else if (token.text === close) depth -= 1;
    }
    return this.#text.slice(from, this.#at - 1);
  }

  /** Behind `<…>` whose `<` was read, where that is no comparison. */
  skipTypeArguments(): void {
    const from = this.#at;
    for (let depth = 1; depth < deepestTypeArgument;) {
      typeArgument.lastIndex = this.#at;
      this.#at += typeArgument.exec(this.#text)?.[0].length ?? 0;
      const unit = this.#text[this.#at];
      this.#at += 1;
      if (unit === '<') depth += 1;
      else if (unit === '>') depth -= 1;
      // Of an annotation.
      else if (unit === '(') this.skipBracket('(');
      else break;
      if (depth === 0) return;
    }
    this.#at = from;
  }

  /** Behind an annotation whose `@` was read. @returns its name */
  skipAnnotation(): string | undefined {
    annotation.lastIndex = this.#at;
    const [whole = '', name, parenthesis] = annotation.exec(this.#text) ?? [];
    this.#at += whole.length;
    if (parenthesis !== undefined) this.skipBracket('(');
    return name;
  }

  /** Behind a value, and the `,`, `;` or closing brace after it. @returns that one; undefined at the end of the text */
  skipValue(): JavaToken | undefined {
    for (let token = this.#next(valueTokens); token !== undefined; token = this.#next(valueTokens)) {
      const { text } = token;
      if (text === '(' || text === '{') this.skipBracket(text);
      else if (text === '<') this.skipTypeArguments();
      else if (text === ',' || text === ';' || text === '}') return token;
    }
    return undefined;
  }

  #next(pattern: RegExp): JavaToken | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    this.#at = match === null ? this.#text.length : pattern.lastIndex;
    return match === null ? undefined : { text: match[0], index: match.index };
  }
}

export function isComment({ text }: JavaToken): boolean {
  return text.startsWith('//') || text.startsWith('/*');
}

/** Whether it is a comment, or a literal of characters. */
export function isLiteral({ text }: JavaToken): boolean {
  return /^["'/]/.test(text);
}
