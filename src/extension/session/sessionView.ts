import * as vscode from 'vscode';
import type { EpochMs } from '../../core/ports';
import { comingTurns, movedTo } from '../../core/session/comingTurns';
import type { HotspotProposal } from '../../core/session/hotspotProposal';
import type { Refusal, SessionEvent } from '../../core/session/events';
import { isActive, typist } from '../../core/session/selectors';
import { sessionRows, type SessionRow } from '../../core/session/sessionRows';
import type { ActiveSession, SessionState } from '../../core/session/state';
import { commands, views } from '../../protocol/names';

export interface SessionViewSetup {
  readonly now: () => EpochMs;
  state(): SessionState;
  /** What may be put on an agenda on which nothing is open. */
  proposal(): HotspotProposal | undefined;
  dispatch(event: SessionEvent): Promise<void>;
  /** Says why something cannot be done. */
  refuse(refusal: Refusal): void;
  onError(error: unknown): void;
}

const dragType = 'application/vnd.code.tree.mobhandover.sessionview';

/** The turn, the roster and the agenda in the side bar. What a row says is decided in `core/session/sessionRows`. */
export class SessionView
  implements
    vscode.TreeDataProvider<SessionRow>,
    vscode.TreeDragAndDropController<SessionRow>,
    vscode.Disposable
{
  readonly dragMimeTypes = [dragType];
  readonly dropMimeTypes = [dragType];
  readonly treeView: vscode.TreeView<SessionRow>;
  readonly #setup: SessionViewSetup;
  readonly #changed = new vscode.EventEmitter<undefined>();
  #rows: readonly SessionRow[] = [];
  #shown = '';

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(setup: SessionViewSetup) {
    this.#setup = setup;
    this.treeView = vscode.window.createTreeView(views.session, {
      treeDataProvider: this,
      dragAndDropController: this,
    });
  }

  get rows(): readonly SessionRow[] {
    return this.#rows;
  }

  /** Called every second: the tree is built anew only when a row says something else. */
  paint(): void {
    this.#rows = sessionRows(this.#setup.state(), this.#setup.now(), this.#setup.proposal());
    const shown = JSON.stringify(this.#rows);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#changed.fire(undefined);
  }

  getChildren(row?: SessionRow): SessionRow[] {
    return [...(row === undefined ? this.#rows : (row.children ?? []))];
  }

  getTreeItem(row: SessionRow): vscode.TreeItem {
    const { Expanded, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(row.label, row.children === undefined ? None : Expanded);
    item.id = row.id;
    item.description = row.description;
    item.tooltip = row.tooltip;
    item.iconPath = new vscode.ThemeIcon(row.icon);
    item.contextValue = row.context;
    item.accessibilityInformation = { label: row.spoken };
    const state = this.#setup.state();
    const folderUri = isActive(state) ? state.folderUri : undefined;
    if (row.place !== undefined) {
      item.command = { command: commands.openPlace, title: 'Open', arguments: [{ ...row, folderUri }] };
    } else if (row.question !== undefined) {
      item.command = { command: commands.openQuestion, title: 'Open', arguments: [{ ...row, folderUri }] };
    }
    return item;
  }

  handleDrag(rows: readonly SessionRow[], data: vscode.DataTransfer): void {
    const ids = rows.flatMap(({ participantId, itemId }) => participantId ?? itemId ?? []);
    data.set(dragType, new vscode.DataTransferItem(ids));
  }

  /** Dropped on a row of its own kind it takes the place of that row; on the heading or whoever types it becomes the next. */
  async handleDrop(target: SessionRow | undefined, data: vscode.DataTransfer): Promise<void> {
    const ids: unknown = data.get(dragType)?.value;
    const state = this.#setup.state();
    const id: unknown = Array.isArray(ids) ? ids[0] : undefined;
    if (!isActive(state) || typeof id !== 'string' || target === undefined) return;
    const event = this.#dropEvent(state, id, target);
    if (event !== undefined)
      await this.#setup.dispatch(event).catch((error: unknown) => {
        this.#setup.onError(error);
      });
  }

  dispose(): void {
    this.treeView.dispose();
    this.#changed.dispose();
  }

  #dropEvent(state: ActiveSession, id: string, target: SessionRow): SessionEvent | undefined {
    const atEpochMs = this.#setup.now();
    const isPerson = state.roster.some((participant) => participant.id === id);
    if (isPerson && (target.kind === 'person' || target.kind === 'roster')) {
      const participantIds = movedTo(state, id, this.#placeOf(state, target));
      if (participantIds === undefined) this.#setup.refuse('keepsPlace');
      return participantIds && { type: 'reorder', atEpochMs, participantIds };
    }
    if (!state.agenda.some((item) => item.id === id)) return undefined;
    if (target.kind === 'agenda') return { type: 'moveItem', atEpochMs, itemId: id, toIndex: 0 };
    const toIndex = state.agenda.findIndex((item) => item.id === target.itemId);
    return toIndex < 0 ? undefined : { type: 'moveItem', atEpochMs, itemId: id, toIndex };
  }

  /** Among the coming turns; -1 where the row has none. In a break, who typed last is at their end. */
  #placeOf(state: ActiveSession, { participantId }: SessionRow): number {
    if (participantId === undefined || participantId === typist(state)?.id) return 0;
    const coming = comingTurns(state);
    return participantId === state.pointerId ? coming.length : coming.indexOf(participantId);
  }
}
