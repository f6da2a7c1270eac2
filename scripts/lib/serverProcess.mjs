// @ts-check
import { spawn } from 'node:child_process';
import path from 'node:path';
import { atEnd } from './endings.mjs';
import { ExplainedError } from './explainedError.mjs';
import { runOrExplain } from './processes.mjs';

/** A cold disk may make the start slow. */
const startWithinMs = 90_000;
const endWithinMs = 5_000;

/**
 * @typedef {object} ServerOptions
 * @property {import('./vscodeServer.mjs').VSCodeServer} server
 * @property {string} dataFolder settings, state and logs: its server-data-dir
 * @property {string} extensionsFolder
 * @property {readonly string[]} [args] further arguments
 * @property {NodeJS.ProcessEnv} [env] default: this process's
 * @property {number} [port] default: one that is free
 * @property {(line: string) => void} [onOutput] each chunk it writes, default: kept for a failed start only
 */

/**
 * @typedef {object} RunningServer
 * @property {string} origin `http://127.0.0.1:<port>`
 * @property {string} authority `127.0.0.1:<port>`
 * @property {number | undefined} processId
 * @property {Promise<number>} ended its exit code
 * @property {() => Promise<void>} stop ends it and all it started; idempotent
 */

/**
 * Starts the VS Code server on 127.0.0.1 and waits until it listens. It is ended with this process at the latest.
 *
 * @param {ServerOptions} options
 * @returns {Promise<RunningServer>}
 * @throws {ExplainedError} when it does not come up
 */
export async function startServer(options) {
  const args = [
    options.server.main,
    '--accept-server-license-terms',
    '--host=127.0.0.1',
    `--port=${options.port ?? 0}`,
    `--server-data-dir=${options.dataFolder}`,
    `--extensions-dir=${options.extensionsFolder}`,
    '--telemetry-level=off',
    '--disable-telemetry',
    '--disable-update-check',
    ...(options.args ?? []),
  ];
  // A process group of its own: extension hosts and watchers are ended together with the server.
  const child = spawn(options.server.node, args, {
    env: serverEnvironment(options),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const killGroup = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // gone already
    }
  };
  const forget = atEnd(() => {
    killGroup('SIGKILL');
  });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.on('error', () => {
      resolve(127);
    });
    child.on('exit', (code) => {
      resolve(code ?? 1);
    });
  });
  const port = await listeningPort(child, ended, options.onOutput);
  if (typeof port === 'string') {
    killGroup('SIGKILL');
    forget();
    throw new ExplainedError(`${port.trimEnd()}\nThe VS Code server did not start: see its output above.`);
  }
  const authority = `127.0.0.1:${port}`;
  return {
    origin: `http://${authority}`,
    authority,
    processId: child.pid,
    ended,
    stop: async () => {
      killGroup('SIGTERM');
      const timer = setTimeout(() => {
        killGroup('SIGKILL');
      }, endWithinMs);
      await ended;
      clearTimeout(timer);
      killGroup('SIGKILL');
      forget();
    },
  };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<number>} ended
 * @param {((text: string) => void) | undefined} onOutput
 * @returns {Promise<number | string>} the port, or the output of a failed start
 */
function listeningPort(child, ended, onOutput) {
  return new Promise((resolve) => {
    let output = '';
    const timer = setTimeout(() => {
      resolve(output);
    }, startWithinMs);
    const settle = (/** @type {number | string} */ result) => {
      clearTimeout(timer);
      resolve(result);
    };
    const read = (/** @type {string} */ text) => {
      onOutput?.(text);
      if (output.length > 100_000) return;
      output += text;
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) settle(Number(port));
    };
    child.stdout?.setEncoding('utf8').on('data', read);
    child.stderr?.setEncoding('utf8').on('data', read);
    void ended.then(() => {
      settle(output);
    });
  });
}

/** @param {ServerOptions} options */
function serverEnvironment(options) {
  const env = { ...(options.env ?? process.env) };
  // Left over where this runs inside a terminal of VS Code, or below npm: they would change the server's ways.
  for (const name of Object.keys(env)) {
    if (/^(VSCODE_|ELECTRON_|npm_)/.test(name) || name === 'NODE_OPTIONS') delete env[name];
  }
  env['PATH'] = `${path.dirname(options.server.node)}${path.delimiter}${env['PATH'] ?? ''}`;
  return env;
}

/**
 * Installs a packaged extension.
 *
 * @param {Pick<ServerOptions, 'server' | 'dataFolder' | 'extensionsFolder'>} options
 * @param {string} vsixFile
 * @returns {Promise<void>}
 */
export async function installExtension(options, vsixFile) {
  await runOrExplain(
    `Installing ${path.basename(vsixFile)} into the VS Code server`,
    options.server.node,
    [
      options.server.main,
      '--accept-server-license-terms',
      `--install-extension=${vsixFile}`,
      '--force',
      `--extensions-dir=${options.extensionsFolder}`,
      `--server-data-dir=${options.dataFolder}`,
    ],
    { env: serverEnvironment(options) },
  );
}
