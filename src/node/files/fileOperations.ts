import type * as nodeFs from 'node:fs/promises';

/** What `WorkspaceFiles` needs of `node:fs/promises`; tests hand in one that fails on purpose. */
export type FileOperations = Pick<
  typeof nodeFs,
  | 'access'
  | 'mkdir'
  | 'open'
  | 'readFile'
  | 'readdir'
  | 'realpath'
  | 'rename'
  | 'rm'
  | 'rmdir'
  | 'stat'
  | 'writeFile'
>;
