import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Connection, Event } from 'vscode-languageserver/node';
import { TextDocuments } from 'vscode-languageserver/node';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { linesOf, type OpenText } from '../../core/hotspots/editor/editedText';
import { type LineChange, lineChange } from '../../core/hotspots/editor/lineChanges';

/** What an editor did to a document since it was opened or saved. */
interface History {
  saved: string;
  changes: LineChange[];
}

/** The documents that the editor has open, with what is not saved yet, by the place of their files. */
export class OpenDocuments {
  readonly #documents = new TextDocuments({
    create: (uri, language, version, text) => {
      this.#histories.set(uri, { saved: text, changes: [] });
      return TextDocument.create(uri, language, version, text);
    },
    update: (document: TextDocument, changes, version) => this.#update(document, changes, version),
  });
  /** By URI. */
  readonly #histories = new Map<string, History>();
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
      this.#histories.delete(uri);
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

  /** The text in the editor, and what became of the lines of the saved one; undefined where the file is not open. */
  editedTextOf(file: string): OpenText | undefined {
    const uri = this.#uris.get(file);
    const history = uri === undefined ? undefined : this.#histories.get(uri);
    const text = this.textOf(file);
    return history === undefined || text === undefined ? undefined : { text, ...history };
  }

  /** The editor wrote the document to the disk. */
  saved(uri: string): void {
    const document = this.#documents.get(uri);
    if (document !== undefined) this.#histories.set(uri, { saved: document.getText(), changes: [] });
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

  #update(
    document: TextDocument,
    changes: readonly TextDocumentContentChangeEvent[],
    version: number,
  ): TextDocument {
    const history = this.#histories.get(document.uri);
    for (const change of changes) {
      const moved = movedLines(document, change);
      if (moved !== undefined) history?.changes.push(moved);
      TextDocument.update(document, [change], version);
    }
    return document;
  }

  #tell(file: string): void {
    for (const listener of this.#listeners) listener(file);
  }
}

/** Of a change that is not made yet; most are within a line, and move none. */
function movedLines(document: TextDocument, change: TextDocumentContentChangeEvent): LineChange | undefined {
  const text = document.getText();
  if (!('range' in change)) return lineChange(linesOf(text), linesOf(change.text));
  const offsets = [document.offsetAt(change.range.start), document.offsetAt(change.range.end)];
  const from = Math.min(...offsets);
  const to = Math.max(...offsets);
  const { line: first } = document.positionAt(from);
  const begin = document.offsetAt({ line: first, character: 0 });
  const end = document.offsetAt({ line: document.positionAt(to).line + 1, character: 0 });
  const before = text.slice(begin, end);
  const after = text.slice(begin, from) + change.text + text.slice(to, end);
  return lineChange(linesOf(before), linesOf(after), first);
}

/** The absolute path of a `file:` URI; undefined for others. */
export function filePath(uri: string): string | undefined {
  try {
    return path.resolve(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}
