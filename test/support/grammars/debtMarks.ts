import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IToken } from 'vscode-textmate';

const debtScope = 'keyword.other.debt.mob-handover';

interface ContributedGrammar {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

/** A grammar of another, by the name of its scope. */
export type GrammarFiles = ReadonlyMap<string, string>;

/** The grammars that an extension's package.json contributes. */
export function contributedGrammars(folder: string): readonly ContributedGrammar[] {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    contributes?: { grammars?: readonly ContributedGrammar[] };
  };
  return (manifest.contributes?.grammars ?? []).map((grammar) => ({
    ...grammar,
    path: path.join(folder, grammar.path),
  }));
}

let wasm: Promise<void> | undefined;

/** Tokenizes as VS Code does, with and without the grammars that the extension injects. */
export class DebtMarks {
  readonly #with: Registry;
  readonly #without: Registry;

  /**
   * @param files grammars of the languages
   * @param root folder of the extension
   */
  constructor(files: GrammarFiles, root: string) {
    wasm ??= loadWASM(readFileSync(path.join(root, 'node_modules/vscode-oniguruma/release/onig.wasm'))).catch(
      () => undefined,
    );
    const own = contributedGrammars(root);
    this.#with = registry(
      new Map([...files, ...own.map(({ scopeName, path }) => [scopeName, path] as const)]),
      own,
    );
    this.#without = registry(files, []);
  }

  /** The tags that are marked, each as `line:column tag`, 0-based. */
  async marked(scope: string, lines: readonly string[]): Promise<readonly string[]> {
    return (await tokens(this.#with, scope, lines)).flatMap((found, row) =>
      found
        .filter(({ scopes }) => scopes.includes(debtScope))
        .map(({ startIndex, endIndex }) => `${row}:${startIndex} ${lines[row]?.slice(startIndex, endIndex)}`),
    );
  }

  /** The characters that are a comment only with, or only without, the extension's grammars, or one of another kind. */
  async repainted(scope: string, lines: readonly string[]): Promise<readonly string[]> {
    const [ours, theirs] = await Promise.all([
      tokens(this.#with, scope, lines),
      tokens(this.#without, scope, lines),
    ]);
    return lines.flatMap((line, row) =>
      Array.from({ length: line.length }, (_, column) => column).flatMap((column) => {
        const [own, other] = [colourAt(ours[row], column), colourAt(theirs[row], column)];
        return own === other ? [] : [`${row}:${column} ${other} -> ${own}`];
      }),
    );
  }
}

function registry(files: GrammarFiles, injected: readonly ContributedGrammar[]): Registry {
  return new Registry({
    onigLib: (wasm ?? Promise.resolve()).then(() => ({ createOnigScanner, createOnigString })),
    loadGrammar: (scope) => {
      const file = files.get(scope);
      return Promise.resolve(file === undefined ? null : parseRawGrammar(readFileSync(file, 'utf8'), file));
    },
    getInjections: (scope) =>
      injected
        .filter(({ injectTo }) => injectTo?.some((to) => scope === to || scope.startsWith(`${to}.`)))
        .map(({ scopeName }) => scopeName),
  });
}

async function tokens(
  from: Registry,
  scope: string,
  lines: readonly string[],
): Promise<readonly (readonly IToken[])[]> {
  const grammar = await from.loadGrammar(scope);
  if (grammar === null) throw new Error(`There is no grammar for ${scope}.`);
  let stack = INITIAL;
  return lines.map((line) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    return result.tokens;
  });
}

/** `comment.line` or `comment.block` in a comment, else what themes colour by. */
function colourAt(line: readonly IToken[] | undefined, column: number): string {
  const token = line?.find(({ startIndex, endIndex }) => startIndex <= column && column < endIndex);
  const scopes = token?.scopes ?? [];
  const comment = scopes.find((scope) => scope.startsWith('comment'));
  return (
    comment?.split('.').slice(0, 2).join('.') ??
    scopes.filter((scope) => !/^(?:meta|punctuation\.whitespace)\./.test(scope)).join(' ')
  );
}
