import * as vscode from 'vscode';

/** A rebase moves HEAD many times: so long it must rest before it counts. */
const restMs = 1500;

/**
 * Calls back after HEAD of the folder's repository moved (commit, checkout, pull) or a repository appeared.
 * Hears nothing where `.git` is elsewhere: in a worktree, a submodule, or a subfolder of a repository.
 */
export class HeadWatcher implements vscode.Disposable {
  readonly #onMoved: () => void;
  #watcher: vscode.FileSystemWatcher | undefined;
  #folderUri: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(onMoved: () => void) {
    this.#onMoved = onMoved;
  }

  watch(folder: vscode.WorkspaceFolder | undefined): void {
    const folderUri = folder?.uri.toString();
    if (folderUri === this.#folderUri) return;
    this.dispose();
    this.#folderUri = folderUri;
    if (folder === undefined) return;
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, '.git/{HEAD,logs/HEAD}'),
    );
    const moved = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.#onMoved, restMs);
    };
    watcher.onDidChange(moved);
    watcher.onDidCreate(moved);
    this.#watcher = watcher;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#watcher?.dispose();
    this.#watcher = undefined;
    this.#folderUri = undefined;
  }
}
