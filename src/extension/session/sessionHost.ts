import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import type { ItemPlace } from '../../core/session/agenda';
import { plainMessage } from '../../core/session/plainText';
import { roomMessages } from '../../core/session/timerRoom';
import { sessionKeys } from '../../core/session/sessionKeys';
import type { SessionState } from '../../core/session/state';
import { FileLease, soleLease } from '../../node/session/lease';
import type { MemorySessionStore } from '../../node/session/sessionStore';
import { FileSessionStore, stateFile } from '../../node/session/sessionStore';
import { watchFile } from '../../node/files/watchFile';
import { commands, contextKeys } from '../../protocol/names';
import { sessionFolder } from '../sessionFolder';
import type { FeatureContext } from '../featureContext';
import { Alerts } from './alerts';
import { SessionEngine } from './engine';
import type { Timers } from './wakeUps';
import { offerHotspot } from './proposedHotspot';
import { RecordKeeper } from './recordKeeper';
import { readSessionSettings } from './sessionSettings';
import { TimerRoomSender } from './timerRoom';
import { SessionStatusBarItem } from './statusBarItem';
import { Toasts } from './toasts';

const realTimers: Timers = {
  after: (durationMs, run) => {
    const timer = setTimeout(run, durationMs);
    return () => {
      clearTimeout(timer);
    };
  },
  every: (durationMs, run) => {
    const timer = setInterval(run, durationMs);
    return () => {
      clearInterval(timer);
    };
  },
};

/** Behind the focus: whoever types goes on typing. */
function openItemPlace(state: SessionState, place: ItemPlace): void {
  const folderUri = state.kind === 'none' ? undefined : state.folderUri;
  void vscode.commands.executeCommand(commands.openPlace, { kind: 'module', place, folderUri, behind: true });
}

/** Behind the focus, as a place is. */
function openItemQuestion(state: SessionState, question: string): void {
  const folderUri = state.kind === 'none' ? undefined : state.folderUri;
  void vscode.commands.executeCommand(commands.openQuestion, { question, preserveFocus: true, folderUri });
}

/** One engine with all that it drives in this window. A reload of the window is a second one on the same store. */
export class SessionHost {
  readonly engine: SessionEngine;
  readonly statusBar = new SessionStatusBarItem();
  readonly toasts: Toasts;
  readonly alerts: Alerts;
  readonly keeper: RecordKeeper;
  readonly timerRoom: TimerRoomSender;
  /** Every sentence shown, for tests. */
  readonly said: string[] = [];
  readonly #feature: FeatureContext;
  readonly #stopWatching: () => void;
  readonly #painted: () => void;
  #keys = '';

  /**
   * @param memory the store of a window without a place for files
   * @param painted called whenever what is shown may have changed, at least every second of a session that runs
   */
  constructor(feature: FeatureContext, memory: MemorySessionStore, painted: () => void) {
    this.#feature = feature;
    this.#painted = painted;
    const { clock, log } = feature;
    const folder = sessionFolder(feature.context)?.fsPath;
    const dispatch: SessionEngine['dispatch'] = (event) => this.engine.dispatch(event);
    this.toasts = new Toasts({
      show: ({ message, warning, choices }) =>
        warning === true
          ? vscode.window.showWarningMessage(message, ...choices)
          : vscode.window.showInformationMessage(message, ...choices),
      after: (durationMs, run) => realTimers.after(durationMs, run),
      said: (message) => {
        this.said.push(message);
      },
      onError: (error) => {
        this.fail(error);
      },
    });
    const { toasts } = this;
    this.alerts = new Alerts({
      clock,
      state: () => this.engine.state,
      dispatch,
      endSession: async () => {
        await vscode.commands.executeCommand(commands.endSession);
      },
      toasts,
    });
    this.timerRoom = new TimerRoomSender({
      memento: feature.context.workspaceState,
      log,
      toasts,
      consentChanged: () => {
        this.#repaint();
      },
      now: () => roomMessages(this.engine.state, clock.now()),
    });
    this.keeper = new RecordKeeper({ clock, log, dispatch, toasts });
    this.engine = new SessionEngine({
      clock,
      log,
      store: folder === undefined ? memory : new FileSessionStore(folder, log),
      lease: folder === undefined ? soleLease : new FileLease(folder, randomUUID(), clock),
      timers: realTimers,
      warnBeforeEndMs: () => readSessionSettings().warnBeforeEndMs,
      repaint: () => {
        this.#repaint();
      },
      perform: async (effect, state) => {
        switch (effect.type) {
          case 'openPlace':
            openItemPlace(state, effect.place);
            return;
          case 'openQuestion':
            openItemQuestion(state, effect.question);
            return;
          case 'agendaDone':
            offerHotspot({ clock, hotspots: feature.hotspots, engine: this.engine, toasts });
            return;
          case 'clockStarted':
            this.timerRoom.send({
              kind: effect.of,
              remainingMs: effect.remainingMs,
              user: effect.typist,
            });
            return;
          case 'goalChanged':
            this.timerRoom.send({ kind: 'goal', goal: effect.goal, user: effect.typist });
            return;
          case 'writeRecord':
            if (state.kind === 'ended') await this.keeper.save(state);
            return;
          case 'turnOver':
          case 'turnEndsSoon':
          case 'breakOver':
          case 'askAfterSleep':
          case 'askStale':
          case 'dayOver':
          case 'proposeItem':
          case 'undone':
          case 'refused':
            this.alerts.show(effect);
        }
      },
      storeFailed: (sentence) => {
        const message = `The mob session goes on, but would not survive a reload: ${plainMessage(sentence)}`;
        toasts.show({ message, warning: true, choices: [] });
      },
    });
    this.#stopWatching =
      folder === undefined
        ? () => undefined
        : watchFile(folder, stateFile, log, () => {
            this.engine.refresh().catch((error: unknown) => {
              this.fail(error);
            });
          });
  }

  fail(error: unknown): void {
    this.#feature.log.error('The mob session could not go on.', error);
    void vscode.window.showErrorMessage(`That did not work: ${plainMessage(sentenceOf(error))}`);
  }

  async dispose(): Promise<void> {
    this.#stopWatching();
    this.toasts.dispose();
    this.statusBar.dispose();
    await this.engine.dispose();
  }

  #repaint(): void {
    const { state } = this.engine;
    const now = this.#feature.clock.now();
    this.statusBar.paint(state, now);
    this.#painted();
    const keys = { ...sessionKeys(state, now), timerRoom: this.timerRoom.use };
    const text = JSON.stringify(keys);
    if (text === this.#keys) return;
    this.#keys = text;
    for (const key of Object.keys(keys) as (keyof typeof keys)[]) {
      void vscode.commands.executeCommand('setContext', contextKeys[key], keys[key]);
    }
  }
}
