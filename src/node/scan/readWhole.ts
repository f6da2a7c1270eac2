import { open } from 'node:fs/promises';
import path from 'node:path';
import type { RepoPath } from '../../core/ports';
import { codeOf, readFailure } from '../files/fileErrors';
import type { ParseSettings, ScannedFile } from './parseMessages';

/** As git does: what has a NUL in its first bytes is no text. */
const binaryProbeBytes = 8000;

/** Whether bytes are no text. */
export function isBinary(bytes: Buffer): boolean {
  return bytes.subarray(0, binaryProbeBytes).includes(0);
}

/** The bytes of a file, or what to say of it where it cannot be read, is gone, or is too large. */
export async function readWhole(
  file: RepoPath,
  { root, maxFileBytes }: Pick<ParseSettings, 'root' | 'maxFileBytes'>,
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

/** A file that was skipped, with the sentence to show. */
export function failed(file: RepoPath, code: string, message: string): ScannedFile {
  return { path: file, problem: { path: file, code, message } };
}
