import { lstat, open } from 'node:fs/promises';
import path from 'node:path';

/** More than any path in a `.git` file is long. */
const mostBytes = 4096;

/**
 * Where git keeps HEAD of the repository that a folder is in: `.git` of the folder or of one above it, or what a `.git` file
 * of a worktree or a submodule points to. Runs no git. Undefined outside repositories, and where a `.git` cannot be read.
 * @param folder absolute
 */
export async function findGitFolder(folder: string): Promise<string | undefined> {
  return (await findRepository(folder))?.gitFolder;
}

export interface FoundRepository {
  readonly gitFolder: string;
  /** Of the work tree. */
  readonly topLevel: string;
}

/** The same with the folder that `.git` stands in; all paths are absolute. */
export async function findRepository(folder: string): Promise<FoundRepository | undefined> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const found = await gitFolderIn(at);
    if (found !== undefined) {
      return (await isThere(path.join(found, 'HEAD'))) ? { gitFolder: found, topLevel: at } : undefined;
    }
    if (at === path.dirname(at)) return undefined;
  }
}

async function gitFolderIn(folder: string): Promise<string | undefined> {
  const entry = path.join(folder, '.git');
  const stats = await lstat(entry).catch(() => undefined);
  if (stats === undefined) return undefined;
  if (!stats.isFile()) return entry;
  const pointer = /^gitdir: ([^\r\n]+)/u.exec(await beginningOf(entry).catch(() => ''))?.[1];
  return pointer === undefined ? undefined : path.resolve(folder, pointer);
}

async function beginningOf(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(mostBytes), 0, mostBytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Also a symbolic link to a branch without commits, as old versions of git make HEAD. */
async function isThere(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
