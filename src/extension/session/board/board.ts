import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { EpochMs } from '../../../core/ports';
import { boardActs, boardModel, type BoardAct, type BoardModel } from '../../../core/session/boardModel';
import { isActive } from '../../../core/session/selectors';
import type { SessionState } from '../../../core/session/state';
import { commands, webviews } from '../../../protocol/names';
import { boardPage } from './boardPage';

export interface BoardSetup {
  readonly extensionUri: vscode.Uri;
  readonly now: () => EpochMs;
  readonly state: () => SessionState;
}

/** What the buttons and keys of the board do: always a command, so that it is refused and said in the same way. */
const commandOf: Readonly<Record<BoardAct, string>> = {
  start: commands.startSession,
  saveRecord: commands.saveRecord,
  pause: commands.pause,
  resume: commands.resume,
  next: commands.nextTurn,
  takeBreak: commands.takeBreak,
  endBreak: commands.endBreak,
  nextItem: commands.nextItem,
  doneItem: commands.doneItem,
  capture: commands.captureNote,
};

/** Where a note belongs that is captured now, as an argument of the command. */
function placeUnderWork(state: SessionState): Readonly<Record<string, unknown>> | undefined {
  if (!isActive(state)) return undefined;
  const { source } = state.agenda.find(({ id }) => id === state.itemId) ?? {};
  const { folderUri } = state;
  return source?.kind === 'hotspot' ? { place: { path: source.place.path }, folderUri } : { folderUri };
}

/** The board: at most one in a window. The page counts by itself, and is told only what changed. */
export class Board implements vscode.Disposable {
  readonly #setup: BoardSetup;
  readonly #serializer: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #sent = '';
  /** The page has asked for what to show: before that nobody would hear it. */
  #ready = false;

  constructor(setup: BoardSetup) {
    this.#setup = setup;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(webviews.board, {
      deserializeWebviewPanel: (panel) => {
        this.#adopt(panel);
        return Promise.resolve();
      },
    });
  }

  /** What the page shows now; undefined where there is none. */
  get shown(): BoardModel | undefined {
    return this.#panel === undefined || !this.#ready
      ? undefined
      : boardModel(this.#setup.state(), this.#setup.now());
  }

  show(): void {
    if (this.#panel !== undefined) {
      this.#panel.reveal(undefined, false);
      return;
    }
    const panel = vscode.window.createWebviewPanel(webviews.board, 'Mob board', vscode.ViewColumn.Active, {
      enableScripts: true,
    });
    this.#adopt(panel);
  }

  /** Called whenever the session may have changed. */
  paint(): void {
    const panel = this.#panel;
    if (panel?.visible !== true || !this.#ready) return;
    const model = boardModel(this.#setup.state(), this.#setup.now());
    const text = JSON.stringify(model);
    if (text === this.#sent) return;
    this.#sent = text;
    void panel.webview.postMessage({ type: 'show', model, sentAtEpochMs: this.#setup.now() });
  }

  /** As a message from the page does; anything else than such a message does nothing. */
  async receive(message: unknown): Promise<void> {
    if (typeof message !== 'object' || message === null || !('type' in message)) return;
    if (message.type === 'ready') {
      this.#ready = true;
      this.#sent = '';
      this.paint();
    }
    if (message.type !== 'act' || !('act' in message)) return;
    const act = boardActs.find((one) => one === message.act);
    if (act === undefined) return;
    // What is said belongs to the item under work: behind the board there is no editor that would say so.
    const place = act === 'capture' ? placeUnderWork(this.#setup.state()) : undefined;
    await vscode.commands.executeCommand(commandOf[act], ...(place === undefined ? [] : [place]));
  }

  dispose(): void {
    this.#serializer.dispose();
    this.#panel?.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    const { extensionUri } = this.#setup;
    this.#panel?.dispose();
    this.#panel = panel;
    this.#ready = false;
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [
        vscode.Uri.joinPath(extensionUri, 'dist'),
        vscode.Uri.joinPath(extensionUri, 'media'),
      ],
    };
    panel.webview.onDidReceiveMessage((message: unknown) => void this.receive(message));
    panel.onDidChangeViewState(() => {
      // A hidden page is thrown away by VS Code: it asks again when it is made anew.
      if (!panel.visible) this.#ready = false;
    });
    panel.onDidDispose(() => {
      if (this.#panel !== panel) return;
      this.#panel = undefined;
      this.#ready = false;
    });
    panel.webview.html = boardPage(panel.webview, extensionUri, randomBytes(16).toString('base64url'));
  }
}
