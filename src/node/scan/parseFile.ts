import type { Tree } from 'web-tree-sitter';
import { isMarkdown, mayExplain } from '../../core/hotspots/documents/documentNames';
import { readDocument } from '../../core/hotspots/documents/readDocument';
import { fileRole } from '../../core/hotspots/fileRole';
import { isReadable } from '../../core/hotspots/judged';
import { languageOf } from '../../core/hotspots/languages';
import { shebang } from '../../core/hotspots/comments/scripts';
import { commentSyntaxOf } from '../../core/hotspots/comments/syntaxes';
import { type FactsWanted, mayHoldMarkup, moduleFacts } from '../../core/hotspots/moduleFacts';
import type { Problem } from '../../core/hotspots/model';
import type { RepoPath } from '../../core/ports';
import { parserOf } from './grammars';
import type { ParseSettings, ScannedFile } from './parseMessages';
import { decodeText } from '../files/textDecoding';
import { patienceOf } from './patience';
import { failed, isBinary, readWhole } from './readWhole';

/** A file that takes longer is reported; the slowest of millions of lines of real code take a tenth of it. */
const parseTimeoutMs = 5000;

/** Reads and parses one file. Throws only where the parser itself is broken. */
export async function parseFile(
  file: RepoPath,
  settings: ParseSettings,
  wanted: FactsWanted,
): Promise<ScannedFile> {
  const language = languageOf(file);
  const onlyDebts = wanted.onlyDebts === true;
  if (isMarkdown(file)) return documentOf(file, settings);
  if (language === undefined && !isReadable(file)) return { path: file };
  const isNamed = language !== undefined || commentSyntaxOf(file) !== undefined;
  const bytes = readWhole(file, settings, isNamed ? '' : shebang);
  if (!Buffer.isBuffer(bytes)) return bytes;
  if (isBinary(bytes)) {
    if (language === undefined) return { path: file };
    return failed(file, 'file.binary', `${file} is binary in spite of its name, so it was skipped.`);
  }
  const { text, isUtf8 } = decodeText(bytes);
  let tree: Tree | null = null;
  try {
    const parser =
      language === undefined || (onlyDebts && !mayHoldMarkup(file, text))
        ? undefined
        : await parserOf(language.grammar);
    const facts = moduleFacts(file, text, language, wanted, (source) => {
      tree = parser?.parse(source, null, { progressCallback: patienceOf(parseTimeoutMs) }) ?? null;
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
    if (facts.language === 'other' && facts.debts.length + facts.probableDebts.length === 0)
      return { path: file };
    return {
      path: file,
      facts,
      ...(isUtf8 ? {} : { problem: notUtf8(file) }),
    };
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

function notUtf8(file: RepoPath): Problem {
  return {
    path: file,
    code: 'file.notUtf8',
    message: `${file} is not UTF-8 and was read as Latin-1: accented letters in it may be shown wrong.`,
  };
}
