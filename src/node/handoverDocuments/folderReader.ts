import { readdir, realpath, stat } from 'node:fs/promises';
import { HandoverError } from '../../core/errors';
import { handoverFilePath } from '../../core/handover/handoverFilePath';
import { handoverFolder } from '../../core/handoverDocuments/documentKind';
import type { Cancellation, RepoPath } from '../../core/ports';
import { throwIfCancelled } from '../cancelWatch';
import { placeInside } from '../files/insideFolder';

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** Of a file: size and time tell whether it is as it was. */
export type PathState =
  | { readonly kind: 'missing' | 'folder' | 'outside' }
  | { readonly kind: 'file'; readonly bytes: number; readonly stamp: string };

/** Folders of documents that hold more than this were not made by people. */
const mostDocuments = 10_000;

/** Looks into one folder. Nothing outside it is looked at, also not through a symbolic link; what cannot be read is not there. */
export class FolderReader {
  readonly #root: string;

  /** @param root absolute */
  constructor(root: string) {
    this.#root = root;
  }

  async state(path: RepoPath): Promise<PathState> {
    try {
      const found = await stat(await placeInside(this.#root, path, { realpath }), { bigint: true });
      if (found.isDirectory()) return { kind: 'folder' };
      if (!found.isFile()) return { kind: 'missing' };
      return {
        kind: 'file',
        bytes: Number(found.size),
        stamp: `${found.size} ${found.mtimeNs} ${found.ino}`,
      };
    } catch (error) {
      return { kind: error instanceof HandoverError ? 'outside' : 'missing' };
    }
  }

  /** Files and folders right in a folder, by name; empty where it cannot be read. */
  async entries(folder: RepoPath): Promise<readonly FolderEntry[]> {
    try {
      const place = await placeInside(this.#root, folder, { realpath });
      const entries = await readdir(place, { withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile() || entry.isDirectory())
        .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch {
      return [];
    }
  }

  /**
   * The Markdown files below `.handover` and the folder of the book, and the settings of the handover.
   * @throws HandoverError `cancelled`
   */
  async documents(bookFolder: RepoPath, cancellation: Cancellation): Promise<readonly RepoPath[]> {
    const found: RepoPath[] = [];
    const waiting = [handoverFolder, bookFolder];
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
      throwIfCancelled(cancellation);
      for (const { name, isFolder } of await this.entries(folder)) {
        const path = `${folder}/${name}`;
        if (isFolder) waiting.push(path);
        else if (path === handoverFilePath || (/\.md$/i.test(name) && !name.startsWith('.')))
          found.push(path);
      }
      if (found.length >= mostDocuments) break;
    }
    return found.sort();
  }
}
