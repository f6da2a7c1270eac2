import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import type { NotedView } from '../../core/knowledge/notedRow';
import type { RepoPath } from '../../core/ports';
import { commands, views } from '../../protocol/names';
import type { Feature, FeatureContext } from '../featureContext';
import { registerHandlers } from '../registerHandlers';
import { HeadWatchers } from '../hotspots/headWatchers';
import type { SessionNote } from '../session/sessionObserver';
import { type CaptureQuestions, noteQuestions, openForWriting, type Room } from './captureNote';
import { showPick } from '../quickInput';
import { NotesModel } from './notesModel';
import { NotesTree } from './notesTree';
import { searchNotes } from './searchNotes';
import { NoteCaptures } from './noteCaptures';
import { NoteChanges } from './noteChanges';
import { notedModules } from './notedModules';
import type { NotedViewState } from './notedViewState';
import { NoteThreads } from './noteThreads';
import { openNote, openNotePlace } from './openNote';
import { followFiles } from './followFiles';
import { noteFileOf, placeOf, rowOf } from './rowArguments';
import { uriInFolder } from '../uriInFolder';
import { readyFolder } from '../workspaceFolder';

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

  const setup = { feature, model, threads, questions: () => questions, room };
  const changes = new NoteChanges(setup, noteDeleted);
  const captures = new NoteCaptures({ ...setup, notedViews, changes });
  const handlers: Readonly<Record<NoteCommand, (argument: unknown) => unknown>> = {
    [commands.captureNote]: (argument) => captures.capture(argument),
    [commands.captureNoteAbout]: (argument) => captures.captureAbout(argument),
    [commands.captureDiscovery]: (argument) => captures.capture(argument, 'discovery'),
    [commands.saveComment]: (argument) => captures.saveComment(argument),
    [commands.openNote]: (argument) => {
      const row = threads.rowOf(argument) ?? rowOf(argument);
      const file = row === undefined ? noteFileOf(argument) : undefined;
      if (file !== undefined) return openForWriting(uriInFolder(readyFolder(), file));
      return openNote(model.folderOf(row), row);
    },
    [commands.openNotePlace]: (argument) => {
      const row = rowOf(argument);
      return openNotePlace(model.folderOf(row), row);
    },
    [commands.deleteNote]: (argument) => changes.delete(argument),
    [commands.confirmNote]: (argument) => changes.agree(argument),
    [commands.reopenNote]: (argument) => changes.reopen(argument),
    [commands.addNotePlace]: (argument) => changes.addPlace(argument),
    [commands.removeNotePlace]: (argument) => changes.removePlace(argument),
    [commands.confirmNotePlace]: (argument) => changes.confirmPlace(argument),
    [commands.anchorNoteHere]: (argument) => changes.anchorHere(argument),
    [commands.editComment]: (argument) => {
      threads.edit(argument);
    },
    [commands.saveEditedComment]: (argument) => changes.saveEdited(argument),
    [commands.cancelEditComment]: (argument) => {
      threads.endEdit(argument);
    },
    [commands.revealHotspot]: async (argument) => {
      const { folder, paths } = await notedModules({ model, threads }, argument);
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

/** What is to be searched for, as a key binding may say. */
function wordsIn(argument: unknown): string {
  if (typeof argument !== 'object' || argument === null || !('words' in argument)) return '';
  return typeof argument.words === 'string' ? argument.words : '';
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
