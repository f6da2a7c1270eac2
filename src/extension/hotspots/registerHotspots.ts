import * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import type { HotspotList } from '../../core/hotspots/hotspotList';
import type { HotspotMore, HotspotRow } from '../../core/hotspots/rows/hotspotRow';
import type { RepoPath } from '../../core/ports';
import { commands, views } from '../../protocol/names';
import type { Feature, FeatureContext, FolderHotspots } from '../featureContext';
import { focusedRow } from '../focusedRow';
import { editorFolder, folderSentences, folderState, pickFolder, trustedFolders } from '../workspaceFolder';
import { ChosenFolder } from './chosenFolder';
import { HotspotDecorations } from './fileDecorations';
import { HeadWatcher } from './headWatcher';
import { HotspotMapPanel } from './hotspotMapPanel';
import { HotspotModel } from './hotspotModel';
import { HotspotTree } from './hotspotTree';
import { HotspotTreeView } from './hotspotView';
import { openPlace } from './openPlace';
import { revealHotspot } from './revealHotspot';
import { type Decisions, registerDecisions } from './registerDecisions';
import { type LookCommands, registerLook } from './registerLook';
import { lookFrom } from '../../core/hotspots/view/hotspotQuery';
import { changesScan, readScanSettings } from './scanSettings';

const withoutHistoryKey = 'hotspots.withoutHistory';
const lookKey = 'hotspots.look';

/** What has the focus in the view, for keys that act on it. */
interface HotspotSelection {
  readonly focused: () => Promise<HotspotRow | undefined>;
  /** Selects the row of a module, or says why there is none. */
  readonly reveal: (folder: vscode.WorkspaceFolder, path: RepoPath) => Promise<void>;
  /** The folder whose hotspots are shown. */
  readonly folder: () => vscode.WorkspaceFolder | undefined;
}

export interface HotspotsTestApi {
  readonly model: HotspotModel;
  readonly tree: HotspotTree;
  readonly treeView: vscode.TreeView<HotspotRow>;
  readonly decisions: Decisions;
  readonly look: LookCommands;
  readonly map: HotspotMapPanel;
  readonly decorations: HotspotDecorations;
}

/** The mob session, as far as decisions have to do with it. */
export interface DecidingSession {
  readonly room: () => { readonly present: readonly string[] };
}

