import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import { defaultStatus, type NoteKind, type NoteStatus } from '../../core/knowledge/note';
import type { NotedView } from '../../core/knowledge/notedRow';
import type { NoteRow } from '../../core/knowledge/noteRows';
import type { QuoteAnchor } from '../../core/knowledge/quoteAnchor';
import type { RepoPath } from '../../core/ports';
import { commands, views } from '../../protocol/names';
import { type ChangeNoteParams, methods } from '../../protocol/requests';
import type { Feature, FeatureContext } from '../featureContext';
import { registerHandlers } from '../registerHandlers';
import { HeadWatchers } from '../hotspots/headWatchers';
import type { SessionNote } from '../session/sessionObserver';
import { deleteFile } from '../deleteFile';
import { chosenFolder, readyFolder, trustedFolders } from '../workspaceFolder';
import {
  anchorsOfEditor,
  anchorsOfPlaces,
  anchorsOfRange,
  anchorsOfResource,
  captureNote,
  type Captured,
  type CaptureQuestions,
  noteQuestions,
  type Room,
  writeNote,
} from './captureNote';
import { showPick } from '../quickInput';
import { NotesModel } from './notesModel';
import { NotesTree } from './notesTree';
import { chooseNote, searchNotes } from './searchNotes';
import type { NotedViewState } from './notedViewState';
import { NoteThreads } from './noteThreads';
import { openNote, openNotePlace } from './openNote';
import { followFiles } from './followFiles';
import { focusedViewOf, notedOf, placeOf, replyOf, rowOf } from './rowArguments';

export interface NotesTestApi {
  readonly model: NotesModel;
  readonly tree: NotesTree;
  readonly threads: NoteThreads;
  /** Answers all questions of the next captures in place of the person. */
  answerWith(questions: CaptureQuestions | undefined): void;
}

/** The mob session, as far as notes have to do with it. */
export interface NotedSession {
  readonly room: () => Room;
  readonly notesChanged: (notes: readonly SessionNote[]) => void;
  readonly noteDeleted: (path: string) => void;
  /** The views whose rows a note can be captured from. */
  readonly notedViews: Readonly<Record<NotedView, NotedViewState>>;
  /** Selects the row of a module in the view of hotspots, or says why there is none. */
  readonly revealHotspot: (folder: vscode.WorkspaceFolder, path: RepoPath) => Promise<void>;
}

