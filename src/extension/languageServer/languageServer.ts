import { createRequire } from 'node:module';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import type { Clock } from '../../core/ports';
import { methods } from '../../protocol/requests';
import type { Notifications, Requests, ServerOptions } from '../../protocol/requests';
import { nextTurn } from '../turns';
import { RestartBudget } from './restartBudget';
import type { ClientModule, ProcessClientModule, ServerClient } from './serverClient';

export interface LanguageServerSetup {
  /** Folder of the bundles: `server.js`, and the client's. */
  readonly distFolder: string;
  readonly channel: vscode.LogOutputChannel;
  readonly clock: Clock;
  /** Asked at every start, since trust can be granted meanwhile. */
  options(): ServerOptions;
}

const notifications: Record<keyof Notifications, true> = {
  [methods.scanProgress]: true,
  [methods.hotspotsChanged]: true,
  [methods.gitProgress]: true,
};

/** Each needs those before it. */
const clientBundles = ['clientConnection.js', 'clientTypes.js', 'clientProtocol.js', 'client.js'];

/**
 * The language server as the features see it: started by the first request, started again when it dies
 * (at most 4 times in 3 minutes), ended with the extension.
 */
export class LanguageServer implements vscode.Disposable {
  readonly #setup: LanguageServerSetup;
  readonly #budget: RestartBudget;
  readonly #notifications = new vscode.EventEmitter<{ method: string; params: unknown }>();
  readonly #restarted = new vscode.EventEmitter<void>();
  readonly #givenUp = new vscode.EventEmitter<void>();
  #client: ServerClient | undefined;
  #running: Promise<ServerClient> | undefined;
  #module: ProcessClientModule | undefined;
  /** Counts the processes that were given up, so that a start under way sees that it is not wanted any more. */
  #ended = 0;
  #gaveUp = false;
  #disposed = false;

  /** After a new process took over: what the former one knew must be asked again. */
  readonly onDidRestart = this.#restarted.event;
  /** It died too often to be started again by itself. */
  readonly onDidGiveUp = this.#givenUp.event;

  constructor(setup: LanguageServerSetup) {
    this.#setup = setup;
    this.#budget = new RestartBudget(setup.clock);
  }

  /** Process id; undefined while nothing runs. */
  get pid(): number | undefined {
    return this.#client?.pid;
  }

  /**
   * Asks the server, which is started if need be; waits while it is being started again.
   * Throws HandoverError: `server.down` where it cannot be started or died over this request, `cancelled`, or
   * the code that the server gave.
   */
  async request<M extends keyof Requests>(
    method: M,
    params: Requests[M]['params'],
    token?: vscode.CancellationToken,
  ): Promise<Requests[M]['result']> {
    const client = await this.#started();
    const answer = await client.request<Requests[M]['result']>(method, params, token);
    switch (answer.kind) {
      case 'result':
        return answer.result;
      case 'failed': {
        const { data, message, cause } = answer;
        throw new HandoverError(data.code, message, {
          ...(data.path === undefined ? {} : { path: data.path }),
          cause,
        });
      }
      case 'unexpected':
        throw answer.error;
    }
  }

  /**
   * Tells of a file that we deleted ourselves: the editor's watchers say nothing of a file that is gone a moment after
   * it came. A server that does not run will see that by itself.
   */
  async fileDeleted(uri: vscode.Uri): Promise<void> {
    await this.#client?.fileDeleted(uri.toString());
  }

  /** Starts the server if it does not run: for what it does without being asked. Never rejects; failures are in the log. */
  async start(): Promise<void> {
    try {
      await this.#started();
    } catch {
      // Said by whoever asks the server next.
    }
  }

  /** Hears one of the server's own notifications, also of processes started later. */
  onNotification<M extends keyof Notifications>(
    method: M,
    listener: (params: Notifications[M]) => void,
  ): vscode.Disposable {
    return this.#notifications.event((notification) => {
      if (notification.method === method) listener(notification.params as Notifications[M]);
    });
  }

  /** Ends the process, if one runs, and starts a new one; also after it was given up. */
  async restart(): Promise<void> {
    this.#budget.reset();
    this.#gaveUp = false;
    await this.#stop();
    await this.#started();
    this.#restarted.fire();
  }

  /** As `restart`, but leaves a server that nobody has needed yet alone. */
  async restartIfRunning(): Promise<void> {
    if (this.#running !== undefined) await this.restart();
  }

  /** Ends the process and waits for it. Idempotent. */
  async stop(): Promise<void> {
    this.#disposed = true;
    await this.#stop();
  }

  dispose(): void {
    void this.stop();
    this.#notifications.dispose();
    this.#restarted.dispose();
    this.#givenUp.dispose();
  }

  #started(): Promise<ServerClient> {
    if (this.#disposed || this.#gaveUp) {
      return Promise.reject(
        new HandoverError(
          'server.down',
          'The language server of Mob Handover stopped; run "Restart Language Server" to start it again.',
        ),
      );
    }
    this.#running ??= this.#start();
    return this.#running;
  }

  async #start(): Promise<ServerClient> {
    const { distFolder, channel } = this.#setup;
    const ended = this.#ended;
    let client: ServerClient | undefined;
    try {
      this.#module ??= await loadClient(distFolder);
      await nextTurn();
      if (this.#ended !== ended) throw new Error('It was stopped before it was started.');
      client = this.#created(this.#module);
      this.#client = client;
      await client.start();
      return client;
    } catch (cause) {
      void client?.stop();
      if (this.#ended === ended) this.#forget();
      channel.error('The language server could not be started.', cause);
      throw new HandoverError(
        'server.down',
        'The language server of Mob Handover could not be started; the log says why.',
        { cause },
      );
    }
  }

  #created(module: ProcessClientModule): ServerClient {
    const { distFolder, channel } = this.#setup;
    const client = module.createClient({
      serverFile: path.join(distFolder, 'server.js'),
      channel,
      options: this.#setup.options(),
      notifications: Object.keys(notifications),
      onNotification: (method, params) => {
        this.#notifications.fire({ method, params });
      },
      onClosed: () => {
        this.#closed(client);
      },
      nextTurn,
    });
    return client;
  }

  #closed(client: ServerClient): void {
    if (this.#client !== client || this.#disposed) return;
    this.#forget();
    void client.stop();
    if (!this.#budget.take()) {
      this.#gaveUp = true;
      this.#setup.channel.error('The language server ended too often and is not started again.');
      this.#givenUp.fire();
      return;
    }
    this.#setup.channel.warn('The language server ended and is started again.');
    this.#started().then(
      () => {
        this.#restarted.fire();
      },
      (error: unknown) => {
        this.#setup.channel.error('Starting the language server again failed.', error);
      },
    );
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#forget();
    await client?.stop();
  }

  #forget(): void {
    this.#ended += 1;
    this.#client = undefined;
    this.#running = undefined;
  }
}

/** Some hundred kilobytes of script, in turns of their own. */
async function loadClient(distFolder: string): Promise<ProcessClientModule> {
  const load = createRequire(__filename);
  let loaded: unknown;
  for (const bundle of clientBundles) {
    await nextTurn();
    loaded = load(path.join(distFolder, bundle));
  }
  return (loaded as ClientModule).loadClient(nextTurn);
}
