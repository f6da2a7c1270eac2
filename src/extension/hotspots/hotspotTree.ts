import * as vscode from 'vscode';
import { childRows } from '../../core/hotspots/rows/childRows';
import { hotspotRows } from '../../core/hotspots/view/groupRows';
import type { HotspotMore, HotspotRow } from '../../core/hotspots/rows/hotspotRow';
import type { Clock, RepoPath } from '../../core/ports';
import { commands } from '../../protocol/names';
import type { HotspotModel } from './hotspotModel';

/** Maps the rows of the model to tree items. What a row says is decided in `core/hotspots/rows`. */
export class HotspotTree implements vscode.TreeDataProvider<HotspotRow>, vscode.Disposable {
  readonly #model: HotspotModel;
  readonly #clock: Clock;
  readonly #changed = new vscode.EventEmitter<HotspotRow | undefined>();
  readonly #parents = new Map<string, HotspotRow>();
  readonly #subscription: vscode.Disposable;
  #rows: readonly HotspotRow[] = [];

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
      for (const row of modulesIn(this.#rows)) if (row.place?.path === change.path) this.#changed.fire(row);
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
    const isIt = ({ kind, place }: HotspotRow): boolean => kind === 'module' && place?.path === path;
    for (const root of this.#roots()) {
      if (isIt(root)) return root;
      const found = root.kind === 'group' ? root.children?.find(isIt) : undefined;
      if (found === undefined) continue;
      this.#parents.set(found.id, root);
      return found;
    }
    return undefined;
  }

  /** Those of which not all is shown. */
  cutGroups(): readonly HotspotMore[] {
    return this.#roots().flatMap(({ kind, more }) => (kind === 'group' && more !== undefined ? [more] : []));
  }

  getTreeItem(row: HotspotRow): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const hasChildren = row.kind === 'module' || row.children !== undefined;
    const item = new vscode.TreeItem(
      row.label,
      hasChildren ? (row.isOpen === true ? Expanded : Collapsed) : None,
    );
    item.id = row.id;
    item.description = row.description;
    item.tooltip = row.tooltip;
    item.contextValue =
      row.kind === 'group' && row.more !== undefined
        ? 'group.more'
        : row.decisionPath === undefined
          ? row.kind
          : `${row.kind}.decided`;
    item.accessibilityInformation = { label: row.spoken };
    if (row.kind === 'module' && this.#model.folder !== undefined && row.place !== undefined) {
      item.resourceUri = iconOnly(vscode.Uri.joinPath(this.#model.folder.uri, row.place.path));
      item.iconPath = vscode.ThemeIcon.File;
    } else if (row.icon !== undefined) {
      item.iconPath = new vscode.ThemeIcon(row.icon);
    }
    if (row.place !== undefined) {
      item.command = { command: commands.openPlace, title: 'Open', arguments: [row] };
    } else if (row.kind === 'more') {
      item.command = { command: commands.showMoreHotspots, title: row.label, arguments: [row] };
    } else if (row.kind === 'clearFilter') {
      item.command = { command: commands.clearHotspotFilter, title: row.label };
    }
    return item;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #roots(): readonly HotspotRow[] {
    const { view, shown, look } = this.#model;
    const isShown = view.kind === 'list' || view.kind === 'scanning';
    this.#rows = isShown && shown !== undefined ? hotspotRows(shown, look, this.#clock.now()) : [];
    return this.#rows;
  }

  #childrenOf(row: HotspotRow): readonly HotspotRow[] {
    if (row.children !== undefined) return row.children;
    const path = row.kind === 'module' ? row.place?.path : undefined;
    const hotspot = path === undefined ? undefined : this.#model.find(path);
    if (hotspot === undefined) return [];
    if (hotspot.debts.length > 0) void this.#model.loadOrigins(hotspot.path);
    return childRows(hotspot, this.#model.origins(hotspot.path), this.#clock.now());
  }
}

/** Gives a row the icon of its file and no more: the score that the Explorer shows beside the file, and its reasons, stand in the row already. */
function iconOnly(uri: vscode.Uri): vscode.Uri {
  return uri.with({ query: 'hotspot' });
}

function modulesIn(rows: readonly HotspotRow[]): readonly HotspotRow[] {
  return rows.flatMap((row) =>
    row.kind === 'module' ? [row] : row.kind === 'group' ? modulesIn(row.children ?? []) : [],
  );
}
