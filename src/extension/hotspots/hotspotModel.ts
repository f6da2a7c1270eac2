import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import type { HotspotList } from '../../core/hotspots/hotspotList';
import type { ListedHotspot } from '../../core/hotspots/listedHotspot';
import type { HotspotMap } from '../../core/hotspots/map/hotspotMap';
import { listState } from '../../core/hotspots/listState';
import type { DebtReport, ScanProgress } from '../../core/hotspots/model';
import type { HotspotMore } from '../../core/hotspots/rows/hotspotRow';
import { rowsStep } from '../../core/hotspots/rows/moduleRows';
import type { Log, RepoPath } from '../../core/ports';
import type { HotspotLook } from '../../core/hotspots/view/hotspotQuery';
import { methods } from '../../protocol/requests';
import { Refresher } from '../refresher';
import type { FolderState } from '../workspaceFolder';
import { DebtOrigins } from './debtOrigins';
import {
  firstPage,
  type HotspotLists,
  type HotspotPage,
  HotspotRequests,
  type HotspotRequestsSetup,
} from './hotspotRequests';

/** What a cancelled scan gives back. */
interface Former {
  readonly folder: vscode.WorkspaceFolder;
  readonly lists: HotspotLists;
  readonly page: HotspotPage;
}

export type HotspotView =
  | { readonly kind: 'idle' | Exclude<FolderState['kind'], 'ready'> }
  | ({ readonly kind: 'scanning'; readonly progress?: ScanProgress } & Partial<HotspotLists>)
  | ({ readonly kind: 'list' | 'empty' | 'noGit' | 'noRepository' } & HotspotLists)
  | { readonly kind: 'failed'; readonly error: unknown };

/** What became of a scan that was asked for. */
export type ScanOutcome = 'done' | 'cancelled' | 'superseded' | 'failed' | 'noFolder';

export interface HotspotModelSetup extends HotspotRequestsSetup {
  readonly log: Log;
  /** @param preferred taken as long as the window has it: what is shown must not change with the active editor */
  folderState(preferred: vscode.WorkspaceFolder | undefined): FolderState;
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
  readonly #requests: HotspotRequests;
  readonly #origins: DebtOrigins;
  #view: HotspotView = { kind: 'idle' };
  #folder: vscode.WorkspaceFolder | undefined;
  #scan: vscode.CancellationTokenSource | undefined;
  #page = firstPage;
  /** While a scan has not succeeded: what was there before it, perhaps of another folder. */
  #former: Former | undefined;
  #isChangedInScan = false;
  readonly #refresher = new Refresher(
    () => this.#loadAgain(),
    () => undefined,
  );

  readonly onDidChange = this.#changed.event;

  constructor(setup: HotspotModelSetup) {
    this.#setup = setup;
    const { server, log } = setup;
    this.#requests = new HotspotRequests(setup);
    this.#origins = new DebtOrigins({
      server,
      log,
      folderUri: () => this.#folder?.uri.toString(),
      loaded: (path) => {
        this.#changed.fire({ path });
      },
    });
    this.#subscriptions = [
      server.onNotification(methods.scanProgress, ({ folderUri, phase, done, total }) => {
        if (!this.#isFolder(folderUri) || this.#view.kind !== 'scanning') return;
        this.#view = { ...this.#view, progress: { phase, done, total } };
        this.#changed.fire('progress');
      }),
      server.onNotification(methods.hotspotsChanged, ({ folderUri, paths }) => {
        if (!this.#isFolder(folderUri)) return;
        for (const path of paths) this.#origins.forget(path);
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
    if (look.grouping !== this.look.grouping) this.#page = { ...this.#page, groupLimits: {} };
    this.#setup.look.set(look);
    await this.#reload();
  }

  get #lists(): HotspotLists | undefined {
    const { list, shown } = this.#view as Partial<HotspotLists>;
    return list === undefined || shown === undefined ? undefined : { list, shown };
  }

  /** Authors and dates of a module's debts; undefined until `loadOrigins` has got them. */
  origins(path: RepoPath): readonly DebtReport[] | undefined {
    return this.#origins.of(path);
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
    this.#former = this.#shownNow ?? this.#former;
    this.#folder = state.folder;
    this.#page = { ...(isSame ? this.#page : firstPage), withHistory: options.withHistory ?? true };
    const scan = new vscode.CancellationTokenSource();
    this.#scan = scan;
    const room = this.#setup.room();
    this.#show({ kind: 'scanning', ...(isSame ? this.#lists : undefined) });
    try {
      const lists = await Promise.race([
        this.#requests.lists(state.folder, this.#page, { scan: true }, scan.token),
        cancellationOf(scan.token),
      ]);
      if (this.#scan !== scan) return 'superseded';
      this.#former = undefined;
      this.#origins.forgetAll();
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
    const { limit, groupLimits } = this.#page;
    const limits = groups.map(({ group, shown }) => [group, shown + rowsStep] as const);
    this.#page = {
      ...this.#page,
      limit: groups.length === 0 ? limit + rowsStep : limit,
      groupLimits: { ...groupLimits, ...Object.fromEntries(limits) },
    };
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
    return this.#requests.map(folder, this.#page, path);
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
    await this.#origins.load(path);
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
    this.#origins.forgetAll();
    this.#page = firstPage;
    this.#show({ kind: state.kind === 'ready' ? 'idle' : state.kind });
  }

  dispose(): void {
    this.#scan?.cancel();
    this.#scan = undefined;
    this.#refresher.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  get #shownNow(): Former | undefined {
    const lists = this.#lists;
    const folder = this.#folder;
    return lists === undefined || folder === undefined ? undefined : { folder, lists, page: this.#page };
  }

  #restore(former: Former | undefined): void {
    this.#former = undefined;
    if (former === undefined) {
      this.#show({ kind: 'idle' });
      return;
    }
    // Of another folder nothing was heard meanwhile.
    this.#isChangedInScan ||= former.folder !== this.#folder;
    this.#folder = former.folder;
    this.#page = former.page;
    this.#showLists(former.lists);
    this.#catchUp();
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
      const lists = await this.#requests.lists(folder, this.#page, { scan: false }, source.token);
      // A scan or a change of folder has come between; after another look it is asked for again.
      const isCurrent = this.list === former && this.#scan === undefined;
      if (isCurrent && JSON.stringify(this.look) === look) this.#showLists(lists);
    } catch (error) {
      this.#setup.log.error('Bringing the hotspots up to date failed.', error);
    } finally {
      source.dispose();
    }
  }

  #showLists(lists: HotspotLists): void {
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
