import { java } from './languages/java';
import { python } from './languages/python';
import { typescript } from './languages/typescript';
import type { LanguageSupport } from './languageSupport';
import type { LanguageId } from './model';

/** A language that the scan reads. A new one is a row here and a file in `languages/`. */
export interface Language {
  readonly id: LanguageId;
  /** Endings of file names, with their dot, lower case. */
  readonly extensions: readonly string[];
  /** File name of the tree-sitter grammar, without `.wasm`. */
  readonly grammar: string;
  readonly support: LanguageSupport;
}

export const languages: readonly Language[] = [
  {
    id: 'typescript',
    extensions: ['.ts', '.mts', '.cts'],
    grammar: 'tree-sitter-typescript',
    support: typescript,
  },
  { id: 'typescriptreact', extensions: ['.tsx'], grammar: 'tree-sitter-tsx', support: typescript },
  {
    id: 'javascript',
    extensions: ['.js', '.mjs', '.cjs'],
    grammar: 'tree-sitter-javascript',
    support: typescript,
  },
  { id: 'javascriptreact', extensions: ['.jsx'], grammar: 'tree-sitter-javascript', support: typescript },
  { id: 'python', extensions: ['.py', '.pyi'], grammar: 'tree-sitter-python', support: python },
  { id: 'java', extensions: ['.java'], grammar: 'tree-sitter-java', support: java },
];

const byExtension = new Map(
  languages.flatMap((language) => language.extensions.map((extension) => [extension, language] as const)),
);

/** By the ending of the file's name; undefined for files that the scan does not read. */
export function languageOf(path: string): Language | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? undefined : byExtension.get(name.slice(dot).toLowerCase());
}
