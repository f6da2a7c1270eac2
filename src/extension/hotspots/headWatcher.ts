import * as path from 'node:path';
import * as vscode from 'vscode';
import { findGitFolder } from '../../node/git/gitFolder';

/** A rebase moves HEAD many times: so long it must rest before it counts. */
const restMs = 1500;

/**
 * Calls back after HEAD of the folder's repository moved (commit, checkout, pull) or a repository appeared in the folder; also
 * where `.git` is elsewhere: in a worktree, a submodule, or a subfolder of a repository.
 */
export class HeadWatcher implements vscode.Disposable {
  readonly #onMoved: () => void;
  #watchers: readonly vscode.FileSystemWatcher[] = [];
  #folderUri: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ready: Promise<void> = Promise.resolve();

  constructor(onMoved: () => void) {
    this.#onMoved = onMoved;
  }

  /** Resolves when it is known where HEAD is. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  watch(folder: vscode.WorkspaceFolder | undefined): void {
    const folderUri = folder?.uri.toString();
    if (folderUri === this.#folderUri) return;
    this.dispose();
    this.#folderUri = folderUri;
    if (folder === undefined) return;
    this.#watchers = [this.#watcher(folder.uri, '.git/{HEAD,logs/HEAD}')];
    const inside = path.join(folder.uri.fsPath, '.git');
    this.#ready = findGitFolder(folder.uri.fsPath).then((gitFolder) => {
      if (gitFolder === undefined || gitFolder === inside || this.#folderUri !== folderUri) return;
      // Patterns without a slash: VS Code then watches these two folders, not all that is below them.
      this.#watchers = [
        ...this.#watchers,
        this.#watcher(vscode.Uri.file(gitFolder), 'HEAD'),
        this.#watcher(vscode.Uri.file(path.join(gitFolder, 'logs')), 'HEAD'),
      ];
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers) watcher.dispose();
    this.#watchers = [];
    this.#folderUri = undefined;
  }

  #watcher(base: vscode.Uri, pattern: string): vscode.FileSystemWatcher {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(base, pattern));
    const moved = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.#onMoved, restMs);
    };
    watcher.onDidChange(moved);
    watcher.onDidCreate(moved);
    return watcher;
  }
}
