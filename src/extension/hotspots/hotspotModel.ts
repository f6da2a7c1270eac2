import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import type { HotspotList } from '../../core/hotspots/hotspotList';
import type { ListedHotspot } from '../../core/hotspots/listedHotspot';
import type { HotspotMap } from '../../core/hotspots/map/hotspotMap';
import { listState } from '../../core/hotspots/listState';
import type { DebtReport, ScanProgress } from '../../core/hotspots/model';
import type { HotspotMore } from '../../core/hotspots/rows/hotspotRow';
import { rowsStep } from '../../core/hotspots/rows/moduleRows';
import type { ScanSettings } from '../../core/hotspots/scanSettings';
import type { Identity, Log, RepoPath } from '../../core/ports';
import type { AgendaPlace } from '../../core/hotspots/view/groupHotspots';
import { type HotspotLook, isFiltered } from '../../core/hotspots/view/hotspotQuery';
import { type HotspotMapParams, type HotspotsParams, methods } from '../../protocol/requests';
import type { LanguageServer } from '../languageServer/languageServer';
import { Refresher } from '../refresher';
import type { FolderState } from '../workspaceFolder';

/** `list`: all by rank. `shown`: what fits the look, in its order; the same where that asks for nothing. */
interface Lists {
  readonly list: HotspotList;
  readonly shown: HotspotList;
}

/** What a cancelled scan gives back. */
interface Page {
  readonly folder: vscode.WorkspaceFolder;
  readonly lists: Lists;
  readonly limit: number;
  readonly groupLimits: Readonly<Record<string, number>>;
  readonly withHistory: boolean;
}

export type HotspotView =
  | { readonly kind: 'idle' | Exclude<FolderState['kind'], 'ready'> }
  | ({ readonly kind: 'scanning'; readonly progress?: ScanProgress } & Partial<Lists>)
  | ({ readonly kind: 'list' | 'empty' | 'noGit' | 'noRepository' } & Lists)
  | { readonly kind: 'failed'; readonly error: unknown };

/** What became of a scan that was asked for. */
export type ScanOutcome = 'done' | 'cancelled' | 'superseded' | 'failed' | 'noFolder';

export interface HotspotModelSetup {
  readonly server: LanguageServer;
  readonly log: Log;
  /** @param preferred taken as long as the window has it: what is shown must not change with the active editor */
  folderState(preferred: vscode.WorkspaceFolder | undefined): FolderState;
  settings(folder: vscode.Uri): ScanSettings;
  /** Who is present in a mob session; undefined without one. */
  room(): readonly Identity[] | undefined;
  /** What is on the agenda of a mob session, of whatever folder. */
  agenda(): readonly AgendaPlace[];
  /** Whether a list without history is what the user wants here; remembered for the workspace. */
  readonly withoutHistory: { get(): boolean; set(value: boolean): void };
  /** How the list is looked at; remembered for the workspace. */
  readonly look: { get(): HotspotLook; set(look: HotspotLook): void };
}

/** What changed: the rows, only the progress of a scan, or what is known of one module's debts. */
export type HotspotChange = 'rows' | 'progress' | { readonly path: RepoPath };

