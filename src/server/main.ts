import { createConnection, TextDocumentSyncKind } from 'vscode-languageserver/node';
import type { CancellationToken, InitializeResult } from 'vscode-languageserver/node';
import type { Log } from '../core/ports';
import { prepareForScans } from '../node/scan/v8Flags';
import type { ScanHooks } from '../node/scan/scanner';
import { methods } from '../protocol/requests';
import type {
  HotspotsChangedParams,
  Requests,
  ScanProgressParams,
  ServerOptions,
} from '../protocol/requests';
import { CodeFeatures } from './codeFeatures/codeFeatures';
import { handleDecideHotspot } from './decideHotspot';
import { handleDebtOrigins } from './debtOrigins';
import { responseError } from './failure';
import { Folders } from './folders';
import { LanguageFeatures } from './handoverDocuments/languageFeatures';
import { handleHotspotMap } from './hotspotMap';
import { HandOverRequests } from './gitHandover';
import { handleKnowledgeMap } from './knowledgeMap';
import { handleNextBottlenecks } from './nextBottlenecks';
import { handleCaptureNote, handleChangeNote, handleNotes } from './notes';
import { handleParties, handleWriteRegister } from './parties';
import { handleQuestionPack, handleQuestions } from './questions';
import { limitProgress } from './progress';
import { handleStatistics } from './sessionStatistics';
import { handleRoster } from './roster';
import { handleHotspots, handleScan } from './scan';
import type { ScannedFolder } from './scannedFolder';
import { handleUserName } from './userName';

prepareForScans();

/** `--stdio`, `--node-ipc`, `--pipe=…` or `--socket=…` on the command line say how to talk. */
const connection = createConnection();

const log: Log = {
  info: (message) => {
    connection.console.info(message);
  },
  warn: (message) => {
    connection.console.warn(message);
  },
  error: (message, cause) => {
    const detail = cause instanceof Error ? (cause.stack ?? cause.message) : undefined;
    connection.console.error(detail === undefined ? message : `${message}\n${detail}`);
  },
};

let folders = openFolders({});
const codeFeatures = new CodeFeatures({ connection, log, folders: () => folders });
const languageFeatures = new LanguageFeatures(connection, log, {
  parties: (root, cancellation) => folders.foundParties(root, cancellation),
  code: codeFeatures,
});

connection.onInitialize((params): InitializeResult => {
  const options = serverOptions(params.initializationOptions);
  folders = openFolders(options);
  codeFeatures.initialize(params, options);
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: { willRename: { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] } },
      },
      ...languageFeatures.initialize(params, options),
    },
    serverInfo: { name: 'mob-handover' },
  };
});
connection.onInitialized(async () => {
  await Promise.all([languageFeatures.initialized(), codeFeatures.initialized()]);
});

const handOvers = new HandOverRequests({
  log,
  onProgress: (params) => {
    void connection.sendNotification(methods.gitProgress, params);
  },
});

