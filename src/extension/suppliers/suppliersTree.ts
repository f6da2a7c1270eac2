import * as vscode from 'vscode';
import { type PartyRow, partyRows } from '../../core/knowledge/suppliers/partyRows';
import { counted } from '../../core/wording';
import { commands, contextKeys, views } from '../../protocol/names';
import type { SuppliersModel } from './suppliersModel';

/** Maps the rows to tree items. What a row says is decided in `core/knowledge/suppliers/partyRows`. */
export class SuppliersTree implements vscode.TreeDataProvider<PartyRow>, vscode.Disposable {
  readonly treeView: vscode.TreeView<PartyRow>;
  readonly #model: SuppliersModel;
  readonly #today: () => string;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscription: vscode.Disposable;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(model: SuppliersModel, today: () => string) {
    this.#model = model;
    this.#today = today;
    this.treeView = vscode.window.createTreeView(views.suppliers, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.#subscription = model.onDidChange(() => {
      this.#update();
    });
    this.#update();
  }

  getChildren(row?: PartyRow): PartyRow[] {
    if (row !== undefined) return [...row.children];
    const { result } = this.#model;
    return result === undefined
      ? []
      : [...partyRows(result.parties, result.assets, result.broken, this.#today())];
  }

  getTreeItem(row: PartyRow): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const open = row.kind === 'group' ? Expanded : Collapsed;
    const item = new vscode.TreeItem(row.label, row.children.length === 0 ? None : open);
    item.id = row.id;
    item.description = row.description;
    item.tooltip = row.tooltip;
    item.contextValue = row.kind;
    item.iconPath = new vscode.ThemeIcon(row.icon);
    if (row.place !== undefined)
      item.command = { command: commands.openParty, title: 'Open', arguments: [row] };
    return item;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.treeView.dispose();
    this.#changed.dispose();
  }

  #update(): void {
    const { result } = this.#model;
    const rows = this.getChildren();
    void vscode.commands.executeCommand(
      'setContext',
      contextKeys.suppliers,
      stateOf(result !== undefined, rows.length),
    );
    const several = (vscode.workspace.workspaceFolders ?? []).length > 1;
    this.treeView.description = several ? (this.#model.folder?.name ?? '') : '';
    const over = (result?.assets ?? []).filter(({ day }) => day !== undefined && day < this.#today()).length;
    this.treeView.badge =
      over === 0
        ? undefined
        : { value: over, tooltip: `${counted(over, 'thing has', 'things have')} run out` };
    this.#changed.fire(undefined);
  }
}

function stateOf(looked: boolean, rows: number): 'idle' | 'empty' | 'list' {
  if (!looked) return 'idle';
  return rows === 0 ? 'empty' : 'list';
}
