import type * as vscode from 'vscode';
import type { ErrorData, ServerOptions } from '../../protocol/requests';

/**
 * What came of a request. Data and no HandoverError: the class of that name in the client's bundle is not the one
 * that the rest of the extension knows.
 */
export type Answer<R> =
  | { readonly kind: 'result'; readonly result: R }
  | { readonly kind: 'failed'; readonly data: ErrorData; readonly message: string; readonly cause: unknown }
  | { readonly kind: 'unexpected'; readonly error: unknown };

/** One language server process. It is never started twice: a restart makes a new one. */
export interface ServerClient {
  /** Process id while the server runs. */
  readonly pid: number | undefined;
  /** Resolves once the server has answered `initialize`. */
  start(): Promise<void>;
  /** Never rejects. Fails with `cancelled`, `server.down` where the process ended meanwhile, or as the server said. */
  request<R>(method: string, params: unknown, token?: vscode.CancellationToken): Promise<Answer<R>>;
  /** Never rejects: a process that ended meanwhile is told nothing. */
  fileDeleted(uri: string): Promise<void>;
  /** Ends the process. Idempotent. */
  stop(): Promise<void>;
}

export interface ServerClientSetup {
  /** Absolute path of the server bundle. */
  readonly serverFile: string;
  readonly channel: vscode.LogOutputChannel;
  readonly options: ServerOptions;
  /** Names of the server's notifications to pass on. */
  readonly notifications: readonly string[];
  onNotification(method: string, params: unknown): void;
  /** The process ended or the connection broke, and nobody had asked for it. */
  onClosed(): void;
  /** Resolves in a turn of the event loop of its own. */
  nextTurn(): Promise<void>;
}

/** What `processClient.ts` exports. */
export interface ProcessClientModule {
  createClient(setup: ServerClientSetup): ServerClient;
}

/** What `client.ts` exports: a bundle of its own, so that activation does not load it. */
export interface ClientModule {
  loadClient(nextTurn: () => Promise<void>): Promise<ProcessClientModule>;
}
