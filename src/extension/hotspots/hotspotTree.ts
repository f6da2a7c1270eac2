import * as vscode from 'vscode';
import { childRows, moduleRows } from '../../core/hotspots/rows';
import type { HotspotRow } from '../../core/hotspots/rows';
import type { Clock, RepoPath } from '../../core/ports';
import { commands } from '../../protocol/names';
import type { HotspotModel } from './hotspotModel';

/** Maps the rows of the model to tree items. What a row says is decided in `core/hotspots/rows`. */
export class HotspotTree implements vscode.TreeDataProvider<HotspotRow>, vscode.Disposable {
  readonly #model: HotspotModel;
  readonly #clock: Clock;
  readonly #changed = new vscode.EventEmitter<HotspotRow | undefined>();
  readonly #subscription: vscode.Disposable;
  readonly #parents = new Map<string, HotspotRow>();
  #modules: readonly HotspotRow[] = [];

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(model: HotspotModel, clock: Clock) {
    this.#model = model;
    this.#clock = clock;
    this.#subscription = model.onDidChange((change) => {
      if (change === 'progress') return;
      if (change === 'rows') {
        this.#parents.clear();
        this.#changed.fire(undefined);
        return;
      }
      const row = this.#modules.find(({ place }) => place?.path === change.path);
      if (row !== undefined) this.#changed.fire(row);
    });
  }

  getChildren(row?: HotspotRow): readonly HotspotRow[] & HotspotRow[] {
    if (row === undefined) return [...this.#roots()];
    const children = this.#childrenOf(row);
    for (const child of children) this.#parents.set(child.id, row);
    return [...children];
  }

  getParent(row: HotspotRow): HotspotRow | undefined {
    return this.#parents.get(row.id);
  }

  /** The row of a module; undefined where it is not among those shown. */
  rowOfModule(path: RepoPath): HotspotRow | undefined {
    return this.#roots().find(({ kind, place }) => kind === 'module' && place?.path === path);
  }

  getTreeItem(row: HotspotRow): vscode.TreeItem {
    const { Collapsed, None } = vscode.TreeItemCollapsibleState;
    const hasChildren = row.kind === 'module' || row.children !== undefined;
    const item = new vscode.TreeItem(row.label, hasChildren ? Collapsed : None);
    item.id = row.id;
    item.description = row.description;
    item.tooltip = row.tooltip;
    item.contextValue = row.decisionPath === undefined ? row.kind : `${row.kind}.decided`;
    item.accessibilityInformation = { label: row.spoken };
    if (row.kind === 'module' && this.#model.folder !== undefined && row.place !== undefined) {
      item.resourceUri = vscode.Uri.joinPath(this.#model.folder.uri, row.place.path);
      item.iconPath = vscode.ThemeIcon.File;
    } else if (row.icon !== undefined) {
      item.iconPath = new vscode.ThemeIcon(row.icon);
    }
    if (row.place !== undefined) {
      item.command = { command: commands.openPlace, title: 'Open', arguments: [row] };
    } else if (row.kind === 'more') {
      item.command = { command: commands.showMoreHotspots, title: row.label };
    }
    return item;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #roots(): readonly HotspotRow[] {
    const { view } = this.#model;
    const isShown = view.kind === 'list' || view.kind === 'scanning';
    this.#modules = isShown && view.list !== undefined ? moduleRows(view.list) : [];
    return this.#modules;
  }

  #childrenOf(row: HotspotRow): readonly HotspotRow[] {
    if (row.children !== undefined) return row.children;
    const hotspot = this.#model.list?.listed.find(({ path }) => path === row.place?.path);
    if (row.kind !== 'module' || hotspot === undefined) return [];
    if (hotspot.debts.length > 0) void this.#model.loadOrigins(hotspot.path);
    return childRows(hotspot, this.#model.origins(hotspot.path), this.#clock.now());
  }
}
