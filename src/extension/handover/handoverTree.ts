import * as vscode from 'vscode';
import { completeWords, type HandoverRow, handoverRows } from '../../core/handover/handoverRows';
import { commands, contextKeys, views } from '../../protocol/names';
import type { HandoverModel } from './handoverModel';

/** Maps the rows to tree items. What a row says is decided in `core/handover/handoverRows`. */
export class HandoverTree implements vscode.TreeDataProvider<HandoverRow>, vscode.Disposable {
  readonly treeView: vscode.TreeView<HandoverRow>;
  readonly #model: HandoverModel;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscription: vscode.Disposable;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(model: HandoverModel) {
    this.#model = model;
    this.treeView = vscode.window.createTreeView(views.handover, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.#subscription = model.onDidChange(() => {
      this.#update();
    });
    this.#update();
  }

  getChildren(row?: HandoverRow): HandoverRow[] {
    if (row !== undefined) return [...row.children];
    const { overview } = this.#model;
    return overview === undefined ? [] : [...handoverRows(overview)];
  }

  getTreeItem(row: HandoverRow): vscode.TreeItem {
    const { Collapsed, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(row.label, row.children.length === 0 ? None : Collapsed);
    item.id = row.id;
    item.description = row.description;
    item.tooltip = row.tooltip;
    item.contextValue = row.noted === undefined ? row.kind : `${row.kind}.code`;
    item.iconPath = new vscode.ThemeIcon(row.icon);
    item.accessibilityInformation = { label: row.spoken };
    const command = clicks[row.kind];
    if (command !== undefined) item.command = { command, title: 'Open', arguments: [row] };
    return item;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.treeView.dispose();
    this.#changed.dispose();
  }

  #update(): void {
    const { state, overview } = this.#model;
    void vscode.commands.executeCommand('setContext', contextKeys.handover, state);
    this.treeView.description = overview === undefined ? '' : completeWords(overview);
    this.#changed.fire(undefined);
  }
}

const clicks: Readonly<Record<HandoverRow['kind'], string | undefined>> = {
  scan: commands.scan,
  chapter: commands.previewHandover,
  unwrittenChapter: undefined,
  gap: commands.openGap,
  more: commands.openGap,
  problem: commands.openGap,
};
