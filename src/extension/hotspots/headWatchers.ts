import type * as vscode from 'vscode';
import { HeadWatcher } from './headWatcher';

/** As {@link HeadWatcher}, for several folders. */
export class HeadWatchers implements vscode.Disposable {
  readonly #onMoved: () => void;
  readonly #watchers = new Map<string, HeadWatcher>();

  constructor(onMoved: () => void) {
    this.#onMoved = onMoved;
  }

  /** Watches these folders, and no others any more. */
  watch(folders: readonly vscode.WorkspaceFolder[]): void {
    const wanted = new Map(folders.map((folder) => [folder.uri.toString(), folder]));
    for (const [uri, watcher] of this.#watchers) {
      if (wanted.has(uri)) continue;
      watcher.dispose();
      this.#watchers.delete(uri);
    }
    for (const [uri, folder] of wanted) {
      if (this.#watchers.has(uri)) continue;
      const watcher = new HeadWatcher(this.#onMoved);
      watcher.watch(folder);
      this.#watchers.set(uri, watcher);
    }
  }

  dispose(): void {
    this.watch([]);
  }
}
