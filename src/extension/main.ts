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
import { nextTurn } from './turns';
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

/** Registers, feature by feature and without loading or starting anything; the rest happens on first use. */
export async function activate(context: vscode.ExtensionContext): Promise<MarkdownPlugin | TestApi> {
  const channel = vscode.window.createOutputChannel('Mob Handover', { log: true });
  try {
    const testClock = context.extensionMode === vscode.ExtensionMode.Test ? new TestClock() : undefined;
    const clock = testClock ?? { now: () => Date.now() };
    const register = (): Promise<Registered> => registerFeatures(context, channel, clock);
    if (testClock !== undefined) return await testApi(context, testClock, register);
    await register();
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

async function registerFeatures(
  context: vscode.ExtensionContext,
  channel: vscode.LogOutputChannel,
  clock: Clock,
): Promise<Registered> {
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
  const inTurn = async <F extends vscode.Disposable>(register: () => F): Promise<F> => {
    await nextTurn();
    const feature = register();
    context.subscriptions.push(feature);
    return feature;
  };
  const session = await inTurn(() => registerSession(featureContext));
  const hotspotFeature = await inTurn(() => registerHotspots(featureContext, session));
  const questions = await inTurn(() => registerQuestions(featureContext, session));
  const suppliers = await inTurn(() => registerSuppliers(featureContext));
  const nextBottleneck = await inTurn(() => registerNextBottleneck(featureContext, session));
  const handover = await inTurn(() => registerHandover(featureContext));
  ({ livePreview } = handover);
  const notes = await inTurn(() =>
    registerNotes(featureContext, {
      room: session.room,
      notesChanged: session.notesChanged,
      noteDeleted: session.noteDeleted,
      notedViews: { hotspots: hotspotFeature, suppliers, handover, session },
      revealHotspot: hotspotFeature.reveal,
    }),
  );
  const gitHandover = await inTurn(() => registerGitHandover(featureContext));
  await inTurn(() => registerKnowledgeMap(featureContext, session));
  context.subscriptions.push(hotspots, room, agenda);
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
async function testApi(
  context: vscode.ExtensionContext,
  clock: TestClock,
  register: () => Promise<Registered>,
): Promise<TestApi> {
  const timed = async (): Promise<{ registered: Registered; activationMs: number }> => {
    const startedMs = performance.now();
    const registered = await register();
    return { registered, activationMs: performance.now() - startedMs };
  };
  let { registered, activationMs } = await timed();
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
      ({ registered, activationMs } = await timed());
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
