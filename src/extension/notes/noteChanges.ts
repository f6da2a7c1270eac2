import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import { defaultStatus } from '../../core/knowledge/note';
import type { NoteRow } from '../../core/knowledge/noteRows';
import { type ChangeNoteParams, methods } from '../../protocol/requests';
import { deleteFile } from '../deleteFile';
import type { FeatureContext } from '../featureContext';
import { readyFolder } from '../workspaceFolder';
import { anchorsOfEditor, type CaptureQuestions, type Room } from './captureNote';
import type { NotesModel } from './notesModel';
import type { NoteThreads } from './noteThreads';
import { rowOf } from './rowArguments';
import { chooseNote } from './searchNotes';

/** What the commands of notes work with. */
export interface NoteCommandSetup {
  readonly feature: FeatureContext;
  readonly model: NotesModel;
  readonly threads: NoteThreads;
  /** Asked anew each time. */
  readonly questions: () => CaptureQuestions;
  readonly room: () => Room;
}

type Change = ChangeNoteParams['change'];

/**
 * The commands that change a note, of the row or the thread that is their argument.
 * Each throws a HandoverError where the argument names no note.
 */
export class NoteChanges {
  readonly #setup: NoteCommandSetup;
  readonly #deleted: (path: string) => void;

  /** @param deleted told of a note's path when its file is gone */
  constructor(setup: NoteCommandSetup, deleted: (path: string) => void) {
    this.#setup = setup;
    this.#deleted = deleted;
  }

  async append(argument: unknown, text: string): Promise<void> {
    await this.#change(argument, () => ({ kind: 'append', text }));
  }

  async delete(argument: unknown): Promise<void> {
    const { feature, model, questions } = this.#setup;
    const row = this.#rowOf(argument);
    const folder = model.folderOf(row);
    if (folder === undefined || row?.notePath === undefined) throw noNote();
    if (!(await questions().mayDelete(row.notePath))) return;
    const file = vscode.Uri.joinPath(folder.uri, row.notePath);
    await deleteFile(file, feature.server, { useTrash: true });
    await model.refresh();
    this.#deleted(row.notePath);
  }

  /** A question is answered, every other note confirmed by a second person. */
  async agree(argument: unknown): Promise<void> {
    const { model } = this.#setup;
    const by = await this.#whoAgrees(this.#rowOf(argument));
    if (by === undefined) return;
    await this.#change(argument, (row) => {
      const status = model.noteOf(row)?.kind === 'question' ? 'answered' : 'confirmed';
      return { kind: 'status', status, by };
    });
  }

  /** As if nobody had agreed or answered yet. */
  async reopen(argument: unknown): Promise<void> {
    const { model } = this.#setup;
    await this.#change(argument, (row) => ({
      kind: 'status',
      status: defaultStatus(model.noteOf(row)?.kind ?? 'explanation'),
    }));
  }

  async saveEdited(argument: unknown): Promise<void> {
    const { threads } = this.#setup;
    const edited = threads.editedText(argument);
    if (edited === undefined) return;
    if (edited.isOutdated) {
      throw new HandoverError(
        'file.unwritable',
        'The note was changed elsewhere while you wrote; copy your words, cancel, and edit it again.',
      );
    }
    await this.#change(argument, () => ({ kind: 'body', text: edited.text }));
    threads.endEdit(argument);
  }

  /** The selection becomes one more place of a note: of the row, else of the one that is chosen. */
  async addPlace(argument: unknown): Promise<void> {
    const { feature, model, questions } = this.#setup;
    const row = this.#rowOf(argument);
    const folder = model.folderOf(row) ?? readyFolder();
    const anchors = anchorsOfEditor(folder, questions().tell);
    if (anchors.length === 0) throw nothingSelected();
    const path =
      row?.notePath ?? (await chooseNote(model, 'Add the Selection to a Note', { among: folder }))?.path;
    if (path === undefined) return;
    const folderUri = folder.uri.toString();
    for (const anchor of anchors)
      await feature.server.request(methods.changeNote, {
        folderUri,
        path,
        change: { kind: 'addAnchor', anchor },
      });
    await model.refresh();
  }

  async removePlace(argument: unknown): Promise<void> {
    await this.#change(argument, ({ anchor: index }) =>
      index === undefined ? undefined : { kind: 'removeAnchor', index },
    );
  }

  /** The place of the row is right as it was found. */
  async confirmPlace(argument: unknown): Promise<void> {
    await this.#change(argument, ({ anchor: index }) =>
      index === undefined ? undefined : { kind: 'confirm', index },
    );
  }

  /** The place of the row is the selection. */
  async anchorHere(argument: unknown): Promise<void> {
    const { model, questions } = this.#setup;
    await this.#change(argument, (row) => {
      const { anchor: index } = row;
      const folder = model.folderOf(row);
      const [anchor] = folder === undefined ? [] : anchorsOfEditor(folder, questions().tell);
      if (anchor === undefined) throw nothingSelected();
      return index === undefined ? undefined : { kind: 'anchor', index, anchor };
    });
  }

  async #change(argument: unknown, how: (row: NoteRow) => Change | undefined): Promise<void> {
    const { feature, model } = this.#setup;
    const row = this.#rowOf(argument);
    const folder = model.folderOf(row);
    const wanted = row === undefined ? undefined : how(row);
    if (folder === undefined || row?.notePath === undefined || wanted === undefined) throw noNote();
    const params = { folderUri: folder.uri.toString(), path: row.notePath, change: wanted };
    await feature.server.request(methods.changeNote, params);
    await model.refresh();
  }

  /** Somebody else than those who told it; undefined where nobody does. */
  async #whoAgrees(row: NoteRow | undefined): Promise<readonly string[] | undefined> {
    const { model, room } = this.#setup;
    const questions = this.#setup.questions();
    const told = (row && model.noteOf(row))?.toldBy ?? [];
    const others = room().present.filter((name) => !told.includes(name));
    const question = 'Who agrees?';
    const named =
      others.length > 0 ? await questions.people(question, others, []) : await questions.names(question);
    if (named?.length !== 0 && named?.every((name) => told.includes(name)) === true)
      throw new HandoverError(
        'note.ownWord',
        'Whoever told a note cannot be the one who confirms it: somebody else has to agree.',
      );
    return named;
  }

  #rowOf(argument: unknown): NoteRow | undefined {
    return this.#setup.threads.rowOf(argument) ?? rowOf(argument);
  }
}

function noNote(): HandoverError {
  return new HandoverError('file.unreadable', 'Choose a note in the Notes view first.');
}

function nothingSelected(): HandoverError {
  return new HandoverError(
    'file.unreadable',
    'Select the code in an editor first; the note is then anchored there.',
  );
}
