import * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import type { StatisticsRow } from '../../core/handover/statisticsRows';
import { views } from '../../protocol/names';
import { methods } from '../../protocol/requests';
import type { FeatureContext } from '../featureContext';

/** A session ends with one record; an update from colleagues brings many at once. */
const gatherMs = 150;

/** What all session records say, in the side bar. The server is asked only while somebody looks. */
export class StatisticsView implements vscode.TreeDataProvider<StatisticsRow>, vscode.Disposable {
  readonly #feature: FeatureContext;
  readonly #treeView: vscode.TreeView<StatisticsRow>;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: readonly vscode.Disposable[];
  #folder: vscode.WorkspaceFolder | undefined;
  #timer: NodeJS.Timeout | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(feature: FeatureContext) {
    this.#feature = feature;
    this.#treeView = vscode.window.createTreeView(views.statistics, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    const watcher = vscode.workspace.createFileSystemWatcher('**/.handover/sessions/*.md');
    const soon = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#changed.fire(undefined);
      }, gatherMs);
    };
    this.#subscriptions = [
      watcher,
      watcher.onDidChange(soon),
      watcher.onDidCreate(soon),
      watcher.onDidDelete(soon),
      vscode.workspace.onDidGrantWorkspaceTrust(soon),
      vscode.workspace.onDidChangeWorkspaceFolders(soon),
    ];
  }

  /** Never rejects: what fails is logged, and the view is empty. */
  async getChildren(row?: StatisticsRow): Promise<StatisticsRow[]> {
    if (row !== undefined) return [...row.children];
    this.#folder = this.#feature.trustedFolder();
    if (this.#folder === undefined) return [];
    const folderUri = this.#folder.uri.toString();
    try {
      const { rows } = await this.#feature.server.request(methods.sessionStatistics, { folderUri });
      return [...rows];
    } catch (error) {
      this.#feature.log.warn(`The session statistics could not be made: ${sentenceOf(error)}`);
      return [];
    }
  }

  getTreeItem(row: StatisticsRow): vscode.TreeItem {
    const { Expanded, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(row.label, row.children.length === 0 ? None : Expanded);
    item.id = row.id;
    item.description = row.description;
    item.tooltip = row.tooltip;
    item.iconPath = new vscode.ThemeIcon(row.icon);
    item.accessibilityInformation = { label: `${row.label}, ${row.description}` };
    if (row.path !== undefined && this.#folder !== undefined) {
      const uri = vscode.Uri.joinPath(this.#folder.uri, ...row.path.split('/'));
      item.command = { command: 'vscode.open', title: 'Open', arguments: [uri] };
    }
    return item;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#treeView.dispose();
    this.#changed.dispose();
  }
}