/** Capturing notes, and the view of them. */
export function registerNotes(
  feature: FeatureContext,
  { room, notesChanged, noteDeleted, notedViews, revealHotspot }: NotedSession,
): Feature<NotesTestApi> {
  let questions = noteQuestions;
  const model = new NotesModel(feature);
  const tree = new NotesTree(model);
  const threads = new NoteThreads(model);
  const heads = new HeadWatchers(() => {
    model.refreshSoon();
  });
  const firstLook = (): void => {
    const seen = tree.treeView.visible || vscode.window.visibleTextEditors.length > 0;
    if (seen && model.notes === undefined && feature.trustedFolder() !== undefined) void model.refresh();
  };

  const write = async (
    folder: vscode.WorkspaceFolder,
    captured: Captured,
  ): Promise<vscode.Uri | undefined> => {
    const uri = await captureNote({ feature, questions, room }, folder, captured);
    if (uri !== undefined) await model.refresh();
    return uri;
  };
  const capture = async (argument: unknown, kind?: NoteKind): Promise<vscode.Uri | undefined> => {
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
    const { tell } = questions;
    const place = placeOf(argument);
    const isOfEditor = view === undefined && place === undefined;
    const places = noted?.places ?? (view === undefined && place !== undefined ? [place] : []);
    const anchors = isOfEditor ? anchorsOfEditor(folder, tell) : await anchorsOfPlaces(folder, places);
    if (noted !== undefined && noted.more > 0) tell(leftOut(places.length, noted.more));
    return write(folder, { anchors, ...(kind === undefined ? {} : { kind }) });
  };
  /** The file or folder that is chosen in the Explorer, as a whole. */
  const captureAbout = async (argument: unknown): Promise<vscode.Uri | undefined> => {
    const folder = argument instanceof vscode.Uri ? vscode.workspace.getWorkspaceFolder(argument) : undefined;
    if (!(argument instanceof vscode.Uri) || folder === undefined || !trustedFolders().includes(folder))
      throw new HandoverError('file.unreadable', 'Choose a file or folder in the Explorer first.');
    return write(folder, { anchors: anchorsOfResource(folder, argument) });
  };
  /** What was typed into the gutter: a note of its own, or more of the one of the thread. */
  const saveComment = async (argument: unknown): Promise<void> => {
    const reply = replyOf(argument);
    if (reply === undefined || reply.text.trim() === '') return;
    const { thread, text } = reply;
    const row = threads.rowOf(thread);
    if (row !== undefined) {
      await change(row, () => ({ kind: 'append', text }));
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
  };
  const remove = async (argument: unknown): Promise<void> => {
    const row = threads.rowOf(argument) ?? rowOf(argument);
    const folder = model.folderOf(row);
    if (folder === undefined || row?.notePath === undefined)
      throw new HandoverError('file.unreadable', 'Choose a note in the Notes view first.');
    if (!(await questions.mayDelete(row.notePath))) return;
    const file = vscode.Uri.joinPath(folder.uri, row.notePath);
    await deleteFile(file, feature.server, { useTrash: true });
    await model.refresh();
    noteDeleted(row.notePath);
  };
  const change = async (argument: unknown, how: (row: NoteRow) => ChangeNoteParams['change'] | undefined) => {
    const row = threads.rowOf(argument) ?? rowOf(argument);
    const folder = model.folderOf(row);
    const wanted = row === undefined ? undefined : how(row);
    if (folder === undefined || row?.notePath === undefined || wanted === undefined)
      throw new HandoverError('file.unreadable', 'Choose a note in the Notes view first.');
    const params = { folderUri: folder.uri.toString(), path: row.notePath, change: wanted };
    await feature.server.request(methods.changeNote, params);
    await model.refresh();
  };
  /** Somebody else than those who told it; undefined where nobody does. */
  const whoAgrees = async (row: NoteRow | undefined): Promise<readonly string[] | undefined> => {
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
  };
  const setStatus = async (argument: unknown): Promise<void> => {
    const by = await whoAgrees(threads.rowOf(argument) ?? rowOf(argument));
    if (by === undefined) return;
    await change(argument, (row) => ({ kind: 'status', status: agreedStatus(model, row), by }));
  };
  const saveEdited = async (argument: unknown): Promise<void> => {
    const edited = threads.editedText(argument);
    if (edited === undefined) return;
    if (edited.isOutdated) {
      throw new HandoverError(
        'file.unwritable',
        'The note was changed elsewhere while you wrote; copy your words, cancel, and edit it again.',
      );
    }
    await change(argument, () => ({ kind: 'body', text: edited.text }));
    threads.endEdit(argument);
  };
  /** The selection becomes one more place of a note: of the row, else of the one that is chosen. */
  const addPlace = async (argument: unknown): Promise<void> => {
    const row = threads.rowOf(argument) ?? rowOf(argument);
    const folder = model.folderOf(row) ?? readyFolder();
    const anchors = anchorsOfEditor(folder, questions.tell);
    const [first] = anchors;
    if (first === undefined) throw new HandoverError('file.unreadable', selectFirst);
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
  };
  /** The modules that a row, a thread or the note in the active editor speaks of; of code in the active editor the file itself. */
  const placesOf = async (
    argument: unknown,
  ): Promise<{ readonly folder: vscode.WorkspaceFolder; readonly paths: readonly string[] }> => {
    const row = threads.rowOf(argument) ?? rowOf(argument);
    if (model.entries === undefined) await model.refresh();
    const active = vscode.window.activeTextEditor?.document.uri;
    const folder =
      model.folderOf(row) ?? (active && vscode.workspace.getWorkspaceFolder(active)) ?? readyFolder();
    const entry = model.entries?.find((each) => each.folder.uri.toString() === folder.uri.toString());
    const file = active?.path.slice(folder.uri.path.length + 1) ?? '';
    const notePath = row?.notePath ?? file;
    const resolved = entry?.notes.notes.find(({ note }) => note.path === notePath);
    if (resolved === undefined && row === undefined && file !== '') return { folder, paths: [file] };
    const places =
      resolved?.places.filter((_, index) => row?.anchor === undefined || row.anchor === index) ?? [];
    const paths = [...new Set(places.map(({ path }) => path))];
    if (paths.length === 0)
      throw new HandoverError(
        'file.unreadable',
        'The note speaks of no file, so there is no hotspot to show.',
      );
    return { folder, paths };
  };
  const handlers: Readonly<Record<NoteCommand, (argument: unknown) => unknown>> = {
    [commands.captureNote]: (argument) => capture(argument),
    [commands.captureNoteAbout]: captureAbout,
    [commands.captureDiscovery]: (argument) => capture(argument, 'discovery'),
    [commands.openNote]: (argument) => {
      const row = threads.rowOf(argument) ?? rowOf(argument);
      return openNote(model.folderOf(row), row);
    },
    [commands.saveComment]: saveComment,
    [commands.deleteNote]: remove,
    [commands.openNotePlace]: (argument) => {
      const row = rowOf(argument);
      return openNotePlace(model.folderOf(row), row);
    },
    [commands.confirmNote]: setStatus,
    [commands.confirmNotePlace]: (argument) =>
      change(argument, ({ anchor }) =>
        anchor === undefined ? undefined : { kind: 'confirm', index: anchor },
      ),
    [commands.anchorNoteHere]: (argument) =>
      change(argument, (row) => {
        const { anchor: index } = row;
        const anchor = selected(model.folderOf(row), questions.tell);
        return index === undefined ? undefined : { kind: 'anchor', index, anchor };
      }),
    [commands.editComment]: (argument) => {
      threads.edit(argument);
    },
    [commands.saveEditedComment]: saveEdited,
    [commands.cancelEditComment]: (argument) => {
      threads.endEdit(argument);
    },
    [commands.reopenNote]: (argument) =>
      change(argument, (row) => ({ kind: 'status', status: reopenedStatus(model, row) })),
    [commands.addNotePlace]: addPlace,
    [commands.removeNotePlace]: (argument) =>
      change(argument, ({ anchor: index }) =>
        index === undefined ? undefined : { kind: 'removeAnchor', index },
      ),
    [commands.revealHotspot]: async (argument) => {
      const { folder, paths } = await placesOf(argument);
      const path = paths.length < 2 ? paths[0] : await showPick(paths, { title: 'Which Hotspot?' });
      if (path !== undefined) await revealHotspot(folder, path);
    },
    [commands.revealNote]: async (argument) => {
      const folder = notedViews.hotspots.folder();
      const path = placeOf(argument)?.path;
      if (model.entries === undefined) await model.refresh();
      const row =
        folder === undefined || path === undefined ? undefined : tree.rowOfNote(folder.uri.toString(), path);
      if (row === undefined)
        throw new HandoverError(
          'file.unreadable',
          'Choose a note below a module in the Legacy Hotspots view.',
        );
      await vscode.commands.executeCommand(`${views.notes}.focus`);
      await tree.treeView.reveal(row, { select: true, focus: true, expand: true });
    },
    [commands.searchNotes]: (argument) => searchNotes(model, wordsIn(argument)),
    [commands.groupNotes]: () => groupNotes(model),
    [commands.refreshNotes]: () => model.refresh(),
  };
  const subscriptions = [
    model,
    tree,
    threads,
    heads,
    tree.treeView.onDidChangeVisibility(firstLook),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      model.refreshSoon();
    }),
    model.onDidChange(() => {
      heads.watch((model.entries ?? []).map(({ folder }) => folder));
      notesChanged((model.notes?.notes ?? []).map(({ note }) => note));
    }),
    ...followFiles(model),
    ...registerHandlers(handlers, feature.log),
  ];
  firstLook();
  return {
    testApi: { model, tree, threads, answerWith: (given) => (questions = given ?? noteQuestions) },
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

type NoteCommand =
  | typeof commands.captureNote
  | typeof commands.captureNoteAbout
  | typeof commands.captureDiscovery
  | typeof commands.openNote
  | typeof commands.saveComment
  | typeof commands.deleteNote
  | typeof commands.openNotePlace
  | typeof commands.confirmNote
  | typeof commands.confirmNotePlace
  | typeof commands.anchorNoteHere
  | typeof commands.editComment
  | typeof commands.saveEditedComment
  | typeof commands.cancelEditComment
  | typeof commands.reopenNote
  | typeof commands.addNotePlace
  | typeof commands.removeNotePlace
  | typeof commands.revealHotspot
  | typeof commands.revealNote
  | typeof commands.searchNotes
  | typeof commands.groupNotes
  | typeof commands.refreshNotes;

/** The folder that the argument, which is not trusted, names: the board says that of the session. */
function folderIn(argument: unknown): vscode.WorkspaceFolder | undefined {
  if (typeof argument !== 'object' || argument === null || !('folderUri' in argument)) return undefined;
  return trustedFolders().find(({ uri }) => uri.toString() === argument.folderUri);
}

function leftOut(kept: number, more: number): string {
  return `The note speaks of the first ${kept} of ${kept + more} files; others can be added with “Add Selection to a Note…”.`;
}

const whichFolder = 'Which folder is the note about?';

/** What is to be searched for, as a key binding may say. */
function wordsIn(argument: unknown): string {
  if (typeof argument !== 'object' || argument === null || !('words' in argument)) return '';
  return typeof argument.words === 'string' ? argument.words : '';
}

const selectFirst = 'Select the code in an editor first; the note is then anchored there.';

/** As if nobody had agreed or answered yet. */
function reopenedStatus(model: NotesModel, row: NoteRow): NoteStatus {
  return defaultStatus(model.noteOf(row)?.kind ?? 'explanation');
}

/** A question is answered, every other note confirmed by a second person. */
function agreedStatus(model: NotesModel, row: NoteRow): NoteStatus {
  return model.noteOf(row)?.kind === 'question' ? 'answered' : 'confirmed';
}

/** @throws HandoverError where no editor shows code of the folder */
function selected(folder: vscode.WorkspaceFolder | undefined, tell: CaptureQuestions['tell']): QuoteAnchor {
  const anchor = folder === undefined ? undefined : anchorsOfEditor(folder, tell)[0];
  if (anchor === undefined) throw new HandoverError('file.unreadable', selectFirst);
  return anchor;
}

async function groupNotes(model: NotesModel): Promise<void> {
  const items = [
    { label: 'Kind', grouping: 'kind' },
    { label: 'Module', grouping: 'module' },
    { label: 'Person', grouping: 'person' },
    { label: 'State', grouping: 'state' },
  ] as const;
  const chosen = await showPick(items, { title: 'Group Notes By' });
  if (chosen !== undefined) await model.setGrouping(chosen.grouping);
}
