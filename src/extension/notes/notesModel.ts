import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import type { Note } from '../../core/knowledge/note';
import { noteGroupings, type NoteGrouping, type NoteRow } from '../../core/knowledge/noteRows';
import type { NotesOfFolder } from '../../core/knowledge/resolvedNote';
import { methods, type NotesResult } from '../../protocol/requests';
import type { FeatureContext } from '../featureContext';
import { Refresher } from '../refresher';
import { trustedFolders } from '../workspaceFolder';

const groupingKey = 'notes.grouping';

/** One folder of the workspace with its notes. */
interface FolderNotes {
  readonly folder: vscode.WorkspaceFolder;
  readonly notes: NotesResult;
}

/** The notes of all folders as the server last resolved them. Asks again after changes, one request at a time. */
export class NotesModel implements vscode.Disposable {
  readonly #feature: FeatureContext;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #refresher = new Refresher(
    () => this.#load(),
    () => {
      this.#changed.fire();
    },
  );
  #entries: readonly FolderNotes[] | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(feature: FeatureContext) {
    this.#feature = feature;
  }

  /** Undefined before the first answer. */
  get entries(): readonly FolderNotes[] | undefined {
    return this.#entries;
  }

  /** The notes of all folders together. Undefined before the first answer. */
  get notes(): NotesOfFolder | undefined {
    return (
      this.#entries && {
        notes: this.#entries.flatMap(({ notes }) => notes.notes),
        broken: this.#entries.flatMap(({ notes }) => notes.broken),
      }
    );
  }

  /** The folder that a row belongs to. */
  folderOf(row: NoteRow | undefined): vscode.WorkspaceFolder | undefined {
    const entries = this.#entries ?? [];
    return entries.find(({ folder }) => folder.uri.toString() === row?.folderUri)?.folder;
  }

  /** The note that a row belongs to. */
  noteOf(row: NoteRow): Note | undefined {
    const entry = this.#entries?.find(({ folder }) => folder.uri.toString() === row.folderUri);
    return entry?.notes.notes.find(({ note }) => note.path === row.notePath)?.note;
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
    return (this.#entries ?? []).some(({ folder, notes }) => {
      if (!uri.path.startsWith(`${folder.uri.path}/`)) return false;
      const path = uri.path.slice(folder.uri.path.length + 1);
      if (path.startsWith('.handover/notes/') || path.startsWith('.handover/questions/')) return true;
      return notes.notes.some(({ places }) =>
        places.some((place) =>
          [place.path, place.anchor.path].some((each) => each === path || each.startsWith(`${path}/`)),
        ),
      );
    });
  }

  /** Soon, and once for many calls; nothing before the notes were first asked for. */
  refreshSoon(): void {
    if (this.#entries === undefined) return;
    this.#refresher.soon();
  }

  /** Never rejects: what fails is logged, and the former rows stay. */
  refresh(): Promise<void> {
    return this.#refresher.run();
  }

  async #load(): Promise<void> {
    const folders = trustedFolders();
    const found: FolderNotes[] = [];
    for (const folder of folders) {
      const notes = (await this.#ask(folder)) ?? this.#formerNotes(folder);
      if (notes !== undefined) found.push({ folder, notes });
    }
    this.#entries = folders.length === 0 || found.length === 0 ? undefined : found;
  }

  async #ask(folder: vscode.WorkspaceFolder): Promise<NotesResult | undefined> {
    try {
      return await this.#feature.server.request(methods.notes, { folderUri: folder.uri.toString() });
    } catch (error) {
      if (!(error instanceof HandoverError)) throw error;
      this.#feature.log.warn(`The notes of ${folder.name} could not be read: ${error.message}`);
      return undefined;
    }
  }

  #formerNotes({ uri }: vscode.WorkspaceFolder): NotesResult | undefined {
    return this.#entries?.find(({ folder }) => folder.uri.toString() === uri.toString())?.notes;
  }

  dispose(): void {
    this.#refresher.dispose();
    this.#changed.dispose();
  }
}
