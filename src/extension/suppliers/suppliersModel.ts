import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import { methods, type PartiesResult } from '../../protocol/requests';
import type { FeatureContext } from '../featureContext';
import { readScanSettings } from '../hotspots/scanSettings';
import { Refresher } from '../refresher';
import { editorFolder, trustedFolders } from '../workspaceFolder';

/** The outside parties of the folder as the server last joined them. One request at a time. */
export class SuppliersModel implements vscode.Disposable {
  readonly #feature: FeatureContext;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #refresher = new Refresher(
    () => this.#load(),
    () => {
      this.#changed.fire();
    },
  );
  readonly #subscriptions: readonly vscode.Disposable[];
  #folder: vscode.WorkspaceFolder | undefined;
  #chosen: vscode.WorkspaceFolder | undefined;
  #result: PartiesResult | undefined;
  /** The next request reads the files again. */
  #scanFirst = false;

  readonly onDidChange = this.#changed.event;

  constructor(feature: FeatureContext) {
    this.#feature = feature;
    const watcher = vscode.workspace.createFileSystemWatcher('**/.handover/{suppliers,assets}/*.md');
    const soon = (): void => {
      this.refreshSoon();
    };
    this.#subscriptions = [
      watcher,
      watcher.onDidChange(soon),
      watcher.onDidCreate(soon),
      watcher.onDidDelete(soon),
      feature.hotspots.onDidChange(soon),
    ];
  }

  /** Undefined before the first answer. */
  get result(): PartiesResult | undefined {
    return this.#result;
  }

  /** The folder the parties are of. */
  get folder(): vscode.WorkspaceFolder | undefined {
    return this.#folder;
  }

  /** Shows the parties of a folder; it stays as long as no editor is on another one. */
  async show(folder: vscode.WorkspaceFolder): Promise<void> {
    this.#chosen = folder;
    if (this.#result === undefined || this.#folder !== folder) await this.refresh();
  }

  /** Soon, and once for many calls; nothing before the parties were first asked for. */
  refreshSoon(): void {
    if (this.#result !== undefined) this.#refresher.soon();
  }

  /**
   * Never rejects: what fails is logged, and the former rows stay.
   * @param scan true: reads the files again first
   */
  refresh(scan = false): Promise<void> {
    this.#scanFirst ||= scan;
    return this.#refresher.run();
  }

  dispose(): void {
    this.#refresher.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  async #load(): Promise<void> {
    const scan = this.#scanFirst;
    this.#scanFirst = false;
    const chosen = trustedFolders().find((each) => each === this.#chosen);
    const folder =
      editorFolder() === undefined && chosen !== undefined ? chosen : this.#feature.trustedFolder();
    // Those of another folder are never shown as its own.
    if (folder !== this.#folder) this.#result = undefined;
    this.#folder = folder;
    try {
      this.#result =
        folder === undefined
          ? undefined
          : await this.#feature.server.request(methods.parties, {
              folderUri: folder.uri.toString(),
              options: readScanSettings(folder.uri).options,
              scan,
            });
    } catch (error) {
      if (!(error instanceof HandoverError)) throw error;
      this.#feature.log.warn(`The outside parties could not be found: ${error.message}`);
    }
  }
}
