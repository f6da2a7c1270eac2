import type { TextSpan } from '../lineIndex';
import type { RepoPath } from '../ports';
import { handoverFilePath } from './handoverFilePath';

/** One fault, in one sentence with path and line. */
export interface HandoverFileProblem {
  readonly path: RepoPath;
  /** 0-based. */
  readonly line: number;
  readonly message: string;
}

/** A fault of the file itself. */
export interface HandoverFileFault extends HandoverFileProblem {
  /** What is faulty; on one line. */
  readonly span: TextSpan;
  /** The message without path and line. */
  readonly sentence: string;
  /** True: nothing of the file holds. */
  readonly isWhole: boolean;
}

/** @param what begins with a small letter, and has no full stop */
export function faultAt(span: TextSpan, what: string, isWhole = false): HandoverFileFault {
  const path = handoverFilePath;
  const { line } = span.start;
  const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1)}.`;
  return { path, line, message: `${path}, line ${line + 1}: ${what}.`, span, sentence, isWhole };
}
