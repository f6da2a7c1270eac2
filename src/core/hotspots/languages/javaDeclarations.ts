import { isComment, isLiteral, type JavaToken, JavaTokens } from './javaTokens';

/** Indexes count UTF-16 units. */
interface JavaComment {
  readonly startIndex: number;
  /** Exclusive. */
  readonly endIndex: number;
}

type TypeKind = 'class' | 'interface' | 'enum' | 'record' | 'annotation';

/** A type or a member of one. Of `int a, b;` each has its own. */
export interface JavaDeclaration {
  readonly kind: TypeKind | 'method' | 'constructor' | 'field';
  readonly name: string;
  /** Of the name, in the text. */
  readonly index: number;
  /** Of the first word or annotation of the header; of a field after another one that of its name. */
  readonly startIndex: number;
  /** Keywords of the header, such as `public`; `@Override` where it is annotated so. */
  readonly modifiers: ReadonlySet<string>;
  readonly hasParameters: boolean;
  /** Between what stands before and this. */
  readonly comments: readonly JavaComment[];
  /** Of a type. */
  readonly members: readonly JavaDeclaration[];
}

export interface JavaFile {
  /** The comments before the package clause, or whatever else comes first. */
  readonly head: readonly JavaComment[];
  readonly beginsWithType: boolean;
  readonly declarations: readonly JavaDeclaration[];
}

/**
 * Reads the declarations of a Java file, without the insides of methods and values: API stands in headers, which end at `{`, `;` or `=`.
 * A tree of the whole file says the same and takes several times as long. What is cut off or no Java gives what can be told of it.
 */
export function javaFile(text: string): JavaFile {
  return new Reader(text).file();
}

const typeKinds: ReadonlyMap<string, TypeKind> = new Map([
  ['class', 'class'],
  ['interface', 'interface'],
  ['enum', 'enum'],
]);

const modifierWords = new Set([
  ...['public', 'protected', 'private', 'static', 'final', 'abstract', 'native'],
  ...['synchronized', 'transient', 'volatile', 'strictfp'],
]);

/** What begins like a field and is none. */
const directives = new Set(['import', 'package']);

/** What was read of a header so far. */
interface Header {
  readonly startIndex: number;
  readonly comments: readonly JavaComment[];
  readonly modifiers: Set<string>;
  /** But for modifiers, annotations and type arguments. */
  words: JavaToken[];
  typeKind: TypeKind | undefined;
  /** Of the method or constructor, once its parameters were read. */
  callable: { readonly kind: 'method' | 'constructor'; readonly name: JavaToken } | undefined;
  hasParameters: boolean;
  readonly fields: JavaToken[];
}

/** Types in types; deeper ones are passed over. */
const deepestType = 100;

class Reader {
  readonly #tokens: JavaTokens;
  /** Types around what is read. */
  #depth = 0;
  /** The comments before whatever comes first. */
  #head: readonly JavaComment[] | undefined;

  constructor(text: string) {
    this.#tokens = new JavaTokens(text);
  }

  file(): JavaFile {
    const declarations = this.#members();
    const [first] = declarations;
    const head = this.#head ?? [];
    const beginsWithType = first !== undefined && isType(first) && first.comments === head;
    return { head, beginsWithType, declarations };
  }

