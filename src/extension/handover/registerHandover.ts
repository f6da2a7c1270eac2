import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import { gapItem } from '../../core/handover/gapItem';
import type { HandoverRow } from '../../core/handover/handoverRows';
import { commands, views } from '../../protocol/names';
import type { ExportResult } from '../../protocol/requests';
import type { Feature, FeatureContext } from '../featureContext';
import { focusedRow } from '../focusedRow';
import type { NotedViewState } from '../notes/notedViewState';
import { registerHandlers } from '../registerHandlers';
import { openPlace } from '../hotspots/openPlace';
import { folderSentences, folderState } from '../workspaceFolder';
import { Acceptance } from './acceptance';
import { type AcceptanceQuestions, askReceivingSide } from './acceptanceQuestions';
import { activeChapter, previewBeside } from './bookEditor';
import { ExportCommand } from './exportCommand';
import { HandoverModel } from './handoverModel';
import { HandoverTree } from './handoverTree';
import { LivePreview } from './livePreview';

export interface HandoverTestApi {
  /** Answers the next question before an export (a notification, which a test cannot click); undefined dismisses it. */
  answerNext(answer: string | undefined): void;
  /** The questions that were asked, oldest first. */
  readonly questions: readonly string[];
  readonly model: HandoverModel;
  readonly tree: HandoverTree;
  readonly livePreview: LivePreview;
  /** Answers what the receiving side is asked. */
  receiveWith(questions: AcceptanceQuestions | undefined): void;
}

/** The export of the book, the view of how far it is, its preview, and what the receiving side does with it. */
export function registerHandover(
  feature: FeatureContext,
): Feature<HandoverTestApi> & NotedViewState & { readonly livePreview: LivePreview } {
  const answers: (string | undefined)[] = [];
  const questions: string[] = [];
  let receiving = askReceivingSide;
  const exporting = new ExportCommand(feature, async (question, ...choices) => {
    questions.push(question);
    if (answers.length > 0) return answers.shift();
    return vscode.window.showWarningMessage(question, ...choices);
  });
  const model = new HandoverModel(feature);
  const tree = new HandoverTree(model);
  const livePreview = new LivePreview(feature, (folder) => model.bookFolder(folder));
  const acceptance = new Acceptance(feature, model, () => receiving);
  const firstLook = (): void => {
    if (tree.treeView.visible && model.state === 'idle') void model.refresh();
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.{md,yaml}');
  const touched = (uri: vscode.Uri): void => {
    if (model.concerns(uri)) model.refreshSoon();
    livePreview.touched(uri);
  };
  const handlers: Readonly<Record<string, (argument: unknown) => unknown>> = {
    [commands.exportHandover]: async (given): Promise<ExportResult | undefined> => {
      const result = await exporting.run(given);
      model.refreshSoon();
      if (result !== undefined) livePreview.exported();
      return result;
    },
    [commands.previewHandover]: async (argument) => {
      await preview(model, argument);
      livePreview.refreshSoon();
    },
    [commands.checkCompleteness]: () => check(model),
    [commands.signOff]: (argument) => acceptance.signOff(rowOf(argument)?.chapter),
    [commands.askTeam]: (argument) => acceptance.ask(rowOf(argument)?.chapter),
    [commands.openGap]: (argument) => openGap(model, rowOf(argument)),
    [commands.addGapToAgenda]: (argument) => addGapToAgenda(model, rowOf(argument)),
  };
  const again = (): void => {
    if (model.state !== 'idle') void model.refresh();
    else firstLook();
  };
  const subscriptions = [
    model,
    tree,
    livePreview,
    watcher,
    tree.treeView.onDidChangeVisibility(firstLook),
    watcher.onDidChange(touched),
    watcher.onDidCreate(touched),
    watcher.onDidDelete(touched),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      touched(uri);
    }),
    feature.hotspots.onDidChange(() => {
      model.refreshSoon();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(again),
    vscode.workspace.onDidGrantWorkspaceTrust(again),
    ...registerHandlers(handlers, feature.log),
  ];
  firstLook();
  return {
    testApi: {
      answerNext: (answer) => answers.push(answer),
      questions,
      model,
      tree,
      livePreview,
      receiveWith: (given) => (receiving = given ?? askReceivingSide),
    },
    livePreview,
    focused: () => focusedRow(tree.treeView),
    folder: () => model.folder,
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** The argument of a command comes from a tree item, or from whoever calls it: it is not trusted. */
function rowOf(argument: unknown): HandoverRow | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const isRow = 'kind' in argument && 'children' in argument && 'spoken' in argument;
  return isRow ? (argument as HandoverRow) : undefined;
}

/** @throws HandoverError where there is no folder to work on */
function folderOrThrow(): vscode.WorkspaceFolder {
  const state = folderState();
  if (state.kind !== 'ready') throw new HandoverError('folder.missing', folderSentences[state.kind]);
  return state.folder;
}

/** The chapter of the row, else that of the active editor, else the cover. A row belongs to the folder that the view shows. */
async function preview(model: HandoverModel, argument: unknown): Promise<void> {
  const ready = folderOrThrow();
  const chapter = rowOf(argument)?.chapter;
  const folder = chapter === undefined ? ready : (model.folder ?? ready);
  const book = model.bookFolder(folder);
  const name = chapter ?? activeChapter(folder, book) ?? 'README';
  if (!/^[\w-]{1,80}$/.test(name))
    throw new HandoverError('file.outside', `${name} is no chapter of the book.`);
  const uri = vscode.Uri.joinPath(folder.uri, book, `${name}.md`);
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    const choice = await vscode.window.showInformationMessage(
      `${book}/${name}.md is not written yet.`,
      'Export the handover',
    );
    if (choice !== undefined) await vscode.commands.executeCommand(commands.exportHandover);
    return;
  }
  await previewBeside(uri);
}

async function check(model: HandoverModel): Promise<void> {
  folderOrThrow();
  await vscode.commands.executeCommand(`${views.handover}.focus`);
  await model.refresh();
}

async function openGap(model: HandoverModel, row: HandoverRow | undefined): Promise<void> {
  const { folder } = model;
  if (row?.kind === 'more' && row.chapter !== undefined) await model.showMoreGaps(row.chapter);
  else if (row?.gap?.question !== undefined) {
    const folderUri = folder?.uri.toString();
    await vscode.commands.executeCommand(commands.openQuestion, { question: row.gap.question, folderUri });
  } else if (row?.gap?.kind === 'written') {
    await preview(model, row);
  } else if (folder !== undefined && row?.place !== undefined) {
    await openPlace(folder, row.place, { preserveFocus: false });
  } else {
    throw new HandoverError('file.unreadable', 'Choose something in the Handover view first.');
  }
}

async function addGapToAgenda(model: HandoverModel, row: HandoverRow | undefined): Promise<void> {
  const gap = row?.gap;
  if (gap === undefined)
    throw new HandoverError('file.unreadable', 'Choose a gap in the Handover view first.');
  const chapter = model.overview?.chapters.find(({ name }) => name === row?.chapter);
  const folderUri = model.folder?.uri.toString();
  const item = { ...gapItem(gap, chapter ?? { title: '' }), folderUri };
  if (gap.kind === 'hotspots' && item.place !== undefined) {
    const place = { path: item.place.path };
    await vscode.commands.executeCommand(commands.addToAgenda, { ...item, place, label: '' });
  } else await vscode.commands.executeCommand(commands.addItem, item);
}
