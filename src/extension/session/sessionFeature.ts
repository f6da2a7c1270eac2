import * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import type { StatisticsRow } from '../../core/handover/statisticsRows';
import type { BoardModel } from '../../core/session/boardModel';
import type { Clock } from '../../core/ports';
import { parseDayEnd } from '../../core/session/entries';
import { plainMessage } from '../../core/session/plainText';
import { recordId } from '../../core/session/recordId';
import type { PersonCandidate } from '../../core/session/rosterSources';
import { expiryWarning, type OfferedExpiry } from '../../core/session/expiryItems';
import { proposeItem } from '../../core/session/proposal';
import type { SessionRow } from '../../core/session/sessionRows';
import { isActive } from '../../core/session/selectors';
import type { ActiveSession, LastSession, SessionState } from '../../core/session/state';
import { statusBarText } from '../../core/session/statusBarText';
import { MemorySessionStore } from '../../node/session/sessionStore';
import { commands, views } from '../../protocol/names';
import { methods } from '../../protocol/requests';
import type { Feature, FeatureContext } from '../featureContext';
import { focusedRow } from '../focusedRow';
import { Board } from './board/board';
import type { SessionCommand } from './commands/commandIds';
import { sessionHandlers } from './commands/sessionCommands';
import { expiringItems } from './expiringItems';
import { listFor, offeredHotspots, proposedHotspot } from './hotspotItems';
import { openQuestions } from './questionItems';
import { agendaPlaces } from './agendaPlaces';
import { presentPeople } from './presentPeople';
import { SessionHost } from './sessionHost';
import { askRecordFolder, foldersOnDisk } from './recordFolderStep';
import { readSessionSettings } from './sessionSettings';
import { SessionView } from './sessionView';
import { utcOffsetMinutesAt } from './timeZone';
import { askGoal, StartFlow, type SessionPlan } from './startFlow';
import { showStatistics } from './statistics';
import { StatisticsView } from './statisticsView';
import type { ShownStatus } from './statusBarItem';

/** A plan, and what is asked afterwards. */
type Started = SessionPlan & { readonly goal?: string; readonly folder?: vscode.WorkspaceFolder };

export interface SessionTestApi {
  /** Starts as the questions of "Start Session" would; resolves when the session runs. */
  startWith(plan: Omit<Started, 'agenda'> & Partial<Started>): Promise<void>;
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
  /** As a click on a button of the notification in front; false where none has it. Resolves when it is done. */
  press(choice: string): Promise<boolean>;
  /** Resolves when all messages to the timer room are sent or given up. */
  timerRoomQuiet(): Promise<void>;
  /** What the board shows; undefined where it is not open, or its page is not there yet. */
  board(): BoardModel | undefined;
  /** What a message from the page of the board does. */
  actOnBoard(message: unknown): Promise<void>;
  /** The row that has the focus in the Session view. */
  focused(): Promise<SessionRow | undefined>;
  /** The rows of the Session view. */
  rows(): readonly SessionRow[];
  /** The rows of the Session Statistics view. */
  statistics(): Promise<readonly StatisticsRow[]>;
  /** What dragging a row of the Session view onto another does. */
  drop(row: SessionRow, target: SessionRow): Promise<void>;
  /** What follows the questions of "Start Session": the offer of a check-in and the warning of what runs out. */
  greet(): Promise<void>;
  /** Every sentence shown in a notification since the last reload. */
  said(): readonly string[];
}

