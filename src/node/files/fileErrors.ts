import { statSync } from 'node:fs';
import { HandoverError } from '../../core/errors';
import type { RepoPath } from '../../core/ports';

/** The system's code of a failure (`ENOENT`, …), undefined where it has none. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** What a failed write means for the user. `step` tells a folder that takes no files from a file that cannot be replaced. */
export function writeFailure(path: RepoPath, error: unknown, step: 'stage' | 'replace'): HandoverError {
  if (error instanceof HandoverError) return error;
  const options = { path, cause: error };
  const code = codeOf(error) ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new HandoverError(
      'disk.full',
      `The disk is full, so ${path} was not written and every file is as it was: free some space and try again.`,
      options,
    );
  }
  const isDenied = code === 'EACCES' || code === 'EPERM';
  if (code === 'EROFS' || (isDenied && step === 'stage')) {
    return new HandoverError(
      'folder.readOnly',
      `The folder of ${path} is read-only, so nothing was written: allow writing there or choose another folder.`,
      options,
    );
  }
  return new HandoverError(
    'file.unwritable',
    `${path} cannot be written (${code === '' ? 'unknown reason' : code}), so every file is as it was: check its permissions and whether another program holds it.`,
    options,
  );
}

/** What a failed read means for the user. */
export function readFailure(path: RepoPath, error: unknown): HandoverError {
  if (error instanceof HandoverError) return error;
  const code = codeOf(error);
  if (code === 'ENOTDIR') {
    const message = `${path} leads through a file as if it were a folder: choose another path.`;
    return new HandoverError('file.unreadable', message, { path, cause: error });
  }
  return new HandoverError(
    'file.unreadable',
    `${path} cannot be read (${code ?? 'unknown reason'}): check its permissions.`,
    { path, cause: error },
  );
}

/** A folder to work on that is not there, or cannot be looked into. */
export function noFolder(folder: string, cause: unknown): HandoverError {
  const message =
    statSync(folder, { throwIfNoEntry: false })?.isFile() === true
      ? `${folder} is no folder but a file: name the folder it is in.`
      : `There is no folder ${folder} that can be read: check the path.`;
  return new HandoverError('folder.missing', message, { cause });
}
