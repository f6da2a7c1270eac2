import * as vscode from 'vscode';
import { folderNoteRows } from '../../core/knowledge/folderNoteRows';
import { needsALook } from '../../core/knowledge/noteRows';
import type { NoteRow } from '../../core/knowledge/noteRows';
import { counted } from '../../core/wording';
import { commands, contextKeys, views } from '../../protocol/names';
import type { NotesModel } from './notesModel';

/** Maps the rows to tree items. What a row says is decided in `core/knowledge/noteRows`. */
export class NotesTree implements vscode.TreeDataProvider<NoteRow>, vscode.Disposable {
  readonly treeView: vscode.TreeView<NoteRow>;
  readonly #model: NotesModel;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscription: vscode.Disposable;
  readonly #parents = new Map<string, NoteRow>();
  #rows: readonly NoteRow[] = [];

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(model: NotesModel) {
    this.#model = model;
    this.treeView = vscode.window.createTreeView(views.notes, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.#subscription = model.onDidChange(() => {
      this.#update();
    });
    this.#update();
  }

  getChildren(row?: NoteRow): NoteRow[] {
    return [...(row?.children ?? this.#rows)];
  }

  getParent(row: NoteRow): NoteRow | undefined {
    return this.#parents.get(row.id);
  }

  /** The first row of a note. */
  rowOfNote(folderUri: string, notePath: string): NoteRow | undefined {
    const find = (rows: readonly NoteRow[]): NoteRow | undefined => {
      for (const row of rows) {
        const found = row.notePath === notePath && row.folderUri === folderUri ? row : find(row.children);
        if (found !== undefined) return found;
      }
      return undefined;
    };
    return find(this.#rows);
  }

  getTreeItem(row: NoteRow): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const open =
      row.kind === 'group' && row.icon !== 'question' && row.icon !== 'book' ? Expanded : Collapsed;
    const item = new vscode.TreeItem(row.label, row.children.length === 0 ? None : open);
    item.id = row.id;
    item.description = row.description;
    item.tooltip = row.tooltip;
    item.contextValue = row.kind;
    item.iconPath = new vscode.ThemeIcon(row.icon);
    if (row.kind !== 'group') {
      const command =
        row.kind === 'question'
          ? commands.answerQuestion
          : row.place === undefined
            ? commands.openNote
            : commands.openNotePlace;
      item.command = { command, title: 'Open', arguments: [row] };
    }
    return item;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.treeView.dispose();
    this.#changed.dispose();
  }

  #update(): void {
    const { entries = [], grouping } = this.#model;
    const named = entries.map(({ folder, notes: ofFolder }) => ({
      name: folder.name,
      folderUri: folder.uri.toString(),
      notes: ofFolder,
    }));
    this.#rows = folderNoteRows(named, grouping);
    this.#parents.clear();
    const adopt = (parent: NoteRow): void => {
      for (const child of parent.children) {
        this.#parents.set(child.id, parent);
        adopt(child);
      }
    };
    this.#rows.forEach(adopt);
    const { notes = [], broken = [] } = this.#model.notes ?? {};
    const toCheck = notes.filter(needsALook).length;
    const isEmpty = notes.length === 0 && broken.length === 0;
    void vscode.commands.executeCommand('setContext', contextKeys.hasNotes, !isEmpty);
    const areNone = this.#model.notes !== undefined && notes.length === 0;
    void vscode.commands.executeCommand('setContext', contextKeys.noNotes, areNone);
    this.treeView.badge =
      toCheck === 0 ? undefined : { value: toCheck, tooltip: `${counted(toCheck, 'note')} to check` };
    this.#changed.fire(undefined);
  }
}