/** The tree of legacy hotspots and its commands. */
export function registerHotspots(
  feature: FeatureContext,
  { room }: DecidingSession,
): Feature<HotspotsTestApi> & HotspotSelection {
  const { context, server, log, clock } = feature;
  const memento = context.workspaceState;
  const chosen = new ChosenFolder(memento);
  const model = new HotspotModel({
    server,
    log,
    folderState: (preferred) => folderState(preferred ?? chosen.get()),
    settings: (folder) => {
      const settings = readScanSettings(folder);
      for (const problem of settings.problems) log.warn(problem);
      return settings;
    },
    room: () => feature.room.value,
    agenda: () => feature.agenda.value ?? [],
    withoutHistory: {
      get: () => memento.get<boolean>(withoutHistoryKey, false),
      set: (value) => void memento.update(withoutHistoryKey, value),
    },
    look: {
      get: () => lookFrom(memento.get<unknown>(lookKey)),
      set: (look) => void memento.update(lookKey, look),
    },
  });
  const tree = new HotspotTree(model, clock);
  const view = new HotspotTreeView(model, tree, memento);
  const head = new HeadWatcher(() => {
    if (model.list !== undefined) void model.scan();
  });
  const scanWhenSeen = (): void => {
    const folder = model.folderToScan;
    if (model.view.kind !== 'idle' || !view.treeView.visible || folder === undefined) return;
    if (readScanSettings(folder.uri).scanOnOpen) void model.scan();
  };
  const look = registerLook(model);
  const map = new HotspotMapPanel({ extensionUri: context.extensionUri, model, log });
  const decisions = registerDecisions(feature, model, () => room().present);
  const decorations = new HotspotDecorations(model);
  const subscriptions = [
    model,
    look,
    decisions,
    decorations,
    map,
    tree,
    view,
    head,
    model.onDidChange((change) => {
      if (change !== 'rows') return;
      head.watch(model.folder);
      if (model.view.kind !== 'scanning') feature.hotspots.set(found(model, feature.hotspots.value));
    }),
    feature.room.onDidChange(() => void model.roomChanged()),
    feature.agenda.onDidChange(() => void model.agendaChanged()),
    view.treeView.onDidChangeVisibility(scanWhenSeen),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      model.folderChanged();
      scanWhenSeen();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      model.folderChanged();
      scanWhenSeen();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (changesScan(event) && (model.list !== undefined || model.view.kind === 'scanning'))
        void model.scan();
    }),
    ...registerCommands(model, chosen),
  ];
  scanWhenSeen();
  return {
    testApi: { model, tree, treeView: view.treeView, decisions, look, map, decorations },
    focused: () => focusedRow(view.treeView),
    folder: () => model.folder,
    reveal: (folder, path) => revealHotspot({ model, tree, treeView: view.treeView }, folder, path),
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

function registerCommands(model: HotspotModel, chosen: ChosenFolder): vscode.Disposable[] {
  const { registerCommand } = vscode.commands;
  return [
    registerCommand(commands.scan, () => scanFolderAsAsked(model, chosen)),
    registerCommand(commands.scanWithoutHistory, () =>
      scanAsAsked(model, () => model.acceptMissingHistory()),
    ),
    registerCommand(commands.cancelScan, () => {
      if (model.view.kind === 'scanning') model.cancel();
      else void vscode.window.showInformationMessage('No scan is running.');
    }),
    registerCommand(commands.showMoreHotspots, (row: unknown) => model.showMore(moreOf(row))),
    registerCommand(commands.openPlace, (row: unknown) => openRow(model, row)),
  ];
}

/** Asks which folder, where there are several; that one is taken from then on. */
async function scanFolderAsAsked(model: HotspotModel, chosen: ChosenFolder): Promise<void> {
  const isAsked = trustedFolders().length > 1;
  const first = model.folder ?? chosen.get() ?? editorFolder();
  const folder = isAsked ? await pickFolder('Which folder is to be scanned?', first) : undefined;
  if (isAsked && folder === undefined) return;
  await scanAsAsked(model, () => model.scan(folder === undefined ? {} : { folder }));
  if (isAsked) chosen.set(model.folder);
}

/** The argument comes from a row, or from whoever calls the command: it is not trusted. */
function moreOf(row: unknown): readonly HotspotMore[] {
  const more: unknown = typeof row === 'object' && row !== null && 'more' in row ? row.more : undefined;
  if (typeof more !== 'object' || more === null || !('group' in more) || !('shown' in more)) return [];
  const { group, shown } = more;
  return typeof group === 'string' && typeof shown === 'number' ? [{ group, shown }] : [];
}

/** A scan that a person asked for: failures are said, not only shown in the view. */
async function scanAsAsked(model: HotspotModel, scan: () => Promise<unknown>): Promise<void> {
  const state = folderState();
  if (state.kind !== 'ready') {
    void sayWhyNot(state.kind);
    return;
  }
  await vscode.commands.executeCommand(`${views.hotspots}.focus`, { preserveFocus: true });
  await scan();
  if (model.view.kind === 'failed') void sayFailure(model, model.view.error);
}

async function sayFailure(model: HotspotModel, error: unknown): Promise<void> {
  const sentence = `The scan failed: ${sentenceOf(error)}`;
  const answer = await vscode.window.showErrorMessage(sentence, 'Retry', 'Show log');
  if (answer === 'Retry') await scanAsAsked(model, () => model.scan());
  if (answer === 'Show log') await vscode.commands.executeCommand(commands.showLog);
}

const waysOut = {
  noFolder: { title: 'Open folder', command: 'vscode.openFolder' },
  virtual: undefined,
  untrusted: { title: 'Manage trust', command: 'workbench.trust.manage' },
} as const;

async function sayWhyNot(kind: keyof typeof waysOut): Promise<void> {
  const wayOut = waysOut[kind];
  const titles = wayOut === undefined ? [] : [wayOut.title];
  const answer = await vscode.window.showInformationMessage(folderSentences[kind], ...titles);
  if (wayOut !== undefined && answer !== undefined) await vscode.commands.executeCommand(wayOut.command);
}

/** The argument comes from a tree item, or from whoever calls the command: it is not trusted. */
async function openRow(model: HotspotModel, row: unknown): Promise<void> {
  const place = isRow(row) ? row.place : undefined;
  const folder = folderOf(row) ?? model.folder;
  if (place === undefined || folder === undefined) {
    void vscode.window.showInformationMessage('Choose a hotspot in the Legacy Hotspots view to open it.');
    return;
  }
  try {
    await openPlace(folder, place, {
      preserveFocus: isRow(row) && row.kind === 'module',
      behind: isBehind(row),
    });
  } catch (error) {
    void vscode.window.showWarningMessage(sentenceOf(error));
  }
}

/** An agenda item knows its folder by itself. */
function folderOf(row: unknown): vscode.WorkspaceFolder | undefined {
  if (typeof row !== 'object' || row === null || !('folderUri' in row)) return undefined;
  return vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === row.folderUri);
}

/** A turn opens its place while somebody may be typing elsewhere. */
function isBehind(row: unknown): boolean {
  return typeof row === 'object' && row !== null && 'behind' in row && row.behind === true;
}

function isRow(value: unknown): value is Pick<HotspotRow, 'kind' | 'place'> {
  if (typeof value !== 'object' || value === null || !('place' in value)) return false;
  const { place } = value;
  return typeof place === 'object' && place !== null && 'path' in place && typeof place.path === 'string';
}

/** @param former stays where nothing changed */
function found(model: HotspotModel, former: FolderHotspots | undefined): FolderHotspots | undefined {
  const folderUri = model.folder?.uri.toString();
  const list = listOf(model);
  if (folderUri === undefined || list === undefined) return undefined;
  return former?.folderUri === folderUri && former.list === list ? former : { folderUri, list };
}

/** What others know of the hotspots: the top of the rank, and what only the filter or another order brought up. */
function listOf({ list, shown }: HotspotModel): HotspotList | undefined {
  if (list === undefined || shown === undefined || shown === list) return list;
  const paths = new Set(list.listed.map(({ path }) => path));
  return { ...list, listed: [...list.listed, ...shown.listed.filter(({ path }) => !paths.has(path))] };
}
