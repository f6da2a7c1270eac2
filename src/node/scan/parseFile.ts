import type { Tree } from 'web-tree-sitter';
import { type FactsWanted, moduleFacts } from '../../core/hotspots/moduleFacts';
import type { RepoPath } from '../../core/ports';
import { parserOf } from './grammars';
import type { ParseSettings, ScannedFile } from './parseMessages';
import { patienceOf } from './patience';
import { isSource, readSource, scanned } from './readSource';
import { failed } from './readWhole';

/** A file that takes longer is reported; the slowest of millions of lines of real code take a tenth of it. */
const parseTimeoutMs = 5000;

/**
 * Reads and parses one file. Throws only where the parser itself is broken.
 * @param filesOf how many files are about to be parsed with a grammar
 */
export async function parseFile(
  file: RepoPath,
  settings: ParseSettings,
  wanted: FactsWanted,
  filesOf: (grammar: string) => number,
): Promise<ScannedFile> {
  const source = readSource(file, settings);
  if (!isSource(source)) return source;
  const { text, language } = source;
  const trees: Tree[] = [];
  try {
    const grammar = language?.grammar;
    const parser = grammar === undefined ? undefined : await parserOf(grammar, filesOf(grammar));
    const facts = moduleFacts(file, text, language, wanted, (whole) => {
      const tree = parser?.parse(whole, null, { progressCallback: patienceOf(parseTimeoutMs) }) ?? undefined;
      if (tree !== undefined) trees.push(tree);
      return tree?.rootNode;
    });
    if (facts === undefined) {
      parser?.reset();
      return failed(
        file,
        'parse.slow',
        `${file} took longer than ${parseTimeoutMs / 1000} seconds to parse, so it was skipped: exclude its folder if that is right.`,
      );
    }
    return scanned(file, facts, source);
  } finally {
    for (const tree of trees) tree.delete();
  }
}
