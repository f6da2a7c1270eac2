import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import type { RepoPath } from '../../core/ports';
import { codeOf, readFailure } from '../files/fileErrors';
import { decodeUtf16 } from '../files/textDecoding';
import type { ParseSettings, ScannedFile } from './parseMessages';

/** As git does: what has a NUL in its first bytes is no text, unless it says that it is UTF-16. */
const binaryProbeBytes = 8000;

/** Whether bytes are no text. */
export function isBinary(bytes: Buffer): boolean {
  const probe = bytes.subarray(0, binaryProbeBytes);
  return probe.includes(0) && decodeUtf16(probe)?.includes('\0') !== false;
}

/** Grows to the longest file. One for all files: memory that was never touched costs more than to read into it. */
let shared = Buffer.allocUnsafe(64 * 1024);

/**
 * The bytes of a file, or what to say of it where it cannot be read, is gone, or is too large. They stay only until the next
 * file is read. Blocks: for threads that have nothing else to do, which a way over the pool of threads for each step would
 * only hold up.
 * @param beginning what it must begin with, in ASCII; nothing is told of others, nor are they read
 */
export function readWhole(
  file: RepoPath,
  { root, maxFileBytes }: Pick<ParseSettings, 'root' | 'maxFileBytes'>,
  beginning = '',
): Buffer | ScannedFile {
  try {
    const handle = openSync(path.join(root, file), 'r');
    try {
      if (!begins(handle, beginning)) return { path: file };
      // The file may have grown since it was listed.
      const { size } = fstatSync(handle);
      return size > maxFileBytes ? tooLarge(file, size, { maxFileBytes }) : read(handle, size);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { path: file };
    const { code, message } = readFailure(file, error);
    return failed(file, code, message);
  }
}

function begins(handle: number, beginning: string): boolean {
  if (beginning === '') return true;
  const bytes = Buffer.alloc(beginning.length);
  readSync(handle, bytes, 0, bytes.length, 0);
  return bytes.toString('latin1') === beginning;
}

function read(handle: number, size: number): Buffer {
  if (shared.length < size) shared = Buffer.allocUnsafe(Math.max(size, 2 * shared.length));
  let length = 0;
  while (length < size) {
    const count = readSync(handle, shared, length, size - length, length);
    // It was cut off meanwhile.
    if (count === 0) break;
    length += count;
  }
  return shared.subarray(0, length);
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

/** A file that was skipped, with the sentence to show. */
export function failed(file: RepoPath, code: string, message: string): ScannedFile {
  return { path: file, problem: { path: file, code, message } };
}
