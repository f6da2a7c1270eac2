import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import type { NoteKind } from '../../core/knowledge/note';
import type { NotedView } from '../../core/knowledge/notedRow';
import { chosenFolder, readyFolder, trustedFolders } from '../workspaceFolder';
import {
  anchorsOfEditor,
  anchorsOfPlaces,
  anchorsOfRange,
  anchorsOfResource,
  type Captured,
  captureNote,
  type CaptureQuestions,
  writeNote,
} from './captureNote';
import type { NoteChanges, NoteCommandSetup } from './noteChanges';
import type { NotedViewState } from './notedViewState';
import { beginningOf, focusedViewOf, notedOf, placeOf, replyOf } from './rowArguments';

interface NoteCapturesSetup extends NoteCommandSetup {
  /** The views whose rows a note can be captured from. */
  readonly notedViews: Readonly<Record<NotedView, NotedViewState>>;
  readonly changes: NoteChanges;
}

/** The commands that make a note: of what an editor, a row or the Explorer has chosen, and of what was typed into the gutter. */
export class NoteCaptures {
  readonly #setup: NoteCapturesSetup;

  constructor(setup: NoteCapturesSetup) {
    this.#setup = setup;
  }

  /** @returns the file of the note; undefined where the person gave up */
  async capture(argument: unknown, kind?: NoteKind): Promise<vscode.Uri | undefined> {
    const { notedViews, questions } = this.#setup;
    const focused = focusedViewOf(argument);
    const row = focused === undefined ? argument : await notedViews[focused].focused();
    const noted = notedOf(row);
    // Where the view has no row the editor says what is meant, as anywhere else.
    const view = row === undefined ? undefined : (focused ?? noted?.view);
    const folder =
      folderIn(argument) ??
      (view === undefined ? undefined : notedViews[view].folder()) ??
      (await chosenFolder(whichFolder));
    if (folder === undefined) return undefined;
    const { tell } = questions();
    const place = placeOf(argument);
    const isOfEditor = view === undefined && place === undefined;
    const places = noted?.places ?? (view === undefined && place !== undefined ? [place] : []);
    const anchors = isOfEditor ? anchorsOfEditor(folder, tell) : await anchorsOfPlaces(folder, places);
    if (noted !== undefined && noted.more > 0) tell(leftOut(places.length, noted.more));
    return this.#write(folder, {
      anchors,
      ...beginningOf(argument),
      ...(kind === undefined ? {} : { kind }),
    });
  }

  /** The file or folder that is chosen in the Explorer, as a whole. */
  async captureAbout(argument: unknown): Promise<vscode.Uri | undefined> {
    const folder = argument instanceof vscode.Uri ? vscode.workspace.getWorkspaceFolder(argument) : undefined;
    if (!(argument instanceof vscode.Uri) || folder === undefined || !trustedFolders().includes(folder))
      throw new HandoverError('file.unreadable', 'Choose a file or folder in the Explorer first.');
    return this.#write(folder, { anchors: anchorsOfResource(folder, argument) });
  }

  /** What was typed into the gutter: a note of its own, or more of the one of the thread. */
  async saveComment(argument: unknown): Promise<void> {
    const { feature, model, threads, changes, room } = this.#setup;
    const questions = this.#setup.questions();
    const reply = replyOf(argument);
    if (reply === undefined || reply.text.trim() === '') return;
    const { thread, text } = reply;
    const row = threads.rowOf(thread);
    if (row !== undefined) {
      await changes.append(row, text);
      return;
    }
    const folder = vscode.workspace.getWorkspaceFolder(thread.uri) ?? readyFolder();
    const document = await vscode.workspace.openTextDocument(thread.uri);
    const anchors = anchorsOfRange(folder, document, thread.range);
    // VS Code has emptied the box already: whoever gives no answer loses no words.
    const patient: CaptureQuestions = {
      ...questions,
      kind: async () => (await questions.kind()) ?? 'explanation',
      people: async (...asked) => (await questions.people(...asked)) ?? [],
    };
    await writeNote({ feature, questions: patient, room }, folder, { anchors, text });
    thread.dispose();
    await model.refresh();
  }

  async #write(folder: vscode.WorkspaceFolder, captured: Captured): Promise<vscode.Uri | undefined> {
    const { feature, model, room } = this.#setup;
    const uri = await captureNote({ feature, questions: this.#setup.questions(), room }, folder, captured);
    if (uri !== undefined) await model.refresh();
    return uri;
  }
}

/** The folder that the argument, which is not trusted, names: the board says that of the session. */
function folderIn(argument: unknown): vscode.WorkspaceFolder | undefined {
  if (typeof argument !== 'object' || argument === null || !('folderUri' in argument)) return undefined;
  return trustedFolders().find(({ uri }) => uri.toString() === argument.folderUri);
}

function leftOut(kept: number, more: number): string {
  return `The note speaks of the first ${kept} of ${kept + more} files; others can be added with “Add Selection to a Note…”.`;
}

const whichFolder = 'Which folder is the note about?';