/** A note as the session keeps it in mind. */
export interface SessionNote {
  readonly path: string;
  readonly kind: string;
  readonly title: string;
  readonly toldBy: readonly string[];
  readonly learntBy: readonly string[];
  /** Id of the session it was captured in. */
  readonly session?: string;
}

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
    findPeople: (folder, token) => findPeople(feature, folder ?? feature.trustedFolder(), token),
  });
  const folderToStartIn = (chosen: vscode.WorkspaceFolder | undefined) =>
    chosen ?? feature.trustedFolder() ?? foldersOnDisk()[0];
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
    await countScan();
    const started = state();
    const proposal = isActive(started) ? proposeItem(started) : undefined;
    if (proposal === undefined) return;
    await host.engine.dispatch({ type: 'workItem', atEpochMs: clock.now(), itemId: proposal.item.id });
  };
  /** What the session changes is measured by the scans before and after. */
  const countScan = async () => {
    const current = state();
    const list = isActive(current) ? listFor(feature.hotspots, current.folderUri) : undefined;
    if (list === undefined) return;
    const { publicSymbols, documentedSymbols, debts, paths } = list;
    const totals = { publicSymbols, documentedSymbols, debts, hotspots: paths };
    await host.engine.observe([{ type: 'scanned', atEpochMs: clock.now(), totals }]);
  };
  const countNotes = async (notes: readonly SessionNote[]) => {
    await ready;
    const current = state();
    if (!isActive(current)) return;
    const atEpochMs = clock.now();
    const ofSession = notes.filter(({ session }) => session === current.id);
    await host.engine.observe(
      ofSession.map(({ path, kind, title, toldBy, learntBy }) => ({
        type: 'captured',
        atEpochMs,
        note: { path, kind, title, told: toldBy, learnt: learntBy },
      })),
    );
  };
  const scans = feature.hotspots.onDidChange(() => {
    countScan().catch((error: unknown) => {
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
    questions: (session) => openQuestions(feature, folderOf(session, feature)),
    findPeople: (session, token) => {
      const folder = vscode.workspace.isTrusted ? folderOf(session, feature) : undefined;
      return folder === undefined ? undefined : findPeople(feature, folder, token);
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
      countNotes(notes).catch((error: unknown) => {
        host.fail(error);
      });
    },
    noteDeleted: (path) => {
      host.engine.observe([{ type: 'discarded', atEpochMs: clock.now(), path }]).catch((error: unknown) => {
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

/** What a session begins with: the check-in, and a warning of what runs out. */
async function greet(host: SessionHost, feature: FeatureContext): Promise<void> {
  offerCheckIn(host);
  const { state } = host.engine;
  if (!isActive(state)) return;
  warnOfExpiring(host, await expiringItems(feature, folderOf(state, feature)), feature.clock);
}

/** The one that the session is about, else the one that is open. */
function folderOf({ folderUri }: ActiveSession, feature: FeatureContext): vscode.WorkspaceFolder | undefined {
  const own = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === folderUri);
  return own ?? feature.trustedFolder();
}

/** Nothing where all of it is on the agenda already. */
function warnOfExpiring(host: SessionHost, offered: readonly OfferedExpiry[], clock: Clock): void {
  const missing = () => {
    const { state } = host.engine;
    const titles = isActive(state) ? state.agenda.map(({ title }) => title) : [];
    return isActive(state) ? offered.filter(({ item }) => !titles.includes(item.title)) : [];
  };
  const message = expiryWarning(missing());
  if (message === undefined) return;
  host.toasts.show({
    message: plainMessage(message),
    warning: true,
    choices: [agendaLabel, 'Show'],
    stillTrue: () => missing().length > 0,
    act: async (answer) => {
      if (answer === agendaLabel) {
        for (const { item } of missing().slice(0, mostExpiring))
          await host.engine.dispatch({ type: 'addItem', atEpochMs: clock.now(), item });
      } else await vscode.commands.executeCommand(`${views.suppliers}.focus`);
    },
  });
}

const agendaLabel = 'Put on the agenda';
/** Put on the agenda at once; more of them nobody gets through in a day. */
const mostExpiring = 5;

/** Optional, and never in the way: a notification that may be left alone. */
function offerCheckIn(host: SessionHost): void {
  const message = 'Begin with a check-in? Each says in one line what nobody else here knows.';
  host.toasts.show({
    message,
    choices: [checkInLabel, 'Not today'],
    stillTrue: () => isActive(host.engine.state),
    act: async (answer) => {
      if (answer === checkInLabel) await vscode.commands.executeCommand(commands.checkIn, 'everybody');
    },
  });
}

const checkInLabel = 'Check in';

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

/** Without a trusted folder, a git or a server the other sources have to do: no error. */
async function findPeople(
  feature: FeatureContext,
  folder: vscode.WorkspaceFolder | undefined,
  token: vscode.CancellationToken,
): Promise<readonly PersonCandidate[]> {
  if (folder === undefined || !vscode.workspace.isTrusted) return [];
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
