import * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import type { Identity } from '../../core/ports';
import { plainMessage } from '../../core/session/plainText';
import { recordId } from '../../core/session/recordId';
import type { PersonCandidate } from '../../core/session/rosterSources';
import { isActive } from '../../core/session/selectors';
import type { Rhythm, SessionState } from '../../core/session/state';
import { statusBarText } from '../../core/session/statusBarText';
import { MemorySessionStore } from '../../node/session/sessionStore';
import { commands } from '../../protocol/names';
import { methods } from '../../protocol/requests';
import type { Feature, FeatureContext } from '../featureContext';
import type { SessionCommand } from './commandIds';
import { sessionHandlers } from './sessionCommands';
import { SessionHost } from './sessionHost';
import { readSessionSettings } from './sessionSettings';
import { askGoal, StartFlow, type SessionPlan } from './startFlow';
import type { ShownStatus } from './statusBarItem';

export interface SessionTestApi {
  /** Starts as the questions of "Start Session" would; resolves when the session runs. */
  startWith(plan: SessionPlan & { readonly goal?: string }): Promise<void>;
  state(): SessionState;
  /** What the status bar shows now; undefined while it shows nothing. */
  statusBar(): ShownStatus | undefined;
  /** What a tick of the timer does, to be called after the clock was set. */
  wake(): Promise<void>;
  /**
   * What a reload of the window does to the session: all is made anew from the store.
   * @param meanwhile happens while no window is open, such as time passing
   */
  reload(meanwhile?: () => void): Promise<void>;
  /** Every sentence shown in a notification since the last reload. */
  said(): readonly string[];
}

/** What `registerSession` loads: a bundle of its own, so that activation does not wait for it. */
export interface SessionFeature extends Feature<SessionTestApi> {
  /** Does what a command of the session is for. Shows failures itself. */
  run(command: SessionCommand, argument: unknown): Promise<void>;
}

/** The mob session: status bar item, alerts, questions, and the engine behind them. Restores a stored session. */
export function createSession(feature: FeatureContext): SessionFeature {
  const memory = new MemorySessionStore();
  let host = new SessionHost(feature, memory);
  const { clock } = feature;
  const state = () => host.engine.state;
  const restore = () =>
    host.engine.start().catch((error: unknown) => {
      host.fail(error);
    });
  let ready = restore();
  const flow = new StartFlow({
    rhythm: () => lastOf(state())?.rhythm ?? readSessionSettings().rhythm,
    lastRoster: () => (lastOf(state())?.roster ?? []).map(({ name, email }) => ({ name, email })),
    findPeople: (token) => findPeople(feature, token),
  });

  const startWith = async ({ people, rhythm, goal }: SessionPlan & { readonly goal?: string }) => {
    const now = clock.now();
    const utcOffsetMinutes = -new Date(now).getTimezoneOffset();
    const folderUri = (feature.trustedFolder() ?? folderOnDisk())?.uri.toString();
    await host.engine.dispatch({
      type: 'start',
      atEpochMs: now,
      id: recordId(now, utcOffsetMinutes, feature.random),
      utcOffsetMinutes,
      ...(folderUri === undefined ? {} : { folderUri }),
      ...(goal === undefined ? {} : { goal }),
      rhythm,
      people,
    });
  };
  const start = async () => {
    await host.engine.refresh();
    if (state().kind !== 'none') {
      offerRunning(host, clock.now());
      return;
    }
    const plan = await flow.run();
    if (plan === undefined) return;
    await startWith(plan);
    const { kind } = state();
    const goal = kind === 'running' ? await askGoal('') : undefined;
    if (goal !== undefined && goal !== '' && isActive(state())) {
      await host.engine.dispatch({ type: 'setGoal', atEpochMs: clock.now(), goal });
    }
  };
  const handlers = sessionHandlers({
    clock,
    state,
    dispatch: (event) => host.engine.dispatch(event),
    refuse: (refusal) => {
      host.alerts.show({ type: 'refused', refusal });
    },
    start,
    saveRecord: async () => {
      const current = state();
      if (current.kind === 'ended') await host.keeper.save(current);
      else host.alerts.show({ type: 'refused', refusal: 'noRecordPending' });
    },
  });

  return {
    run: async (command, argument) => {
      await ready;
      try {
        await handlers[command](argument);
      } catch (error) {
        host.fail(error);
      }
    },
    dispose: () => {
      void host.dispose();
    },
    testApi: {
      startWith: async (plan) => {
        await ready;
        await startWith(plan);
      },
      state,
      statusBar: () => host.statusBar.shown,
      wake: () => host.engine.wake(),
      reload: async (meanwhile) => {
        await host.dispose();
        meanwhile?.();
        host = new SessionHost(feature, memory);
        ready = restore();
        await ready;
      },
      said: () => host.said,
    },
  };
}

function lastOf(state: SessionState): { roster: readonly Identity[]; rhythm: Rhythm } | undefined {
  return state.kind === 'none' ? state.last : undefined;
}

/** Not trusted yet, perhaps: whether anything may be written there is asked when the record is. */
function folderOnDisk(): vscode.WorkspaceFolder | undefined {
  return vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
}

/** A second start leads to the session that is there. */
function offerRunning(host: SessionHost, nowEpochMs: number): void {
  const { state } = host.engine;
  const active = isActive(state);
  const spoken = plainMessage(statusBarText(state, nowEpochMs)?.spoken ?? '');
  const message = active ? `A mob session is running already. ${spoken}` : spoken;
  const [label, command] = active
    ? (['Show actions', commands.sessionActions] as const)
    : (['Save record', commands.saveRecord] as const);
  host.said.push(message);
  void vscode.window.showInformationMessage(message, label).then((chosen) => {
    if (chosen === label) void vscode.commands.executeCommand(command);
  });
}

/** Without a trusted folder, a git or a server the other sources have to do: no error. */
async function findPeople(
  feature: FeatureContext,
  token: vscode.CancellationToken,
): Promise<readonly PersonCandidate[]> {
  const folder = feature.trustedFolder();
  if (folder === undefined) return [];
  try {
    return await feature.server.request(
      methods.rosterCandidates,
      { folderUri: folder.uri.toString() },
      token,
    );
  } catch (error) {
    feature.log.info(`The last authors are not offered: ${sentenceOf(error)}`);
    return [];
  }
}
