import * as nodeFs from 'node:fs/promises';
import type { FileChange, Files, RepoPath } from '../../core/ports';
import { type PlannedRemoval, type PlannedWrite, writeAllOrNone } from './atomicWrite';
import { codeOf, readFailure, writeFailure } from './fileErrors';
import type { FileOperations } from './fileOperations';
import { placeInside } from './insideFolder';
import { decodeText } from './textDecoding';
import { finishWrites, WriteJournal } from './writeJournal';

/** The files of one workspace folder. No path and no symbolic link leads out of it (`file.outside`). */
export class WorkspaceFiles implements Files {
  readonly #root: string;
  readonly #fs: FileOperations;

  /** @param root absolute */
  constructor(root: string, fs: FileOperations = nodeFs) {
    this.#root = root;
    this.#fs = fs;
  }

  async readText(path: RepoPath): Promise<string | undefined> {
    const bytes = await this.#bytes(path);
    return bytes === undefined ? undefined : decodeText(bytes).text;
  }

  async list(folder: RepoPath): Promise<readonly string[]> {
    try {
      const entries = await this.#fs.readdir(await placeInside(this.#root, folder, this.#fs), {
        withFileTypes: true,
      });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
        .sort();
    } catch (error) {
      if (isAbsent(error)) return [];
      throw readFailure(folder, error);
    }
  }

  async isFolder(path: RepoPath): Promise<boolean> {
    try {
      return (await this.#fs.stat(await placeInside(this.#root, path, this.#fs))).isDirectory();
    } catch {
      return false;
    }
  }

  async writeAll(
    changes: readonly FileChange[],
    removed: readonly RepoPath[] = [],
  ): Promise<readonly RepoPath[]> {
    const writes = new Map<string, PlannedWrite>();
    for (const change of changes) {
      const write = await this.#plan(change);
      if (write.former?.equals(write.bytes) === true) writes.delete(write.place);
      else writes.set(write.place, write);
    }
    const removals = await this.#planRemovals(removed);
    const isOne = writes.size + removals.length < 2;
    await writeAllOrNone([...writes.values()], this.#fs, {
      removals,
      ...(isOne ? {} : { journal: new WriteJournal(this.#root, this.#fs) }),
    });
    return [...writes.values()].map((write) => write.path);
  }

  /** Completes what a process that died had begun to write, see {@link WriteJournal}. */
  async finishWrites(): Promise<readonly RepoPath[]> {
    return finishWrites(this.#root, this.#fs);
  }

  async #plan({ path, text }: FileChange): Promise<PlannedWrite> {
    try {
      const place = await placeInside(this.#root, path, this.#fs);
      return { path, place, bytes: Buffer.from(text), former: await this.#bytes(path) };
    } catch (error) {
      throw writeFailure(path, error, 'replace');
    }
  }

  async #planRemovals(removed: readonly RepoPath[]): Promise<readonly PlannedRemoval[]> {
    const removals: PlannedRemoval[] = [];
    for (const path of removed) {
      const former = await this.#bytes(path);
      if (former === undefined) continue;
      removals.push({ path, place: await placeInside(this.#root, path, this.#fs), former });
    }
    return removals;
  }

  async #bytes(path: RepoPath): Promise<Buffer | undefined> {
    try {
      return await this.#fs.readFile(await placeInside(this.#root, path, this.#fs));
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw readFailure(path, error);
    }
  }
}

function isAbsent(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}
