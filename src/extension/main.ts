import * as path from 'node:path';
import * as vscode from 'vscode';
import { sentenceOf } from '../core/errors';
import type { Clock, Identity, Log } from '../core/ports';
import { commands } from '../protocol/names';
import type { AgendaPlace } from '../core/hotspots/view/groupHotspots';
import type { FeatureContext, FolderHotspots } from './featureContext';
import { registerGitHandover } from './gitHandover/registerGitHandover';
import { type LivePreview, type MarkdownPlugin, markdownPlugin } from './handover/livePreview';
import { registerHandover } from './handover/registerHandover';
import { registerHotspots } from './hotspots/registerHotspots';
import { Latest } from './latest';
import { registerKnowledgeMap } from './knowledgeMap/registerKnowledgeMap';
import { LanguageServer } from './languageServer/languageServer';
import { startWithDocuments } from './languageServer/startWithDocuments';
import { registerServerCommands, showFailure } from './languageServer/serverCommands';
import { registerNextBottleneck } from './nextBottleneck/registerNextBottleneck';
import { registerNotes } from './notes/registerNotes';
import { registerQuestions } from './questions/registerQuestions';
import { registerSession } from './session/registerSession';
import { registerSuppliers } from './suppliers/registerSuppliers';
import type { TestApi } from './testApi';
import { TestClock } from './testClock';
import { folderState } from './workspaceFolder';

type Registered = Pick<
  TestApi,
  | 'server'
  | 'session'
  | 'hotspots'
  | 'notes'
  | 'questions'
  | 'suppliers'
  | 'nextBottleneck'
  | 'handover'
  | 'gitHandover'
>;

let running: LanguageServer | undefined;
let livePreview: LivePreview | undefined;

/** Registers, synchronously and without loading or starting anything; the rest happens on first use. */
export function activate(context: vscode.ExtensionContext): MarkdownPlugin | TestApi {
  const channel = vscode.window.createOutputChannel('Mob Handover', { log: true });
  try {
    const testClock = context.extensionMode === vscode.ExtensionMode.Test ? new TestClock() : undefined;
    const clock = testClock ?? { now: () => Date.now() };
    const register = (): Registered => registerFeatures(context, channel, clock);
    if (testClock !== undefined) return testApi(context, testClock, register);
    register();
    return markdownPlugin(() => livePreview);
  } catch (error) {
    // VS Code only writes a failed activation to a log that nobody reads.
    channel.error('Activation failed.', error);
    void showFailure(channel, `Mob Handover could not start: ${sentenceOf(error)}`);
    throw error;
  } finally {
    context.subscriptions.push(channel);
  }
}

/** Waits for the server's end, so that no process outlives the window. */
export async function deactivate(): Promise<void> {
  await running?.stop();
}

function registerFeatures(
  context: vscode.ExtensionContext,
  channel: vscode.LogOutputChannel,
  clock: Clock,
): Registered {
  const server = new LanguageServer({
    distFolder: path.join(context.extensionPath, 'dist'),
    channel,
    clock,
    options: () => ({
      trusted: vscode.workspace.isTrusted,
      ...(context.storageUri?.scheme === 'file' && vscode.workspace.isTrusted
        ? { cacheFolder: vscode.Uri.joinPath(context.storageUri, 'scan').fsPath }
        : {}),
    }),
  });
  running = server;
  context.subscriptions.push(
    server,
    ...registerServerCommands(server, channel),
    startWithDocuments(server),
    vscode.commands.registerCommand(commands.showLog, () => {
      channel.show();
    }),
  );
  const hotspots = new Latest<FolderHotspots>();
  const room = new Latest<readonly Identity[]>();
  const agenda = new Latest<readonly AgendaPlace[]>();
  const featureContext: FeatureContext = {
    context,
    clock,
    random: () => Math.random(),
    server,
    log: logTo(channel),
    hotspots,
    room,
    agenda,
    trustedFolder: () => {
      const state = folderState();
      return state.kind === 'ready' ? state.folder : undefined;
    },
  };
  const session = registerSession(featureContext);
  const hotspotFeature = registerHotspots(featureContext, session);
  const questions = registerQuestions(featureContext, session);
  const suppliers = registerSuppliers(featureContext);
  const nextBottleneck = registerNextBottleneck(featureContext, session);
  const handover = registerHandover(featureContext);
  const notes = registerNotes(featureContext, {
    room: session.room,
    notesChanged: session.notesChanged,
    noteDeleted: session.noteDeleted,
    notedViews: { hotspots: hotspotFeature, suppliers, handover, session },
    revealHotspot: hotspotFeature.reveal,
  });
  ({ livePreview } = handover);
  const gitHandover = registerGitHandover(featureContext);
  context.subscriptions.push(
    registerKnowledgeMap(featureContext, session),
    session,
    hotspotFeature,
    notes,
    questions,
    suppliers,
    nextBottleneck,
    handover,
    gitHandover,
    hotspots,
    room,
    agenda,
  );
  return {
    server,
    session: session.testApi,
    hotspots: hotspotFeature.testApi,
    notes: notes.testApi,
    questions: questions.testApi,
    suppliers: suppliers.testApi,
    nextBottleneck: nextBottleneck.testApi,
    handover: handover.testApi,
    gitHandover: gitHandover.testApi,
  };
}

/** Tests may activate again, which VS Code does not: one start of the host gives one measurement. */
function testApi(context: vscode.ExtensionContext, clock: TestClock, register: () => Registered): TestApi {
  const timed = (): { registered: Registered; activationMs: number } => {
    const startedMs = performance.now();
    const registered = register();
    return { registered, activationMs: performance.now() - startedMs };
  };
  let { registered, activationMs } = timed();
  return {
    ...markdownPlugin(() => livePreview),
    clock,
    get activationMs() {
      return activationMs;
    },
    get server() {
      return registered.server;
    },
    get session() {
      return registered.session;
    },
    get hotspots() {
      return registered.hotspots;
    },
    get notes() {
      return registered.notes;
    },
    get nextBottleneck() {
      return registered.nextBottleneck;
    },
    get suppliers() {
      return registered.suppliers;
    },
    get questions() {
      return registered.questions;
    },
    get handover() {
      return registered.handover;
    },
    get gitHandover() {
      return registered.gitHandover;
    },
    activateAgain: async () => {
      await deactivate();
      const subscriptions = context.subscriptions.splice(0);
      // The last one is the log.
      const channel = subscriptions.splice(-1);
      for (const subscription of subscriptions) void subscription.dispose();
      ({ registered, activationMs } = timed());
      context.subscriptions.push(...channel);
    },
  };
}

function logTo(channel: vscode.LogOutputChannel): Log {
  return {
    info: (message) => {
      channel.info(message);
    },
    warn: (message) => {
      channel.warn(message);
    },
    error: (message, cause) => {
      if (cause === undefined) channel.error(message);
      else channel.error(message, cause);
    },
  };
}
