import { cFamily } from './languages/cFamily';
import { csharp } from './languages/csharp';
import { kotlin } from './languages/kotlin';
import { php } from './languages/php';
import { ruby } from './languages/ruby';
import { scala } from './languages/scala';
import { shell } from './languages/shell';
import { swift } from './languages/swift';
import { go } from './languages/go';
import { java } from './languages/java';
import { python } from './languages/python';
import { rust } from './languages/rust';
import { typescript } from './languages/typescript';
import type { LanguageSupport, TextSupport } from './languageSupport';
import type { LanguageId } from './model';

/** A language that the scan reads. A new one is a row here and a file in `languages/`. */
export type Language = NamedLanguage & (ReadByTree | ReadAsText);

interface NamedLanguage {
  readonly id: LanguageId;
  /** As people write it; ids that are one language to people share it. */
  readonly name: string;
  /** Endings of file names, with their dot, lower case. */
  readonly extensions: readonly string[];
}

interface ReadByTree {
  /** File name of the tree-sitter grammar, without `.wasm`. */
  readonly grammar: string;
  readonly support: LanguageSupport;
}

interface ReadAsText {
  readonly grammar?: undefined;
  readonly support: TextSupport;
}

export const languages: readonly Language[] = [
  {
    id: 'typescript',
    name: 'TypeScript',
    extensions: ['.ts', '.mts', '.cts'],
    grammar: 'tree-sitter-typescript',
    support: typescript,
  },
  {
    id: 'typescriptreact',
    name: 'TypeScript',
    extensions: ['.tsx'],
    grammar: 'tree-sitter-tsx',
    support: typescript,
  },
  {
    id: 'javascript',
    name: 'JavaScript',
    extensions: ['.js', '.mjs', '.cjs'],
    grammar: 'tree-sitter-javascript',
    support: typescript,
  },
  {
    id: 'javascriptreact',
    name: 'JavaScript',
    extensions: ['.jsx'],
    grammar: 'tree-sitter-javascript',
    support: typescript,
  },
  {
    id: 'python',
    name: 'Python',
    extensions: ['.py', '.pyi'],
    grammar: 'tree-sitter-python',
    support: python,
  },
  { id: 'java', name: 'Java', extensions: ['.java'], support: java },
  { id: 'go', name: 'Go', extensions: ['.go'], grammar: 'tree-sitter-go', support: go },
  { id: 'rust', name: 'Rust', extensions: ['.rs'], grammar: 'tree-sitter-rust', support: rust },
  { id: 'c', name: 'C', extensions: ['.c'], grammar: 'tree-sitter-c', support: cFamily },
  {
    id: 'cpp',
    name: 'C++',
    extensions: ['.cpp', '.cc', '.cxx', '.c++', '.h', '.hpp', '.hh', '.hxx', '.h++', '.inl', '.ipp', '.tpp'],
    grammar: 'tree-sitter-cpp',
    support: cFamily,
  },
  { id: 'csharp', name: 'C#', extensions: ['.cs'], grammar: 'tree-sitter-c-sharp', support: csharp },
  { id: 'ruby', name: 'Ruby', extensions: ['.rb', '.rake'], grammar: 'tree-sitter-ruby', support: ruby },
  { id: 'php', name: 'PHP', extensions: ['.php'], grammar: 'tree-sitter-php', support: php },
  {
    id: 'kotlin',
    name: 'Kotlin',
    extensions: ['.kt', '.kts'],
    grammar: 'tree-sitter-kotlin',
    support: kotlin,
  },
  { id: 'swift', name: 'Swift', extensions: ['.swift'], grammar: 'tree-sitter-swift', support: swift },
  { id: 'scala', name: 'Scala', extensions: ['.scala', '.sc'], grammar: 'tree-sitter-scala', support: scala },
  {
    id: 'shellscript',
    name: 'Shell',
    extensions: ['.sh', '.bash', '.zsh', '.ksh'],
    grammar: 'tree-sitter-bash',
    support: shell,
  },
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

const byId = new Map(languages.map((language) => [language.id, language]));

/** As people write it. */
export function languageName(id: LanguageId | 'other'): string {
  return id === 'other' ? 'other' : (byId.get(id)?.name ?? id);
}

/** All that the scan reads, each once. */
export const languageNames: readonly string[] = [...new Set(languages.map(({ name }) => name))];
