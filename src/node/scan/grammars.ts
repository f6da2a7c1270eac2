import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { HandoverError } from '../../core/errors';
import { compiled, isWorthOptimizing } from './optimizing';

/** Where the packages have their grammars; `scripts/lib/bundles.mjs` copies from the same. */
const folders = [
  'web-tree-sitter',
  '@vscode/tree-sitter-wasm/wasm',
  '@tree-sitter-grammars/tree-sitter-kotlin',
  '@cursorless/tree-sitter-wasms/out',
];

/** Grammars stand beside the bundle; run from the sources they are those of the packages. */
function grammarFile(name: string): string {
  const beside = path.join(__dirname, 'grammars', `${name}.wasm`);
  if (existsSync(beside)) return beside;
  const { resolve } = createRequire(__filename);
  for (const folder of folders) {
    try {
      return resolve(`${folder}/${name}.wasm`);
    } catch {
      // It is in another package.
    }
  }
  throw new HandoverError('grammar.missing', `The grammar ${name} is missing: install Mob Handover again.`, {
    path: beside,
  });
}

let started: Promise<void> | undefined;
const parsers = new Map<string, Promise<Parser>>();

/**
 * A parser of one grammar, loaded at its first use.
 * @param name such as `tree-sitter-java`
 * @param files how many it is for, about; default: very many
 * @throws HandoverError `grammar.missing`
 */
export function parserOf(name: string, files = Number.POSITIVE_INFINITY): Promise<Parser> {
  let parser = parsers.get(name);
  if (parser === undefined) {
    parser = load(name, files);
    parsers.set(name, parser);
  }
  return parser;
}

async function load(name: string, files: number): Promise<Parser> {
  started ??= Parser.init({ locateFile: () => grammarFile('web-tree-sitter') });
  await started;
  const bytes = new Uint8Array(await readFile(grammarFile(name)));
  const language = Language.loadSync(compiled(bytes, { optimized: isWorthOptimizing(bytes, files) }));
  return new Parser().setLanguage(language);
}
