import * as vscode from 'vscode';
import type { EpochMs } from '../../../core/ports';
import { boardActs, boardModel, type BoardAct, type BoardModel } from '../../../core/session/boardModel';
import type { SessionState } from '../../../core/session/state';
import { commands, webviews } from '../../../protocol/names';
import { PagePanel } from '../../pagePanel';
import { boardPage } from './boardPage';
import { underWork } from './underWork';

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

/** The board. The page counts by itself, and is told only what changed. */
export class Board implements vscode.Disposable {
  readonly #setup: BoardSetup;
  readonly #page: PagePanel;
  #sent = '';

  constructor(setup: BoardSetup) {
    this.#setup = setup;
    this.#page = new PagePanel({
      viewType: webviews.board,
      title: 'Mob board',
      extensionUri: setup.extensionUri,
      html: boardPage,
      receive: (message) => this.receive(message),
    });
  }

  /** What the page shows now; undefined where there is none. */
  get shown(): BoardModel | undefined {
    return this.#page.isReady ? boardModel(this.#setup.state(), this.#setup.now()) : undefined;
  }

  show(): void {
    this.#page.show();
  }

  /** Called whenever the session may have changed. */
  paint(): void {
    const { listener } = this.#page;
    if (listener === undefined) return;
    const model = boardModel(this.#setup.state(), this.#setup.now());
    const text = JSON.stringify(model);
    if (text === this.#sent) return;
    this.#sent = text;
    void listener.postMessage({ type: 'show', model, sentAtEpochMs: this.#setup.now() });
  }

  /** As a message from the page does; anything else than such a message does nothing. */
  async receive(message: unknown): Promise<void> {
    if (typeof message !== 'object' || message === null || !('type' in message)) return;
    if (message.type === 'ready') {
      this.#page.pageIsReady();
      this.#sent = '';
      this.paint();
    }
    if (message.type !== 'act' || !('act' in message)) return;
    const act = boardActs.find((one) => one === message.act);
    if (act === undefined) return;
    // What is said belongs to the item under work: behind the board there is no editor that would say so.
    const about = act === 'capture' ? underWork(this.#setup.state()) : undefined;
    await vscode.commands.executeCommand(commandOf[act], ...(about === undefined ? [] : [about]));
  }

  dispose(): void {
    this.#page.dispose();
  }
}
