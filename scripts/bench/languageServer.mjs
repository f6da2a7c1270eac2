import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { peakMegabytes } from './run.mjs';

const rpc = createRequire(import.meta.url)('vscode-jsonrpc/node');
/** As VS Code starts it. */
const { execArgv, env } = createRequire(import.meta.url)('../../src/protocol/serverProcess.json');
const serverFile = fileURLToPath(new URL('../../dist/server.js', import.meta.url));

/**
 * The product's own language server as a bare client sees it, so that its time and its memory are measured
 * with nothing of an editor around it.
 */
export class MeasuredServer {
  static async start(cacheFolder) {
    const server = new MeasuredServer();
    server.child = spawn(process.execPath, [...execArgv, serverFile, '--stdio'], {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    server.connection = rpc.createMessageConnection(
      new rpc.StreamMessageReader(server.child.stdout),
      new rpc.StreamMessageWriter(server.child.stdin),
    );
    server.connection.listen();
    await server.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
      initializationOptions: { trusted: true, cacheFolder },
    });
    await server.connection.sendNotification('initialized', {});
    return server;
  }

  /**
   * The request of the side bar: until the list of hotspots is there.
   *
   * @returns {Promise<{ seconds: number, modules: number }>}
   */
  async scan(folder) {
    const startedMs = performance.now();
    const { modules } = await this.connection.sendRequest('mobHandover/hotspots', {
      folderUri: pathToFileURL(folder).href,
      scan: true,
    });
    return { seconds: (performance.now() - startedMs) / 1000, modules };
  }

  peakMegabytes() {
    return peakMegabytes(this.child.pid);
  }

  /** At once, so that nothing is counted that it does after its answer. */
  async kill() {
    const ended = new Promise((resolve) => this.child.once('close', resolve));
    this.child.kill('SIGKILL');
    await ended;
    this.connection.dispose();
  }

  async stop() {
    const ended = new Promise((resolve) => this.child.once('close', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await ended;
    this.connection.dispose();
  }
}
