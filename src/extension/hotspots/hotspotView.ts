import * as vscode from 'vscode';
import type { ListedHotspot } from '../../core/hotspots/listedHotspot';
import { listNote, progressWords } from '../../core/hotspots/scanWords';
import { isFiltered } from '../../core/hotspots/view/hotspotQuery';
import { countWords, lookNote } from '../../core/hotspots/view/queryWords';
import type { HotspotRow } from '../../core/hotspots/rows/hotspotRow';
import { contextKeys, views } from '../../protocol/names';
import type { HotspotState } from '../../protocol/names';
import { nameAmongSeveral } from '../workspaceFolder';
import type { HotspotModel, HotspotView } from './hotspotModel';
import type { HotspotTree } from './hotspotTree';

const countKey = 'hotspots.count';

interface RunningProgress {
  report(words: string): void;
  end(): void;
}

/** What is around the rows: badge, line on top, progress, and the context key that chooses the welcome text. */
export class HotspotTreeView implements vscode.Disposable {
  readonly treeView: vscode.TreeView<HotspotRow>;
  readonly #model: HotspotModel;
  readonly #memento: vscode.Memento;
  readonly #subscription: vscode.Disposable;
  #progress: RunningProgress | undefined;

  constructor(model: HotspotModel, tree: HotspotTree, memento: vscode.Memento) {
    this.#model = model;
    this.#memento = memento;
    this.treeView = vscode.window.createTreeView(views.hotspots, {
      treeDataProvider: tree,
      showCollapseAll: true,
    });
    // The number of the last scan stands until there is a new one.
    if (model.view.kind === 'idle') this.#showCount(memento.get<number>(countKey));
    this.#subscription = model.onDidChange((change) => {
      if (change === 'rows' || change === 'progress') this.#update(change === 'rows');
    });
    this.#update(true);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#progress?.end();
    this.treeView.dispose();
  }

  #update(rowsChanged: boolean): void {
    const { view } = this.#model;
    if (rowsChanged) {
      const state: HotspotState = view.kind;
      void vscode.commands.executeCommand('setContext', contextKeys.hotspots, state);
      const { list } = this.#model;
      const filtered = isFiltered(this.#model.look);
      void vscode.commands.executeCommand('setContext', contextKeys.hotspotsFiltered, filtered);
      const listed = list?.listed ?? [];
      void vscode.commands.executeCommand('setContext', contextKeys.hasHotspots, listed.length > 0);
      const decided = (list?.setAsideCount ?? 0) > 0 || listed.some(isDecided);
      void vscode.commands.executeCommand('setContext', contextKeys.hasDecisions, decided);
    }
    if (view.kind === 'scanning') {
      if (view.list === undefined) {
        // Of another folder; as long as it stands, it hides the welcome text.
        this.treeView.message = '';
        this.treeView.description = this.#described('');
      }
      this.#showProgress(view);
      return;
    }
    this.#progress?.end();
    const notes = view.kind === 'list' ? [lookNote(this.#model.look, view.shown), listNote(view.list)] : [];
    this.treeView.message = notes.filter((note) => note !== undefined).join(' ');
    this.treeView.description = this.#described(view.kind === 'list' ? countWords(view.shown) : '');
    if (view.kind === 'list' || view.kind === 'empty') {
      this.#showCount(view.list.total);
      void this.#memento.update(countKey, view.list.total);
    } else if (view.kind !== 'idle' && view.kind !== 'failed') {
      this.#showCount(undefined);
    }
  }

  /** With the folder in front where there are several: the rows are of one. */
  #described(words: string): string {
    const name = nameAmongSeveral(this.#model.folder);
    return [name ?? '', words].filter((part) => part !== '').join(' · ');
  }

  #showProgress({ progress, list }: Extract<HotspotView, { kind: 'scanning' }>): void {
    this.#progress ??= this.#beginProgress(list === undefined);
    if (progress === undefined) return;
    const words = progressWords(progress);
    if (list !== undefined) {
      this.treeView.message = words;
      return;
    }
    // Not as a message: it would hide the welcome text with its button to cancel. And a view that is alone in its
    // container has no description, so the status bar counts as well.
    this.treeView.description = this.#described(words);
    this.#progress.report(words);
  }

  #beginProgress(inStatusBar: boolean): RunningProgress {
    const reports: ((words: string) => void)[] = [];
    const ends: (() => void)[] = [];
    const begin = (options: vscode.ProgressOptions): void => {
      void vscode.window.withProgress(
        options,
        (progress) =>
          new Promise<void>((resolve) => {
            ends.push(resolve);
            reports.push((message) => {
              progress.report({ message });
            });
          }),
      );
    };
    begin({ location: { viewId: views.hotspots } });
    if (inStatusBar) begin({ location: vscode.ProgressLocation.Window, title: 'Legacy hotspots' });
    return {
      report: (words) => {
        for (const report of reports) report(words);
      },
      end: () => {
        this.#progress = undefined;
        for (const end of ends) end();
      },
    };
  }

  #showCount(count: number | undefined): void {
    this.treeView.badge =
      count === undefined || count === 0
        ? undefined
        : { value: count, tooltip: count === 1 ? '1 legacy hotspot' : `${String(count)} legacy hotspots` };
  }
}

function isDecided({ decision, debts }: ListedHotspot): boolean {
  return decision !== undefined || debts.some((debt) => debt.decision !== undefined);
}
