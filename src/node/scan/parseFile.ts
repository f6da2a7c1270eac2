import type { Tree } from 'web-tree-sitter';
import { isMarkdown, mayExplain } from '../../core/hotspots/documents/documentNames';
import { readDocument } from '../../core/hotspots/documents/readDocument';
import { fileRole } from '../../core/hotspots/fileRole';
import { type FactsWanted, moduleFacts } from '../../core/hotspots/moduleFacts';
import type { RepoPath } from '../../core/ports';
import { parserOf } from './grammars';
import type { ParseSettings, ScannedFile } from './parseMessages';
import { decodeText } from '../files/textDecoding';
import { patienceOf } from './patience';
import { isSource, readSource, scanned } from './readSource';
import { failed, isBinary, readWhole } from './readWhole';

/** A file that takes longer is reported; the slowest of millions of lines of real code take a tenth of it. */
const parseTimeoutMs = 5000;

/** Reads and parses one file. Throws only where the parser itself is broken. */
export async function parseFile(
  file: RepoPath,
  settings: ParseSettings,
  wanted: FactsWanted,
): Promise<ScannedFile> {
  if (isMarkdown(file)) return documentOf(file, settings);
  const source = readSource(file, settings);
  if (!isSource(source)) return source;
  const { text, language } = source;
  let tree: Tree | null = null;
  try {
    const parser = language === undefined ? undefined : await parserOf(language.grammar);
    const facts = moduleFacts(file, text, language, wanted, (whole) => {
      tree = parser?.parse(whole, null, { progressCallback: patienceOf(parseTimeoutMs) }) ?? null;
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
    (tree as Tree | null)?.delete();
  }
}

/** Documents of tests and of other projects explain nothing of ours. */
function documentOf(file: RepoPath, settings: ParseSettings): ScannedFile {
  const role = fileRole(file, '');
  if ((role !== 'source' && role !== 'example') || !mayExplain(file)) return { path: file };
  const bytes = readWhole(file, settings);
  if (!Buffer.isBuffer(bytes)) return bytes;
  if (isBinary(bytes)) return { path: file };
  const document = readDocument(file, decodeText(bytes).text);
  return document.mentions.length === 0 && !document.tellsOfFolder
    ? { path: file }
    : { path: file, document };
}
