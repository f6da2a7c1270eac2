import type { PublicSymbol } from './model';
import type { ParsedFile, SyntaxNode } from './syntax';

export interface DocumentedApi {
  readonly symbols: readonly PublicSymbol[];
  readonly hasModuleDoc: boolean;
  /** Whether the file has the comment of its package, in a language where any file may have it. */
  readonly hasPackageDoc?: boolean;
  /** Names declared in other files that this one documents, where a language has such. */
  readonly describes?: readonly string[];
}

/** As {@link LanguageSupport}, of a language whose declarations can be told without a tree. */
export interface TextSupport {
  /** @param text without byte order mark */
  apiOfText(text: string): DocumentedApi;
}

/** What one language family knows: its public symbols and docs, as its own doc linter judges them. */
export interface LanguageSupport {
  /** Node types of comments in the grammar. */
  readonly commentTypes: readonly string[];
  /** The text as its parser can read it, of the same length and lines; absent where that is the text itself. */
  readonly prepare?: (text: string) => string;
  /** Whether it has a preprocessor, whose branches may share out what the grammar reads as one. */
  readonly hasConditions?: boolean;
  /** Whether a file is run and not used: what it declares nobody can call from outside. */
  readonly isScript?: (path: string) => boolean;
  documentedApi(file: ParsedFile): DocumentedApi;
}

/** Collects symbols so that overloads, accessor pairs and repeated exports give one entry. */
export class SymbolCollector {
  readonly #found = new Map<string, { readonly symbol: PublicSymbol; readonly index: number }>();

  /**
   * @param key tells apart what may share a name: a static and an instance member
   * @param index of the name in the text
   */
  add(symbol: PublicSymbol, index: number, key: string = symbol.name): void {
    const known = this.#found.get(key);
    if (known === undefined) this.#found.set(key, { symbol, index });
    else if (symbol.documented && !known.symbol.documented)
      this.#found.set(key, { ...known, symbol: { ...known.symbol, documented: true } });
  }

  /** In the order of the text. */
  symbols(): PublicSymbol[] {
    return [...this.#found.values()].sort((a, b) => a.index - b.index).map(({ symbol }) => symbol);
  }
}

/**
 * Where the name of a declaration stands, and where the declaration begins if that is another line.
 * @param declaration all of it, such as an export or a template around it
 */
export function linesOf(name: SyntaxNode, declaration: SyntaxNode): Pick<PublicSymbol, 'line' | 'startLine'> {
  const { row: line } = name.startPosition;
  const { row: startLine } = declaration.startPosition;
  return startLine === line ? { line } : { line, startLine };
}
