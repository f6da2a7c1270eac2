import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import type { ItemPlace } from '../../core/session/agenda';
import { plainMessage } from '../../core/session/plainText';
import { isActive, phaseOf } from '../../core/session/selectors';
import type { SessionState } from '../../core/session/state';
import { FileLease, soleLease } from '../../node/session/lease';
import type { MemorySessionStore } from '../../node/session/sessionStore';
import { FileSessionStore, stateFile } from '../../node/session/sessionStore';
import { watchFile } from '../../node/files/watchFile';
import { commands, contextKeys } from '../../protocol/names';
import type { FeatureContext } from '../featureContext';
import { Alerts } from './alerts';
import { SessionEngine, type Timers } from './engine';
import { RecordKeeper } from './recordKeeper';
import { readSessionSettings } from './sessionSettings';
import { SessionStatusBarItem } from './statusBarItem';

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
  void vscode.commands.executeCommand(commands.openPlace, { kind: 'module', place, folderUri });
}

/** One engine with all that it drives in this window. A reload of the window is a second one on the same store. */
export class SessionHost {
  readonly engine: SessionEngine;
  readonly statusBar = new SessionStatusBarItem();
  readonly alerts: Alerts;
  readonly keeper: RecordKeeper;
  /** Every sentence shown, for tests. */
  readonly said: string[] = [];
  readonly #feature: FeatureContext;
  readonly #stopWatching: () => void;
  #keys = '';

  /** @param memory the store of a window without a place for files */
  constructor(feature: FeatureContext, memory: MemorySessionStore) {
    this.#feature = feature;
    const { clock, log } = feature;
    const storage = feature.context.storageUri;
    const folder = storage?.scheme === 'file' ? storage.fsPath : undefined;
    const dispatch: SessionEngine['dispatch'] = (event) => this.engine.dispatch(event);
    const said = (message: string) => {
      this.said.push(message);
    };
    this.alerts = new Alerts({
      clock,
      state: () => this.engine.state,
      dispatch,
      said,
      onError: (error) => {
        this.fail(error);
      },
    });
    this.keeper = new RecordKeeper({ clock, log, dispatch, said });
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
        if (effect.type === 'openPlace') openItemPlace(state, effect.place);
        else if (effect.type !== 'writeRecord') this.alerts.show(effect);
        else if (state.kind === 'ended') await this.keeper.save(state);
      },
      storeFailed: (sentence) => {
        void vscode.window.showWarningMessage(
          `The mob session goes on, but would not survive a reload: ${plainMessage(sentence)}`,
        );
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
    this.statusBar.dispose();
    await this.engine.dispose();
  }

  #repaint(): void {
    const { state } = this.engine;
    const now = this.#feature.clock.now();
    this.statusBar.paint(state, now);
    const phase = phaseOf(state, now);
    const someoneAway = isActive(state) && state.roster.some(({ presence }) => presence !== 'present');
    const keys = `${phase} ${someoneAway}`;
    if (keys === this.#keys) return;
    this.#keys = keys;
    void vscode.commands.executeCommand('setContext', contextKeys.session, phase);
    void vscode.commands.executeCommand('setContext', contextKeys.someoneAway, someoneAway);
  }
}
