import { open } from 'node:fs/promises';
import path from 'node:path';
import type { Tree } from 'web-tree-sitter';
import { isReadable } from '../../core/hotspots/judged';
import { languageOf } from '../../core/hotspots/languages';
import { type FactsWanted, mayHoldMarkup, moduleFacts } from '../../core/hotspots/moduleFacts';
import type { Problem } from '../../core/hotspots/model';
import type { RepoPath } from '../../core/ports';
import { codeOf, readFailure } from '../files/fileErrors';
import { parserOf } from './grammars';
import type { ParseSettings, ScannedFile } from './parseMessages';
import { decodeText } from '../files/textDecoding';

/** A file that takes longer is reported; the slowest of millions of lines of real code take a tenth of it. */
const parseTimeoutMs = 5000;
/** As git does: what has a NUL in its first bytes is no text. */
const binaryProbeBytes = 8000;

/** Reads and parses one file. Throws only where the parser itself is broken. */
export async function parseFile(
  file: RepoPath,
  settings: ParseSettings,
  wanted: FactsWanted,
): Promise<ScannedFile> {
  const language = languageOf(file);
  if (language === undefined && !isReadable(file)) return { path: file };
  const bytes = await readWhole(file, settings);
  if (!Buffer.isBuffer(bytes)) return bytes;
  if (bytes.subarray(0, binaryProbeBytes).includes(0)) {
    if (language === undefined) return { path: file };
    return failed(file, 'file.binary', `${file} is binary in spite of its name, so it was skipped.`);
  }
  const { text, isUtf8 } = decodeText(bytes);
  let tree: Tree | null = null;
  try {
    const parser =
      language === undefined || (wanted.onlyDebts === true && !mayHoldMarkup(file, text))
        ? undefined
        : await parserOf(language.grammar);
    const facts = moduleFacts(file, text, language, wanted, () => {
      const endsAtMs = performance.now() + parseTimeoutMs;
      tree = parser?.parse(text, null, { progressCallback: () => performance.now() > endsAtMs }) ?? null;
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
    return isUtf8 ? { path: file, facts } : { path: file, facts, problem: notUtf8(file) };
  } finally {
    (tree as Tree | null)?.delete();
  }
}

async function readWhole(
  file: RepoPath,
  { root, maxFileBytes }: ParseSettings,
): Promise<Buffer | ScannedFile> {
  try {
    const handle = await open(path.join(root, file));
    try {
      // The file may have grown since it was listed.
      const { size } = await handle.stat();
      return size > maxFileBytes ? tooLarge(file, size, { maxFileBytes }) : await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { path: file };
    const { code, message } = readFailure(file, error);
    return failed(file, code, message);
  }
}

/** Also for those who know the size before. */
export function tooLarge(
  file: RepoPath,
  bytes: number,
  { maxFileBytes }: Pick<ParseSettings, 'maxFileBytes'>,
): ScannedFile {
  return failed(
    file,
    'file.tooLarge',
    `${file} has ${bytes} bytes, more than the limit of ${maxFileBytes}, so it was skipped: raise the limit or exclude its folder.`,
  );
}

function notUtf8(file: RepoPath): Problem {
  return {
    path: file,
    code: 'file.notUtf8',
    message: `${file} is not UTF-8 and was read as Latin-1: accented letters in it may be shown wrong.`,
  };
}

function failed(file: RepoPath, code: string, message: string): ScannedFile {
  return { path: file, problem: { path: file, code, message } };
}
