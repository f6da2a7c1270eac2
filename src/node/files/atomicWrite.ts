import { constants } from 'node:fs';
import path from 'node:path';
import type { RepoPath } from '../../core/ports';
import { codeOf, writeFailure } from './fileErrors';
import type { FileOperations } from './fileOperations';
import { makeFolder } from './makeFolder';
import { temporaryName } from './temporaryFiles';

export interface PlannedWrite {
  readonly path: RepoPath;
  /** Absolute, after symbolic links. */
  readonly place: string;
  readonly bytes: Buffer;
  /** What stands there now; undefined where there is no file. */
  readonly former: Buffer | undefined;
}

/** A write whose new bytes are on disk already, beside their place. */
export interface StagedWrite extends PlannedWrite {
  /** Absolute. */
  readonly temporary: string;
}

export interface PlannedRemoval {
  readonly path: RepoPath;
  /** Absolute, after symbolic links. */
  readonly place: string;
  readonly former: Buffer;
}

/** Keeps what is to be done, so that another process can complete it should this one die. */
export interface Journal {
  /** From here on the work is completed, whatever happens to this process. */
  begin(writes: readonly StagedWrite[], removals: readonly PlannedRemoval[]): Promise<void>;
  /** It is done, or undone. Never rejects. */
  end(): Promise<void>;
}

export interface WriteOptions {
  readonly removals?: readonly PlannedRemoval[];
  /** Without one, a process that dies between two renames leaves some files new and some old, each of them whole. */
  readonly journal?: Journal;
}

/**
 * All or none: stages every file beside its place, and renames only when all are on disk; removes last.
 * Where a rename fails after others went through, those get their former bytes back.
 * @throws HandoverError `folder.readOnly`, `disk.full` or `file.unwritable`
 */
export async function writeAllOrNone(
  writes: readonly PlannedWrite[],
  fs: FileOperations,
  { removals = [], journal }: WriteOptions = {},
): Promise<void> {
  const staged: StagedWrite[] = [];
  const newFolders: string[] = [];
  const done: (PlannedWrite | PlannedRemoval)[] = [];
  try {
    for (const write of writes) await stage(write, staged, newFolders, fs);
    await journal?.begin(staged, removals);
    for (const write of staged) {
      await rename(write, fs);
      done.push(write);
    }
    for (const removal of removals) {
      await remove(removal, fs);
      done.push(removal);
    }
    await journal?.end();
  } catch (error) {
    for (const one of done.reverse()) await restore(one, fs);
    await journal?.end();
    for (const write of staged) await fs.rm(write.temporary, { force: true }).catch(() => undefined);
    for (const folder of newFolders.reverse()) await fs.rmdir(folder).catch(() => undefined);
    throw error;
  }
}

async function stage(
  write: PlannedWrite,
  staged: StagedWrite[],
  newFolders: string[],
  fs: FileOperations,
): Promise<void> {
  const folder = path.dirname(write.place);
  const temporary = path.join(folder, temporaryName(path.basename(write.place)));
  const mode = write.former === undefined ? undefined : await replaceableMode(write, fs);
  try {
    await makeFolderOf(folder, newFolders, fs);
    staged.push({ ...write, temporary });
    const handle = await fs.open(temporary, 'wx');
    try {
      await handle.writeFile(write.bytes);
      if (mode !== undefined) await handle.chmod(mode);
      // Some file systems notice a full disk only here.
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw writeFailure(write.path, error, 'stage');
  }
}

/** A rename would replace even a file that its owner made read-only. */
async function replaceableMode(write: PlannedWrite, fs: FileOperations): Promise<number> {
  try {
    await fs.access(write.place, constants.W_OK);
    return (await fs.stat(write.place)).mode & 0o7777;
  } catch (error) {
    throw writeFailure(write.path, error, 'replace');
  }
}

async function makeFolderOf(folder: string, newFolders: string[], fs: FileOperations): Promise<void> {
  const first = await makeFolder(folder, fs);
  if (first === undefined) return;
  const made: string[] = [];
  for (let each = folder; each !== path.dirname(first); each = path.dirname(each)) made.unshift(each);
  newFolders.push(...made);
}

async function rename(write: StagedWrite, fs: FileOperations): Promise<void> {
  try {
    await fs.rename(write.temporary, write.place);
  } catch (error) {
    throw writeFailure(write.path, error, codeOf(error) === 'EROFS' ? 'stage' : 'replace');
  }
}

async function remove({ path: repoPath, place }: PlannedRemoval, fs: FileOperations): Promise<void> {
  try {
    await fs.rm(place, { force: true });
  } catch (error) {
    throw writeFailure(repoPath, error, codeOf(error) === 'EROFS' ? 'stage' : 'replace');
  }
}

async function restore(write: PlannedWrite | PlannedRemoval, fs: FileOperations): Promise<void> {
  if (write.former === undefined) await fs.rm(write.place, { force: true }).catch(() => undefined);
  else await fs.writeFile(write.place, write.former).catch(() => undefined);
}