  /** Up to the brace that closes the type, or the end. */
  #members(): JavaDeclaration[] {
    const found: JavaDeclaration[] = [];
    let comments: JavaComment[] = [];
    for (let token = this.#tokens.next(); token !== undefined; token = this.#tokens.next()) {
      if (token.text === '}') {
        if (this.#depth > 0) break;
        // One too many, as where two versions were merged.
        continue;
      }
      if (isComment(token)) comments.push({ startIndex: token.index, endIndex: this.#tokens.at });
      else if (token.text !== ';') {
        this.#head ??= comments;
        this.#tokens.putBack(token);
        found.push(...this.#member(comments, token.index));
        comments = [];
      }
    }
    this.#head ??= comments;
    return found;
  }

  /** Nothing of what declares nothing, such as an import or a block. */
  #member(comments: readonly JavaComment[], startIndex: number): JavaDeclaration[] {
    const header: Header = {
      startIndex,
      comments,
      modifiers: new Set(),
      words: [],
      typeKind: undefined,
      callable: undefined,
      hasParameters: false,
      fields: [],
    };
    for (let token = this.#tokens.next(); token !== undefined; token = this.#tokens.next()) {
      if (token.text === '{') return this.#body(header);
      if (token.text === '}') {
        this.#tokens.putBack(token);
        break;
      }
      if (this.#isOver(header, token)) break;
    }
    return withoutMembers(header);
  }

  /** Takes one more token. @returns whether the declaration ends with it */
  #isOver(header: Header, token: JavaToken): boolean {
    switch (token.text) {
      case '(':
        this.#parameters(header);
        return false;
      case '<':
        this.#tokens.skipTypeArguments();
        return false;
      case '@':
        this.#annotation(header);
        return false;
      case '=':
        addField(header);
        return this.#isOverAfterValue();
      case ',':
        addField(header);
        return false;
      case ';':
        addField(header);
        return true;
      case 'default':
        // In front it is a modifier; behind a method of an annotation its value follows.
        return header.callable !== undefined && this.#isOverAfterValue();
      default:
        if (!isLiteral(token)) addWord(header, token);
        return false;
    }
  }

  #isOverAfterValue(): boolean {
    const end = this.#tokens.skipValue();
    if (end?.text === '}') this.#tokens.putBack(end);
    return end?.text !== ',';
  }

  #annotation({ modifiers }: Header): void {
    const name = this.#tokens.skipAnnotation();
    if (name === 'Override' || name === 'java.lang.Override') modifiers.add('@Override');
  }

  #parameters(header: Header): void {
    const parameters = this.#tokens.skipBracket('(');
    const { words, typeKind, callable } = header;
    const name = words.at(-1);
    if (name === undefined || typeKind !== undefined || callable !== undefined) return;
    if (words.length === 2 && words[0]?.text === 'record') {
      header.typeKind = 'record';
      header.words = [name];
      return;
    }
    // A constructor has no type before its name.
    header.callable = { kind: words.length === 1 ? 'constructor' : 'method', name };
    header.hasParameters = /\S/.test(parameters.replace(/\/\*[^]*?(?:\*\/|$)|\/\/.*/g, ''));
  }

  #body(header: Header): JavaDeclaration[] {
    const { typeKind, words } = header;
    if (typeKind === undefined || this.#depth === deepestType) {
      this.#tokens.skipBracket('{');
      return withoutMembers(header);
    }
    const isEmpty = typeKind === 'enum' && !this.#skipConstants();
    this.#depth += 1;
    const members = isEmpty ? [] : this.#members();
    this.#depth -= 1;
    const [name] = words;
    return name === undefined ? [] : [declaration(typeKind, name, header, members)];
  }

  /** @returns whether members follow */
  #skipConstants(): boolean {
    let end = this.#tokens.skipValue();
    while (end?.text === ',') end = this.#tokens.skipValue();
    return end?.text === ';';
  }
}

function addWord(header: Header, word: JavaToken): void {
  const { words, modifiers, callable } = header;
  const kind = word.text.startsWith('@') ? 'annotation' : typeKinds.get(word.text);
  if (kind !== undefined && header.typeKind === undefined && callable === undefined) {
    header.typeKind = kind;
    // The name comes first from here on.
    header.words = [];
  } else if (modifierWords.has(word.text)) modifiers.add(word.text);
  else words.push(word);
}

/** The last word is its name, and the first of its type. */
function addField({ words, typeKind, callable, fields }: Header): void {
  const [first] = words;
  const name = words.at(-1);
  const isField = typeKind === undefined && callable === undefined && words.length > 1;
  if (isField && first !== undefined && name !== undefined && !directives.has(first.text)) fields.push(name);
}

function withoutMembers(header: Header): JavaDeclaration[] {
  const { callable, fields } = header;
  return callable === undefined
    ? fields.map((name, nth) =>
        declaration('field', name, nth === 0 ? header : { ...header, startIndex: name.index }),
      )
    : [declaration(callable.kind, callable.name, header)];
}

function declaration(
  kind: JavaDeclaration['kind'],
  { text: name, index }: JavaToken,
  { startIndex, modifiers, hasParameters, comments }: Header,
  members: readonly JavaDeclaration[] = [],
): JavaDeclaration {
  return { kind, name, index, startIndex, modifiers, hasParameters, comments, members };
}

function isType({ kind }: JavaDeclaration): boolean {
  return kind !== 'method' && kind !== 'constructor' && kind !== 'field';
}
