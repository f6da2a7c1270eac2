import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import { noteGroupings, type NoteGrouping } from '../../core/knowledge/noteRows';
import { methods, type NotesResult } from '../../protocol/requests';
import type { FeatureContext } from '../featureContext';

const groupingKey = 'notes.grouping';
/** Saves and file events within this time are answered together. */
const gatherMs = 150;

/** The notes of the folder as the server last resolved them. Asks again after changes, one request at a time. */
export class NotesModel implements vscode.Disposable {
  readonly #feature: FeatureContext;
  readonly #changed = new vscode.EventEmitter<void>();
  #folder: vscode.WorkspaceFolder | undefined;
  #notes: NotesResult | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #timer: NodeJS.Timeout | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(feature: FeatureContext) {
    this.#feature = feature;
  }

  /** Undefined before the first answer. */
  get notes(): NotesResult | undefined {
    return this.#notes;
  }

  /** The folder the notes are of. */
  get folder(): vscode.WorkspaceFolder | undefined {
    return this.#folder;
  }

  get grouping(): NoteGrouping {
    const stored = this.#feature.context.workspaceState.get<unknown>(groupingKey);
    return noteGroupings.find((grouping) => grouping === stored) ?? 'kind';
  }

  async setGrouping(grouping: NoteGrouping): Promise<void> {
    await this.#feature.context.workspaceState.update(groupingKey, grouping);
    this.#changed.fire();
  }

  /** True where a change of this path can change what is shown. */
  concerns(uri: vscode.Uri): boolean {
    const folder = this.#folder;
    if (folder === undefined || !uri.path.startsWith(`${folder.uri.path}/`)) return false;
    const path = uri.path.slice(folder.uri.path.length + 1);
    if (path.startsWith('.handover/notes/') || path.startsWith('.handover/questions/')) return true;
    return (this.#notes?.notes ?? []).some(({ places }) =>
      places.some((place) =>
        [place.path, place.anchor.path].some((each) => each === path || each.startsWith(`${path}/`)),
      ),
    );
  }

  /** Soon, and once for many calls; nothing before the notes were first asked for. */
  refreshSoon(): void {
    if (this.#notes === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), gatherMs);
  }

  /** Never rejects: what fails is logged, and the former rows stay. */
  async refresh(): Promise<void> {
    if (this.#running !== undefined) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#load();
    try {
      await this.#running;
    } finally {
      this.#running = undefined;
    }
  }

  async #load(): Promise<void> {
    do {
      this.#again = false;
      const folder = this.#feature.trustedFolder();
      this.#folder = folder;
      try {
        this.#notes =
          folder === undefined
            ? undefined
            : await this.#feature.server.request(methods.notes, { folderUri: folder.uri.toString() });
      } catch (error) {
        if (!(error instanceof HandoverError)) throw error;
        this.#feature.log.warn(`The notes could not be read: ${error.message}`);
      }
      // The value may have changed while the server was asked.
    } while (this.#again as boolean);
    this.#changed.fire();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#changed.dispose();
  }
}
