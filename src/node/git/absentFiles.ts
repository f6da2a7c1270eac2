import { existsSync } from 'node:fs';
import path from 'node:path';
import type { RepoPath } from '../../core/ports';

/** Those files that are not on disk. Of a folder that is not there, none is looked for. @param root absolute */
export function absentFiles(root: string, files: readonly RepoPath[]): readonly RepoPath[] {
  const folders = new Map<string, boolean>();
  const isFolder = (folder: string): boolean => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const exists =
      folder === '.' || (isFolder(path.posix.dirname(folder)) && existsSync(path.join(root, folder)));
    folders.set(folder, exists);
    return exists;
  };
  return files.filter((file) => !isFolder(path.posix.dirname(file)) || !existsSync(path.join(root, file)));
}
