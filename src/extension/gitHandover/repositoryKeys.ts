import { homedir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { HandoverPlace } from '../../core/gitHandover/handoverPlace';
import { findRepository } from '../../node/git/gitFolder';
import { readHandoverPlace } from '../../node/gitHandover/handoverPlace';
import { unfinishedOperations } from '../../node/gitHandover/unfinishedOperations';
import { contextKeys } from '../../protocol/names';
import { HeadWatcher } from '../hotspots/headWatcher';
import type { FeatureContext } from '../featureContext';

/** git writes several files at once. */
const restMs = 100;

/** Keeps the context keys that say whether there is a repository, and which handover can begin in it. */
export class RepositoryKeys implements vscode.Disposable {
  readonly #feature: FeatureContext;
  readonly #subscriptions: vscode.Disposable;
  readonly #changed = new vscode.EventEmitter<HandoverPlace>();
  readonly #head: HeadWatcher;
  #watched = '';
  #watchers: readonly vscode.Disposable[] = [];
  #timer: NodeJS.Timeout | undefined;
  #place: HandoverPlace | undefined;
  #last: Promise<void> = Promise.resolve();

  readonly onDidChange = this.#changed.event;

  constructor(feature: FeatureContext) {
    this.#feature = feature;
    const update = (): void => {
      void this.update();
    };
    this.#head = new HeadWatcher(update);
    this.#subscriptions = vscode.Disposable.from(
      this.#head,
      this.#changed,
      vscode.workspace.onDidChangeWorkspaceFolders(update),
      vscode.workspace.onDidGrantWorkspaceTrust(update),
      vscode.window.onDidChangeActiveTextEditor(update),
    );
    update();
  }

  /** Undefined until it is first known. */
  get place(): HandoverPlace | undefined {
    return this.#place;
  }

  /** Looks again, one look after the other. Never rejects. */
  update(): Promise<void> {
    this.#last = this.#last.then(() => this.#look());
    return this.#last;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#unwatch();
    this.#subscriptions.dispose();
  }

  async #look(): Promise<void> {
    const folder = this.#feature.trustedFolder();
    this.#head.watch(folder);
    try {
      const repository = folder === undefined ? undefined : await findRepository(folder.uri.fsPath);
      const place =
        folder === undefined || repository === undefined
          ? 'unable'
          : await readHandoverPlace({
              folder: folder.uri.fsPath,
              home: homedir(),
              environment: process.env,
            });
      this.#watch(repository);
      setKey(contextKeys.inRepository, repository !== undefined);
      setKey(contextKeys.handoverPlace, place);
      if (place === this.#place) return;
      this.#place = place;
      this.#changed.fire(place);
    } catch (error) {
      this.#feature.log.error('Whether the folder is in a repository is not known.', error);
    }
  }

  /** A merge begins and ends, a remote is added, the settings of mob.sh change. */
  #watch(repository: { readonly gitFolder: string; readonly topLevel: string } | undefined): void {
    const watched = repository === undefined ? '' : `${repository.topLevel}\0${repository.gitFolder}`;
    if (watched === this.#watched) return;
    this.#unwatch();
    this.#watched = watched;
    if (repository === undefined) return;
    const inGitFolder = ['HEAD', 'config', ...unfinishedOperations.map(([file]) => file)].join(',');
    this.#watchers = [
      this.#watcher(repository.gitFolder, `{${inGitFolder}}`),
      this.#watcher(repository.topLevel, '.mob'),
      // A worktree has the settings of its repository.
      ...(path.basename(path.dirname(repository.gitFolder)) === 'worktrees'
        ? [this.#watcher(path.resolve(repository.gitFolder, '..', '..'), 'config')]
        : []),
    ];
  }

  #unwatch(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    this.#watchers = [];
    this.#watched = '';
  }

  /** A pattern without a slash: VS Code then watches this folder alone, not all that is below it. */
  #watcher(folder: string, pattern: string): vscode.Disposable {
    const base = vscode.Uri.file(folder);
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(base, pattern));
    const soon = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        void this.update();
      }, restMs);
    };
    watcher.onDidCreate(soon);
    watcher.onDidChange(soon);
    watcher.onDidDelete(soon);
    return watcher;
  }
}

function setKey(key: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
