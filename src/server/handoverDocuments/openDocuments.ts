import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Connection, Event } from 'vscode-languageserver/node';
import { TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** The documents that the editor has open, with what is not saved yet, by the place of their files. */
export class OpenDocuments {
  readonly #documents = new TextDocuments(TextDocument);
  /** URI by absolute path: editors encode URIs each in their own way. */
  readonly #uris = new Map<string, string>();
  #listeners: ((file: string) => void)[] = [];
  #openListeners: ((file: string) => void)[] = [];

  constructor(connection: Connection) {
    this.#documents.listen(connection);
    this.#documents.onDidOpen(({ document: { uri } }) => {
      const file = filePath(uri);
      if (file === undefined) return;
      this.#uris.set(file, uri);
      for (const listener of this.#openListeners) listener(file);
    });
    this.#documents.onDidClose(({ document: { uri } }) => {
      const file = filePath(uri);
      if (file === undefined) return;
      this.#uris.delete(file);
      this.#tell(file);
    });
    this.#documents.onDidChangeContent(({ document: { uri } }) => {
      const file = filePath(uri);
      if (file !== undefined) this.#tell(file);
    });
  }

  /** A document was opened, closed or edited: its absolute path. */
  readonly onDidChange: Event<string> = (listener) => {
    this.#listeners.push(listener);
    return {
      dispose: () => {
        this.#listeners = this.#listeners.filter((each) => each !== listener);
      },
    };
  };

  /** A document was opened: its absolute path. */
  readonly onDidOpen: Event<string> = (listener) => {
    this.#openListeners.push(listener);
    return {
      dispose: () => {
        this.#openListeners = this.#openListeners.filter((each) => each !== listener);
      },
    };
  };

  /** The text in the editor; undefined where the file is not open. */
  textOf(file: string): string | undefined {
    const uri = this.#uris.get(file);
    return uri === undefined ? undefined : this.#documents.get(uri)?.getText();
  }

  /** As the editor calls it; undefined where the file is not open. */
  uriOf(file: string): string | undefined {
    return this.#uris.get(file);
  }

  /** Absolute paths. */
  get files(): readonly string[] {
    return [...this.#uris.keys()];
  }

  isOpen(file: string): boolean {
    return this.#uris.has(file);
  }

  #tell(file: string): void {
    for (const listener of this.#listeners) listener(file);
  }
}

/** The absolute path of a `file:` URI; undefined for others. */
export function filePath(uri: string): string | undefined {
  try {
    return path.resolve(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}
