import * as vscode from 'vscode';
import { sessionFolder } from '../sessionFolder';

/** The engine writes at every transition: wait until it is quiet. */
const quietMs = 500;

/** Calls back, when it has become quiet, after the stored session changed, whichever window wrote it, or when told to. */
export class SessionFileWatcher implements vscode.Disposable {
  readonly #watcher: vscode.FileSystemWatcher | undefined;
  readonly #onQuiet: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(context: vscode.ExtensionContext, onQuiet: () => void) {
    this.#onQuiet = onQuiet;
    const storage = sessionFolder(context);
    if (storage === undefined) return;
    const pattern = new vscode.RelativePattern(storage, 'session.json');
    this.#watcher = vscode.workspace.createFileSystemWatcher(pattern);
    this.#watcher.onDidChange(this.soon);
    this.#watcher.onDidCreate(this.soon);
  }

  readonly soon = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onQuiet, quietMs);
  };

  dispose(): void {
    clearTimeout(this.#timer);
    this.#watcher?.dispose();
  }
}