/** One entry for each request: a forgotten one does not compile. */
const handlers: {
  readonly [M in keyof Requests]: (
    folder: ScannedFolder,
    params: Requests[M]['params'],
    hooks: ScanHooks,
  ) => Promise<Requests[M]['result']>;
} = {
  [methods.scan]: handleScan,
  [methods.hotspots]: handleHotspots,
  [methods.debtOrigins]: handleDebtOrigins,
  [methods.rosterCandidates]: (folder, _params, hooks) => handleRoster(folder, log, hooks),
  [methods.userName]: handleUserName,
  [methods.sessionStatistics]: (folder) => handleStatistics(folder, log),
  [methods.knowledgeMap]: (folder, params, hooks) => handleKnowledgeMap(folder, params, log, hooks),
  [methods.nextBottlenecks]: handleNextBottlenecks,
  // What makes books is begun when the first is asked for.
  [methods.exportHandover]: async (folder, params, hooks) => {
    const { handleExport } = await import('./exportHandover');
    return folder.lend((scanner) => handleExport(scanner, params, hooks));
  },
  [methods.previewHandover]: async (folder, params, hooks) => {
    const { handlePreview } = await import('./exportHandover');
    return folder.lend((scanner) => handlePreview(scanner, params, hooks));
  },
  [methods.decideHotspot]: handleDecideHotspot,
  [methods.hotspotMap]: handleHotspotMap,
  [methods.notes]: handleNotes,
  [methods.captureNote]: handleCaptureNote,
  [methods.changeNote]: handleChangeNote,
  [methods.questions]: handleQuestions,
  [methods.questionPack]: handleQuestionPack,
  [methods.parties]: handleParties,
  [methods.writeRegister]: handleWriteRegister,
  [methods.handover]: async (...request) => (await import('./handoverOverview')).handleHandover(...request),
  [methods.signOff]: async (folder, params) =>
    (await import('./handoverOverview')).handleSignOff(folder, params),
  [methods.gitTakeOver]: (_folder, params, hooks) => handOvers.takeOver(params, hooks),
  [methods.gitHandOver]: (_folder, params, hooks) => handOvers.handOver(params, hooks),
  [methods.gitFinish]: (_folder, params, hooks) => handOvers.finish(params, hooks),
  [methods.gitReset]: (_folder, params, hooks) => handOvers.reset(params, hooks),
  [methods.gitCoauthors]: (_folder, params, hooks) => handOvers.coauthors(params, hooks),
};
for (const [method, handle] of Object.entries(handlers)) answer(method, handle);

connection.onDidSaveTextDocument(({ textDocument }) => {
  languageFeatures.saved(textDocument.uri);
  filesChanged([textDocument.uri]);
});
connection.onDidChangeWatchedFiles(({ changes }) => {
  filesChanged(changes.map(({ uri }) => uri));
});
connection.onShutdown(async () => {
  await Promise.all([folders.dispose(), languageFeatures.dispose()]);
});

// Over pipes the connection sees the end of its parent by itself; over IPC this is the only sign.
process.once('disconnect', () => {
  process.exit(1);
});

connection.listen();

function filesChanged(uris: readonly string[]): void {
  folders.changed(uris);
  languageFeatures.filesChanged(uris);
}

function openFolders(options: ServerOptions): Folders {
  return new Folders({
    options,
    log,
    onReport: (root) => {
      codeFeatures.scanned(root);
    },
    onChanged: (folderUri, paths) => {
      const params: HotspotsChangedParams = { folderUri, paths };
      void connection.sendNotification(methods.hotspotsChanged, params);
    },
  });
}

/** Answers one of our requests about a folder; failures become responses with `data: ErrorData`. */
function answer(
  method: string,
  handle: (folder: ScannedFolder, params: never, hooks: ScanHooks) => Promise<unknown>,
): void {
  connection.onRequest(method, async (params: { folderUri: string }, token: CancellationToken) => {
    const { folderUri } = params;
    const hooks: ScanHooks = {
      cancellation: {
        get aborted() {
          return token.isCancellationRequested;
        },
      },
      onProgress: limitProgress(
        (progress) => {
          const sent: ScanProgressParams = { folderUri, ...progress };
          void connection.sendNotification(methods.scanProgress, sent);
        },
        () => performance.now(),
      ),
    };
    try {
      return await handle(await folders.open(folderUri), params as never, hooks);
    } catch (error) {
      return responseError(method, error, log);
    }
  });
}

function serverOptions(given: unknown): ServerOptions {
  if (typeof given !== 'object' || given === null) return {};
  const { trusted, cacheFolder, outputFolder, editorHasMarkdown, editorCommands, scanOnOpen, editor } =
    given as Record<string, unknown>;
  return {
    trusted: trusted === true,
    editorHasMarkdown: editorHasMarkdown === true,
    editorCommands: editorCommands === true,
    scanOnOpen: scanOnOpen === true,
    editor,
    ...(typeof outputFolder === 'string' ? { outputFolder } : {}),
    ...(typeof cacheFolder === 'string' && cacheFolder !== '' ? { cacheFolder } : {}),
  };
}
