import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { ProtocolConnection } from 'vscode-languageserver/node';
import type { ServerOptions } from '../../src/protocol/requests';

/** A language server in a process of its own, with a client that knows nothing of VS Code, over stdio. */
export class LspClient {
  readonly connection: ProtocolConnection;
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #exited: Promise<number | null>;

  /** @param serverFile the bundle to run */
  constructor(serverFile: string) {
    this.#process = spawn(process.execPath, [serverFile, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#exited = new Promise((resolve) => this.#process.once('exit', resolve));
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.#process.stdout),
      new StreamMessageWriter(this.#process.stdin),
    );
    this.connection.listen();
  }

  /** @param workspace what an editor says of itself and of its folders; by default nothing */
  async initialize(
    initializationOptions?: ServerOptions,
    workspace: Readonly<Record<string, unknown>> = {},
  ): Promise<unknown> {
    const result: unknown = await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
      ...workspace,
      ...(initializationOptions === undefined ? {} : { initializationOptions }),
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  /** Ends the conversation as the protocol has it. @returns the exit code */
  async shutdown(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return this.#exited;
  }

  /** The client goes away without a word. @returns the exit code */
  async hangUp(): Promise<number | null> {
    this.#process.stdin.end();
    return this.#exited;
  }

  /** For the end of a test; idempotent. */
  async kill(): Promise<void> {
    this.connection.dispose();
    this.#process.kill('SIGKILL');
    await this.#exited;
  }
}
