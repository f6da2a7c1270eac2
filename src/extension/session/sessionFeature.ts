import * as vscode from 'vscode';
import { parseDayEnd } from '../../core/session/entries';
import { plainMessage } from '../../core/session/plainText';
import { recordId } from '../../core/session/recordId';
import { proposeItem } from '../../core/session/proposal';
import type { SessionRow } from '../../core/session/sessionRows';
import { isActive } from '../../core/session/selectors';
import type { LastSession, SessionState } from '../../core/session/state';
import { statusBarText } from '../../core/session/statusBarText';
import { MemorySessionStore } from '../../node/session/sessionStore';
import { commands } from '../../protocol/names';
import type { Feature, FeatureContext } from '../featureContext';
import { focusedRow } from '../focusedRow';
import { Board } from './board/board';
import type { SessionCommand } from './commands/commandIds';
import { sessionHandlers } from './commands/sessionCommands';
import { expiringItems } from './expiringItems';
import { listFor, offeredHotspots, proposedHotspot } from './hotspotItems';
import { openQuestions } from './questionItems';
import { agendaPlaces } from './agendaPlaces';
import { folderOfSession } from './folderOfSession';
import { greet } from './openingOffers';
import { presentPeople } from './presentPeople';
import { rosterCandidates } from './rosterCandidates';
import { SessionHost } from './sessionHost';
import { type SessionNote, SessionObserver } from './sessionObserver';
import { askRecordFolder, foldersOnDisk } from './recordFolderStep';
import { readSessionSettings } from './sessionSettings';
import type { SessionTestApi, Started } from './sessionTestApi';
import { SessionView } from './sessionView';
import { utcOffsetMinutesAt } from './timeZone';
import { askGoal, StartFlow } from './startFlow';
import { showStatistics } from './statistics';
import { StatisticsView } from './statisticsView';

/** What `registerSession` loads: a bundle of its own, so that activation does not wait for it. */
export interface SessionFeature extends Feature<SessionTestApi> {
  /** Does what a command of the session is for. Shows failures itself. */
  run(command: SessionCommand, argument: unknown): Promise<void>;
  /** Never rejects. */
  notesChanged(notes: readonly SessionNote[]): void;
  /** Never rejects. */
  noteDeleted(path: string): void;
}

