import type { Language } from '../src/core/hotspots/languages';

interface LanguageTree {
  /** File name of the tree-sitter grammar, without `.wasm`. */
  readonly grammar: string;
  /** Node types of comments in it. */
  readonly commentTypes: readonly string[];
}

/** The grammar of a language; of one that the scan reads without, the one that could be had. */
export function treeOf(language: Language): LanguageTree {
  return language.grammar === undefined
    ? { grammar: `tree-sitter-${language.id}`, commentTypes: ['line_comment', 'block_comment'] }
    : { grammar: language.grammar, commentTypes: language.support.commentTypes };
}
