import type { Log, RepoPath } from '../../core/ports';
import { DocumentFolder } from './documentFolder';
import type { OpenDocuments } from './openDocuments';
import { filePath } from './openDocuments';

export interface DocumentFoldersSetup {
  readonly open: OpenDocuments;
  readonly log: Log;
}

export interface FolderChoice {
  readonly uri: string;
  readonly bookFolder: RepoPath;
}

/** The place that a request is about. */
export interface Place {
  readonly folder: DocumentFolder;
  readonly path: RepoPath;
}

/** The workspace folders on disk. */
export class DocumentFolders {
  readonly #setup: DocumentFoldersSetup;
  #folders: readonly DocumentFolder[] = [];

  constructor(setup: DocumentFoldersSetup) {
    this.#setup = setup;
  }

  get all(): readonly DocumentFolder[] {
    return this.#folders;
  }

  /** Takes other folders; those that stay keep what they know. */
  choose(choices: readonly FolderChoice[], trusted: boolean): void {
    const former = this.#folders;
    this.#folders = choices.flatMap(({ uri, bookFolder }) => {
      const root = filePath(uri);
      if (root === undefined) return [];
      const known = former.find((folder) => folder.root === root && folder.trusted === trusted);
      if (known?.bookFolder === bookFolder) return [known];
      return [new DocumentFolder({ root, trusted, bookFolder, ...this.#setup })];
    });
    for (const folder of former) if (!this.#folders.includes(folder)) void folder.dispose();
  }

  /** The innermost folder that holds a file. */
  placeOf(file: string | undefined): Place | undefined {
    if (file === undefined) return undefined;
    const places = this.#folders.flatMap((folder) => {
      const path = folder.pathOf(file);
      return path === undefined ? [] : [{ folder, path }];
    });
    return places.sort((a, b) => a.path.length - b.path.length)[0];
  }

  placeOfUri(uri: string): Place | undefined {
    return this.placeOf(filePath(uri));
  }

  async dispose(): Promise<void> {
    const folders = this.#folders;
    this.#folders = [];
    await Promise.allSettled(folders.map((folder) => folder.dispose()));
  }
}
