import { shebang } from '../../core/hotspots/comments/scripts';
import { commentSyntaxOf } from '../../core/hotspots/comments/syntaxes';
import { isReadable } from '../../core/hotspots/judged';
import { type Language, languageOf } from '../../core/hotspots/languages';
import type { ModuleFacts, Problem } from '../../core/hotspots/model';
import { partlyReadCode } from '../../core/hotspots/scanLimits';
import type { RepoPath } from '../../core/ports';
import { decodeText } from '../files/textDecoding';
import type { ParseSettings, ScannedFile } from './parseMessages';
import { failed, isBinary, readWhole } from './readWhole';

/** A file that has comments. */
export interface Source {
  readonly text: string;
  readonly isUnicode: boolean;
  /** Undefined: only its comments are known. */
  readonly language: Language | undefined;
}

/** The text of a file, or what to say of it where it has none, is no text, is too large or cannot be read. */
export function readSource(
  file: RepoPath,
  settings: Pick<ParseSettings, 'root' | 'maxFileBytes'>,
): Source | ScannedFile {
  const language = languageOf(file);
  if (language === undefined && !isReadable(file)) return { path: file };
  const isNamed = language !== undefined || commentSyntaxOf(file) !== undefined;
  const bytes = readWhole(file, settings, isNamed ? '' : shebang);
  if (!Buffer.isBuffer(bytes)) return bytes;
  if (!isBinary(bytes)) return { ...decodeText(bytes), language };
  if (language === undefined) return { path: file };
  return failed(file, 'file.binary', `${file} is binary in spite of its name, so it was skipped.`);
}

export function isSource(read: Source | ScannedFile): read is Source {
  return 'text' in read;
}

/** What is told of a file that was read; files without symbols only where they have a debt. */
export function scanned(file: RepoPath, facts: ModuleFacts, { isUnicode }: Source): ScannedFile {
  if (facts.language === 'other' && facts.debts.length + facts.probableDebts.length === 0)
    return { path: file };
  if (!isUnicode) return { path: file, facts, problem: notUtf8(file) };
  return { path: file, facts, ...(facts.isPartlyRead === true ? { problem: partlyRead(file) } : {}) };
}

function partlyRead(file: RepoPath): Problem {
  return {
    path: file,
    code: partlyReadCode,
    message: `${file} has much that the grammar of its language cannot read, so not all of its public symbols are known.`,
  };
}

function notUtf8(file: RepoPath): Problem {
  return {
    path: file,
    code: 'file.notUtf8',
    message: `${file} is not UTF-8 and was read as Latin-1: accented letters in it may be shown wrong.`,
  };
}