/** The state of the tree: at most one scan at a time, a new one replaces the former. */
export class HotspotModel implements vscode.Disposable {
  readonly #setup: HotspotModelSetup;
  readonly #changed = new vscode.EventEmitter<HotspotChange>();
  readonly #subscriptions: vscode.Disposable[];
  readonly #origins = new Map<RepoPath, readonly DebtReport[] | 'asked'>();
  #view: HotspotView = { kind: 'idle' };
  #folder: vscode.WorkspaceFolder | undefined;
  #scan: vscode.CancellationTokenSource | undefined;
  #limit = rowsStep;
  /** Of groups of which more than the first entries is wanted. */
  #groupLimits: Readonly<Record<string, number>> = {};
  #withHistory = true;
  /** While a scan has not succeeded: what was there before it, perhaps of another folder. */
  #former: Page | undefined;
  #isChangedInScan = false;
  readonly #refresher = new Refresher(
    () => this.#loadAgain(),
    () => undefined,
  );

  readonly onDidChange = this.#changed.event;

  constructor(setup: HotspotModelSetup) {
    this.#setup = setup;
    const { server } = setup;
    this.#subscriptions = [
      server.onNotification(methods.scanProgress, ({ folderUri, phase, done, total }) => {
        if (!this.#isFolder(folderUri) || this.#view.kind !== 'scanning') return;
        this.#view = { ...this.#view, progress: { phase, done, total } };
        this.#changed.fire('progress');
      }),
      server.onNotification(methods.hotspotsChanged, ({ folderUri, paths }) => {
        if (!this.#isFolder(folderUri)) return;
        for (const path of paths) this.#origins.delete(path);
        void this.#reload();
      }),
      // A scan under way sees the end of the former process itself.
      server.onDidRestart(() => {
        if (this.list !== undefined && this.#view.kind !== 'scanning') void this.scan();
      }),
    ];
    this.folderChanged();
  }

  get view(): HotspotView {
    return this.#view;
  }

  /** The folder that was scanned, or that a scan under way reads. */
  get folder(): vscode.WorkspaceFolder | undefined {
    return this.#folder;
  }

  /** What the next scan would read; undefined where nothing can be scanned. */
  get folderToScan(): vscode.WorkspaceFolder | undefined {
    const state = this.#setup.folderState(this.#folder);
    return state.kind === 'ready' ? state.folder : undefined;
  }

  /** All hotspots by rank; while a scan runs, that of the scan before. */
  get list(): HotspotList | undefined {
    return this.#lists?.list;
  }

  /** What fits the look. */
  get shown(): HotspotList | undefined {
    return this.#lists?.shown;
  }

  /** A hotspot that either of the lists has. */
  find(path: RepoPath): ListedHotspot | undefined {
    const isIt = (hotspot: ListedHotspot): boolean => hotspot.path === path;
    return this.#lists?.list.listed.find(isIt) ?? this.#lists?.shown.listed.find(isIt);
  }

  get look(): HotspotLook {
    return this.#setup.look.get();
  }

  /** The rows change when the server has answered. */
  async setLook(look: HotspotLook): Promise<void> {
    if (look.grouping !== this.look.grouping) this.#groupLimits = {};
    this.#setup.look.set(look);
    await this.#reload();
  }

  get #lists(): Lists | undefined {
    const { list, shown } = this.#view as Partial<Lists>;
    return list === undefined || shown === undefined ? undefined : { list, shown };
  }

  /** Authors and dates of a module's debts; undefined until `loadOrigins` has got them. */
  origins(path: RepoPath): readonly DebtReport[] | undefined {
    const known = this.#origins.get(path);
    return known === 'asked' ? undefined : known;
  }

  /**
   * Scans the given folder, else the one that was scanned before, else that of the active editor, else the first.
   * When it is cancelled, what was there before is there again, also of another folder.
   * Never rejects: failures are the view.
   */
  async scan(
    options: { readonly withHistory?: boolean; readonly folder?: vscode.WorkspaceFolder } = {},
  ): Promise<ScanOutcome> {
    this.#scan?.cancel();
    this.#scan = undefined;
    const state = this.#setup.folderState(options.folder ?? this.#folder);
    if (state.kind !== 'ready') {
      this.#show({ kind: state.kind });
      return 'noFolder';
    }
    const isSame = this.#isFolder(state.folder.uri.toString());
    this.#former = this.#page ?? this.#former;
    if (!isSame) this.#forgetPages();
    this.#folder = state.folder;
    this.#withHistory = options.withHistory ?? true;
    const scan = new vscode.CancellationTokenSource();
    this.#scan = scan;
    const room = this.#setup.room();
    this.#show({ kind: 'scanning', ...(isSame ? this.#lists : undefined) });
    try {
      const lists = await Promise.race([this.#ask(state.folder, scan.token), cancellationOf(scan.token)]);
      if (this.#scan !== scan) return 'superseded';
      this.#former = undefined;
      this.#origins.clear();
      this.#showLists(lists);
      for (const { message } of lists.list.problems) this.#setup.log.warn(message);
      this.#isChangedInScan ||= this.#setup.room() !== room;
      this.#catchUp();
      return 'done';
    } catch (error) {
      if (this.#scan !== scan) return 'superseded';
      if (error instanceof HandoverError && error.code === 'cancelled') {
        this.#restore(this.#former);
        return 'cancelled';
      }
      this.#setup.log.error('The scan failed.', error);
      this.#show({ kind: 'failed', error });
      return 'failed';
    } finally {
      if (this.#scan === scan) this.#scan = undefined;
      scan.dispose();
    }
  }

  cancel(): void {
    this.#scan?.cancel();
  }

  /** From now on a list without history is shown in this workspace. */
  acceptMissingHistory(): Promise<ScanOutcome> {
    this.#setup.withoutHistory.set(true);
    const lists = this.#lists;
    if (lists === undefined) return this.scan({ withHistory: false });
    this.#showLists(lists);
    return Promise.resolve('done');
  }

  /** More of the groups given, or of the list. */
  async showMore(groups: readonly HotspotMore[] = []): Promise<void> {
    if (groups.length === 0) this.#limit += rowsStep;
    const limits = groups.map(({ group, shown }) => [group, shown + rowsStep] as const);
    this.#groupLimits = { ...this.#groupLimits, ...Object.fromEntries(limits) };
    await this.#reload();
  }

  /**
   * The modules in their folders, of the last scan; undefined before it.
   * @param path the folder of which all is wanted; empty for the whole
   * @throws HandoverError as requests do
   */
  async map(path: RepoPath): Promise<HotspotMap | undefined> {
    const folder = this.#folder;
    if (folder === undefined || this.list === undefined) return undefined;
    return this.#setup.server.request(methods.hotspotMap, { ...this.#scanParams(folder), path });
  }

  /** Others are in the room now: the same hotspots in another order. */
  async roomChanged(): Promise<void> {
    await this.#reload();
  }

  /** Something else is on the agenda of a mob session. */
  async agendaChanged(): Promise<void> {
    if (this.look.grouping === 'agenda') await this.#reload();
  }

  /** Asks once who wrote the module's debts; then `onDidChange` tells of its path. */
  async loadOrigins(path: RepoPath): Promise<void> {
    if (this.#folder === undefined || this.#origins.has(path)) return;
    this.#origins.set(path, 'asked');
    const folderUri = this.#folder.uri.toString();
    try {
      const origins = await this.#setup.server.request(methods.debtOrigins, { folderUri, path });
      if (!this.#isFolder(folderUri) || this.#origins.get(path) !== 'asked') return;
      this.#origins.set(path, origins);
      this.#changed.fire({ path });
    } catch (error) {
      this.#setup.log.error(`The authors of the debts in ${path} are not known.`, error);
    }
  }

  /** Folders, trust or the like changed: nothing of the former folder stays. */
  folderChanged(): void {
    const state = this.#setup.folderState(this.#folder);
    const isSame = state.kind === 'ready' && state.folder.uri.toString() === this.#folder?.uri.toString();
    if (isSame) return;
    this.#scan?.cancel();
    this.#scan = undefined;
    this.#folder = undefined;
    this.#former = undefined;
    this.#origins.clear();
    this.#forgetPages();
    this.#show({ kind: state.kind === 'ready' ? 'idle' : state.kind });
  }

  dispose(): void {
    this.#scan?.cancel();
    this.#scan = undefined;
    this.#refresher.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  /** Over a restart of the server once; a second failure is one. */
  async #ask(folder: vscode.WorkspaceFolder, token: vscode.CancellationToken, scan = true): Promise<Lists> {
    const params = { ...this.#scanParams(folder), limit: this.#limit, scan };
    const list = await this.#request(params, token);
    const { sort, filter, grouping } = this.look;
    if (sort === 'rank' && !isFiltered(this.look) && grouping === 'module') return { list, shown: list };
    const grouped =
      grouping === 'module'
        ? {}
        : { grouping: { by: grouping, agenda: this.#setup.agenda(), limits: this.#groupLimits } };
    const asked = { ...params, scan: false, query: { sort, filter }, ...grouped };
    return { list, shown: await this.#request(asked, token) };
  }

  get #page(): Page | undefined {
    const lists = this.#lists;
    const folder = this.#folder;
    if (lists === undefined || folder === undefined) return undefined;
    return {
      folder,
      lists,
      limit: this.#limit,
      groupLimits: this.#groupLimits,
      withHistory: this.#withHistory,
    };
  }

  #restore(former: Page | undefined): void {
    this.#former = undefined;
    if (former === undefined) {
      this.#show({ kind: 'idle' });
      return;
    }
    // Of another folder nothing was heard meanwhile.
    this.#isChangedInScan ||= former.folder !== this.#folder;
    this.#folder = former.folder;
    this.#limit = former.limit;
    this.#groupLimits = former.groupLimits;
    this.#withHistory = former.withHistory;
    this.#showLists(former.lists);
    this.#catchUp();
  }

  #forgetPages(): void {
    this.#limit = rowsStep;
    this.#groupLimits = {};
  }

  #scanParams(folder: vscode.WorkspaceFolder): Omit<HotspotMapParams, 'path'> {
    const room = this.#setup.room();
    return {
      folderUri: folder.uri.toString(),
      options: this.#setup.settings(folder.uri).options,
      withHistory: this.#withHistory,
      ...(room === undefined ? {} : { room }),
    };
  }

  async #request(params: HotspotsParams, token: vscode.CancellationToken): Promise<HotspotList> {
    try {
      return await this.#setup.server.request(methods.hotspots, params, token);
    } catch (error) {
      const again = error instanceof HandoverError && error.code === 'server.down';
      if (!again || token.isCancellationRequested) throw error;
      return this.#setup.server.request(methods.hotspots, params, token);
    }
  }

  /** Gets the list of the last scan again, quietly; after a scan under way, whose answer may be older. */
  #reload(): Promise<void> {
    return this.#refresher.run();
  }

  /** What changed while a scan ran may have come too late for its answer. */
  #catchUp(): void {
    if (!this.#isChangedInScan) return;
    this.#isChangedInScan = false;
    void this.#reload();
  }

  async #loadAgain(): Promise<void> {
    const folder = this.#folder;
    const former = this.list;
    if (this.#view.kind === 'scanning') {
      this.#isChangedInScan = true;
      return;
    }
    if (folder === undefined || former === undefined) return;
    const source = new vscode.CancellationTokenSource();
    try {
      const look = JSON.stringify(this.look);
      const lists = await this.#ask(folder, source.token, false);
      // A scan or a change of folder has come between; after another look it is asked for again.
      const isCurrent = this.list === former && this.#scan === undefined;
      if (isCurrent && JSON.stringify(this.look) === look) this.#showLists(lists);
    } catch (error) {
      this.#setup.log.error('Bringing the hotspots up to date failed.', error);
    } finally {
      source.dispose();
    }
  }

  #showLists(lists: Lists): void {
    this.#show({ kind: listState(lists.list, this.#setup.withoutHistory.get()), ...lists });
  }

  #show(view: HotspotView): void {
    this.#view = view;
    this.#changed.fire('rows');
  }

  #isFolder(folderUri: string): boolean {
    return this.#folder?.uri.toString() === folderUri;
  }
}

/** Rejects with `cancelled` at once, however long the server takes to stop. */
function cancellationOf(token: vscode.CancellationToken): Promise<never> {
  return new Promise((_, reject) => {
    token.onCancellationRequested(() => {
      reject(new HandoverError('cancelled', 'The scan was cancelled.'));
    });
  });
}
