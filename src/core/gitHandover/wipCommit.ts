import type { EpochMs, RepoPath } from '../ports';
import { leadsOutside } from '../repoPath';
import { quotePath, unquotePath } from './gitPath';

const separator = 'lastFile:';

/** A file that a WIP commit adds or changes. */
export interface ChangedFile {
  readonly path: RepoPath;
  /** Absent where the file cannot be looked at. */
  readonly modifiedAtEpochMs?: EpochMs;
}

/** Message of a WIP commit as mob.sh writes it, so that `mob start` can open the file for the next typist. */
export function wipCommitMessage(subject: string, lastFile: RepoPath | undefined): string {
  return lastFile === undefined ? subject : `${subject}\n\n${separator}${quotePath(lastFile)}`;
}

/** The file that was worked on last: the only one, else the one with the newest time. */
export function lastChangedFile(files: readonly ChangedFile[]): RepoPath | undefined {
  if (files.length === 1) return files[0]?.path;
  let newest: ChangedFile | undefined;
  for (const file of files) {
    if ((file.modifiedAtEpochMs ?? 0) > (newest?.modifiedAtEpochMs ?? 0)) newest = file;
  }
  return newest?.path;
}

/**
 * The path after `lastFile:` of a WIP commit; lines that hooks put after it are left out.
 * @returns undefined for other commits, and for a path that would lead out of the work tree
 */
export function lastFileOf(message: string): RepoPath | undefined {
  const lines = message.split(/\r?\n/).filter((line) => line.startsWith(separator));
  const [line] = lines;
  if (line === undefined || lines.length > 1) return undefined;
  const path = unquotePath(line.slice(separator.length).trim());
  return path === undefined || path === '' || path.includes('\0') || leadsOutside(path) ? undefined : path;
}
