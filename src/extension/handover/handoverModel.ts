import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import { type HandoverOverview, moreGaps, mostGaps } from '../../core/handover/handoverOverview';
import { defaultOutputFolder, parseOutputFolder } from '../../core/handover/outputFolder';
import { handoverSettings, type HandoverViewState } from '../../protocol/names';
import { methods } from '../../protocol/requests';
import type { FeatureContext } from '../featureContext';
import { readScanSettings } from '../hotspots/scanSettings';
import { Refresher } from '../refresher';
import { folderState } from '../workspaceFolder';

/** How far the book of the folder is, as the server last counted it. Asks again after changes, one request at a time. */
export class HandoverModel implements vscode.Disposable {
  readonly #feature: FeatureContext;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #refresher = new Refresher(
    () => this.#load(),
    () => {
      this.#changed.fire();
    },
  );
  #state: HandoverViewState = 'idle';
  #overview: HandoverOverview | undefined;
  #folder: vscode.WorkspaceFolder | undefined;
  /** How many gaps are wanted of chapters whose rest somebody asked for, by name. */
  readonly #atMost = new Map<string, number>();

  readonly onDidChange = this.#changed.event;

  constructor(feature: FeatureContext) {
    this.#feature = feature;
    const { kind } = folderState();
    if (kind !== 'ready') this.#state = kind;
  }

  get state(): HandoverViewState {
    return this.#state;
  }

  /** Undefined before the first answer. */
  get overview(): HandoverOverview | undefined {
    return this.#overview;
  }

  /** The folder that the overview is of. */
  get folder(): vscode.WorkspaceFolder | undefined {
    return this.#folder;
  }

  /** Repository path of the book's folder; the default one where the setting makes no sense. */
  bookFolder(folder: vscode.WorkspaceFolder): string {
    const wanted = vscode.workspace
      .getConfiguration(undefined, folder)
      .get<unknown>(handoverSettings.outputFolder);
    const parsed = parseOutputFolder(wanted);
    return parsed.kind === 'valid' ? parsed.folder : defaultOutputFolder;
  }

  /** True where a change of this file can change what is shown. */
  concerns(uri: vscode.Uri): boolean {
    const folder = this.#folder;
    if (folder === undefined || !uri.path.startsWith(`${folder.uri.path}/`)) return false;
    const path = uri.path.slice(folder.uri.path.length + 1);
    return path.startsWith('.handover/') || path.startsWith(`${this.bookFolder(folder)}/`);
  }

  /** Soon, and once for many calls; nothing before the view was first shown. */
  refreshSoon(): void {
    if (this.#state === 'idle') return;
    this.#refresher.soon();
  }

  /** Shows more gaps of a chapter that has more than are shown. */
  showMoreGaps(chapter: string): Promise<void> {
    this.#atMost.set(chapter, (this.#atMost.get(chapter) ?? mostGaps) + moreGaps);
    return this.refresh();
  }

  /** Never rejects: what fails is logged and shown. */
  refresh(): Promise<void> {
    return this.#refresher.run();
  }

  dispose(): void {
    this.#refresher.dispose();
    this.#changed.dispose();
  }

  async #load(): Promise<void> {
    const state = folderState();
    this.#folder = state.kind === 'ready' ? state.folder : undefined;
    if (state.kind !== 'ready') {
      this.#overview = undefined;
      this.#state = state.kind;
      return;
    }
    const { activeWithinDays } = readScanSettings(state.folder.uri).options;
    try {
      this.#overview = await this.#feature.server.request(methods.handover, {
        folderUri: state.folder.uri.toString(),
        outputFolder: this.bookFolder(state.folder),
        activeWithinDays,
        moreGaps: [...this.#atMost].map(([chapter, atMost]) => ({ chapter, atMost })),
      });
      this.#state = 'list';
    } catch (error) {
      if (!(error instanceof HandoverError)) throw error;
      this.#feature.log.warn(`How far the handover is could not be counted: ${error.message}`);
      // What was counted before is better than nothing.
      if (this.#state !== 'list') this.#state = 'failed';
    }
  }
}
