import { setTimeout as delay } from 'node:timers/promises';
import type * as vscode from 'vscode';
import {
  CloseAction,
  DidChangeWatchedFilesNotification,
  ErrorAction,
  ErrorCodes,
  FileChangeType,
  LanguageClient,
  LSPErrorCodes,
  ResponseError,
  RevealOutputChannelOn,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import type { LanguageClientOptions } from 'vscode-languageclient/node';
import { isErrorData } from '../../protocol/requests';
import { scannedLanguages } from '../../protocol/scannedFiles';
import { env, execArgv } from '../../protocol/serverProcess.json';
import type { Answer, ServerClient, ServerClientSetup } from './serverClient';

const startPatienceMs = 2000;

/** Logs what goes wrong; the one notification about it is made by `LanguageServer`. */
class QuietLanguageClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** Prepares `server.js` in a Node process of its own, spoken to over IPC. Nothing runs before `start`. */
export function createClient(setup: ServerClientSetup): ServerClient {
  let stopping: Promise<void> | undefined;
  const options: LanguageClientOptions = {
    documentSelector: [
      ...scannedLanguages.map((language) => ({ scheme: 'file', language })),
      { scheme: 'file', language: 'markdown' },
      { scheme: 'file', pattern: '**/.handover/**' },
    ],
    outputChannel: setup.channel,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: { ...setup.options, editorHasMarkdown: true, editorCommands: true },
    initializationFailedHandler: () => false,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        if (stopping === undefined) setup.onClosed();
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
  };
  const server = { module: setup.serverFile, transport: TransportKind.ipc, options: { env, execArgv } };
  const client = new QuietLanguageClient('mobHandover', 'Mob Handover', server, options);
  for (const method of setup.notifications) {
    client.onNotification(method, (params: unknown) => {
      setup.onNotification(method, params);
    });
  }
  return {
    get pid() {
      return client.serverProcess?.pid;
    },
    start: async () => {
      // Forking a process alone is as long as the extension host should be held up at a time.
      await setup.nextTurn();
      if (stopping !== undefined) throw new Error('The language server was stopped before it started.');
      await client.start();
    },
    request: async <R>(
      method: string,
      params: unknown,
      token?: vscode.CancellationToken,
    ): Promise<Answer<R>> => {
      try {
        const result = await (token === undefined
          ? client.sendRequest<R>(method, params)
          : client.sendRequest<R>(method, params, token));
        return { kind: 'result', result };
      } catch (error) {
        return failure(error);
      }
    },
    fileDeleted: async (uri) => {
      try {
        await client.sendNotification(DidChangeWatchedFilesNotification.type, {
          changes: [{ uri, type: FileChangeType.Deleted }],
        });
      } catch (error) {
        setup.channel.debug('The language server was not told of a deleted file.', error);
      }
    },
    stop: () => {
      stopping ??= stop(client);
      return stopping;
    },
  };
}

async function stop(client: LanguageClient): Promise<void> {
  try {
    // The library cannot stop a client that is starting.
    if (client.state === State.Starting) await Promise.race([client.start(), delay(startPatienceMs)]);
    await client.dispose();
  } catch {
    client.serverProcess?.kill();
  }
}

function failure(error: unknown): Answer<never> {
  if (!(error instanceof ResponseError)) return serverDown(error);
  const data: unknown = error.data;
  if (isErrorData(data)) return { kind: 'failed', data, message: error.message, cause: error };
  switch (error.code) {
    case LSPErrorCodes.RequestCancelled:
    case LSPErrorCodes.ServerCancelled:
      return { kind: 'failed', data: { code: 'cancelled' }, message: 'Cancelled.', cause: error };
    case ErrorCodes.PendingResponseRejected:
    case ErrorCodes.ConnectionInactive:
    case ErrorCodes.MessageReadError:
    case ErrorCodes.MessageWriteError:
      return serverDown(error);
    default:
      return { kind: 'unexpected', error };
  }
}

function serverDown(cause: unknown): Answer<never> {
  const message = 'The language server of Mob Handover stopped meanwhile; try again.';
  return { kind: 'failed', data: { code: 'server.down' }, message, cause };
}