/** The mob session: status bar item, alerts, questions, and the engine behind them. Restores a stored session. */
export function createSession(feature: FeatureContext): SessionFeature {
  const memory = new MemorySessionStore();
  const { clock } = feature;
  const painters: (() => void)[] = [];
  const openHost = () =>
    new SessionHost(feature, memory, () => {
      for (const paint of painters) paint();
    });
  let host = openHost();
  const state = () => host.engine.state;
  const view = new SessionView({
    now: () => clock.now(),
    state,
    proposal: () => proposedHotspot(state(), feature.hotspots),
    dispatch: (event) => host.engine.dispatch(event),
    refuse: (refusal) => {
      host.alerts.show({ type: 'refused', refusal });
    },
    onError: (error) => {
      host.fail(error);
    },
  });
  const statistics = new StatisticsView(feature);
  const board = new Board({ extensionUri: feature.context.extensionUri, now: () => clock.now(), state });
  const tellRoom = presentPeople(feature.room, state);
  const tellAgenda = agendaPlaces(feature.agenda, state);
  painters.push(() => {
    view.paint();
    board.paint();
    tellRoom();
    tellAgenda();
  });
  const restore = () =>
    host.engine.start().catch((error: unknown) => {
      host.fail(error);
    });
  let ready = restore();
  const flow = new StartFlow({
    rhythm: () => lastOf(state())?.rhythm ?? readSessionSettings().rhythm,
    lastRoster: () => (lastOf(state())?.roster ?? []).map(({ name, email }) => ({ name, email })),
    leftOver: () => lastOf(state())?.agenda ?? [],
    questions: (folder) => openQuestions(feature, folder ?? feature.trustedFolder()),
    expiring: (folder) => expiringItems(feature, folder ?? feature.trustedFolder()),
    hotspots: (folder, people) =>
      offeredHotspots(listFor(feature.hotspots, folderToStartIn(folder)?.uri.toString()), people),
    findPeople: (folder, token) => rosterCandidates(feature, folder ?? feature.trustedFolder(), token),
  });
  const folderToStartIn = (chosen: vscode.WorkspaceFolder | undefined) =>
    chosen ?? feature.trustedFolder() ?? foldersOnDisk()[0];
  const observer = new SessionObserver({ clock, hotspots: feature.hotspots, engine: () => host.engine });
  const startWith = async ({ people, rhythm, agenda, goal, folder }: Started) => {
    const now = clock.now();
    const utcOffsetMinutes = utcOffsetMinutesAt(now);
    const dayEndsAtEpochMs = parseDayEnd(readSessionSettings().dayEnd, now, utcOffsetMinutesAt);
    const folderUri = folderToStartIn(folder)?.uri.toString();
    await host.engine.dispatch({
      type: 'start',
      atEpochMs: now,
      id: recordId(now, utcOffsetMinutes, feature.random),
      utcOffsetMinutes,
      ...(folderUri === undefined ? {} : { folderUri }),
      ...(goal === undefined ? {} : { goal }),
      rhythm,
      people,
      agenda,
      ...(dayEndsAtEpochMs === undefined ? {} : { dayEndsAtEpochMs }),
    });
    await observer.countScan();
    const started = state();
    const proposal = isActive(started) ? proposeItem(started) : undefined;
    if (proposal === undefined) return;
    await host.engine.dispatch({ type: 'workItem', atEpochMs: clock.now(), itemId: proposal.item.id });
  };
  const scans = feature.hotspots.onDidChange(() => {
    observer.countScan().catch((error: unknown) => {
      host.fail(error);
    });
  });
  const start = async () => {
    await host.engine.refresh();
    if (state().kind !== 'none') {
      offerRunning(host, clock.now());
      return;
    }
    const folder = await askRecordFolder(feature.trustedFolder());
    if (folder === 'cancelled') return;
    const plan = await flow.run(folder);
    if (plan === undefined) return;
    await startWith({ ...plan, ...(folder === undefined ? {} : { folder }) });
    const { kind } = state();
    const goal = kind === 'running' ? await askGoal('') : undefined;
    if (goal !== undefined && goal !== '' && isActive(state())) {
      await host.engine.dispatch({ type: 'setGoal', atEpochMs: clock.now(), goal });
    }
    if (isActive(state())) await greet(host, feature);
  };
  const handlers = sessionHandlers({
    clock,
    random: feature.random,
    hotspots: feature.hotspots,
    questions: (session) => openQuestions(feature, folderOfSession(session, feature)),
    findPeople: (session, token) => {
      const folder = vscode.workspace.isTrusted ? folderOfSession(session, feature) : undefined;
      return folder === undefined ? undefined : rosterCandidates(feature, folder, token);
    },
    state,
    dispatch: (event) => host.engine.dispatch(event),
    refuse: (refusal) => {
      host.alerts.show({ type: 'refused', refusal });
    },
    start,
    showBoard: () => {
      board.show();
    },
    sendToTimerRoom: () => {
      host.timerRoom.offer();
    },
    withdrawTimerRoom: () => host.timerRoom.withdraw(),
    showStatistics: () => showStatistics(feature),
    saveRecord: async () => {
      const current = state();
      if (current.kind === 'ended') await host.keeper.save(current);
      else host.alerts.show({ type: 'refused', refusal: 'noRecordPending' });
    },
  });

  view.paint();
  return {
    run: async (command, argument) => {
      await ready;
      try {
        await handlers[command](argument);
      } catch (error) {
        host.fail(error);
      }
    },
    notesChanged: (notes) => {
      ready
        .then(() => observer.countNotes(notes))
        .catch((error: unknown) => {
          host.fail(error);
        });
    },
    noteDeleted: (path) => {
      observer.discardNote(path).catch((error: unknown) => {
        host.fail(error);
      });
    },
    dispose: () => {
      scans.dispose();
      view.dispose();
      board.dispose();
      statistics.dispose();
      void host.dispose();
    },
    testApi: {
      startWith: async (plan) => {
        await ready;
        await startWith({ agenda: [], ...plan });
      },
      state,
      statusBar: () => host.statusBar.shown,
      wake: () => host.engine.wake(),
      reload: async (meanwhile) => {
        await host.dispose();
        meanwhile?.();
        host = openHost();
        ready = restore();
        await ready;
      },
      greet: () => greet(host, feature),
      said: () => host.said,
      rows: () => view.rows,
      focused: () => focusedRow(view.treeView),
      statistics: () => statistics.getChildren(),
      timerRoomQuiet: () => host.timerRoom.quiet(),
      press: (choice) => host.toasts.press(choice),
      board: () => board.shown,
      actOnBoard: (message) => board.receive(message),
      drop: (row, target) => dropOn(view, row, target),
    },
  };
}

async function dropOn(view: SessionView, row: SessionRow, target: SessionRow): Promise<void> {
  const data = new vscode.DataTransfer();
  view.handleDrag([row], data);
  await view.handleDrop(target, data);
}

function lastOf(state: SessionState): LastSession | undefined {
  return state.kind === 'none' ? state.last : undefined;
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
  host.toasts.show({
    message,
    choices: [label],
    atOnce: true,
    act: async () => {
      await vscode.commands.executeCommand(command);
    },
  });
}
