// @ts-check
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hasDisplay } from './desktop.mjs';
import { ExplainedError } from './explainedError.mjs';
import { cacheFolder, onPath } from './paths.mjs';
import { installExtension, startServer } from './serverProcess.mjs';
import { temporaryFolder } from './temporaryFolder.mjs';
import { beginUserSettings } from './userSettings.mjs';
import { ensureVSCodeServer } from './vscodeServer.mjs';

/**
 * Serves VS Code with the extension on 127.0.0.1 and prints its address, which carries a random token: who does not
 * know it gets nothing. Settings and state are kept between starts.
 *
 * @param {{ vsixFile: string; folder: string; trusted: boolean; port: number | undefined; open: boolean }} options
 *   trusted: VS Code does not ask whether it may trust the folder; open: opens a browser where there is a display
 * @returns {Promise<number>} exit code, once the server has ended
 */
export async function openServer(options) {
  const server = await ensureVSCodeServer();
  const setup = {
    server,
    dataFolder: path.join(cacheFolder, 'start', 'server'),
    // Of this start alone: what another start still runs is not replaced under its feet.
    extensionsFolder: path.join(temporaryFolder('start').path, 'extensions'),
  };
  beginUserSettings(path.join(setup.dataFolder, 'data'));
  await installExtension(setup, options.vsixFile);
  const token = randomBytes(24).toString('hex');
  const running = await startServer({
    ...setup,
    ...(options.port === undefined ? {} : { port: options.port }),
    args: [
      `--connection-token-file=${tokenFile(token)}`,
      ...(options.trusted ? ['--disable-workspace-trust'] : []),
    ],
  });
  const address = `${running.origin}/?tkn=${token}&folder=${encodeURIComponent(options.folder)}`;
  console.log(`VS Code with Mob Handover, on ${options.folder}:\n\n  ${address}\n\nCtrl-C ends it.`);
  if (options.open) openBrowser(address);
  await running.ended;
  await running.stop();
  throw new ExplainedError('The VS Code server has ended: start it again with npm start.');
}

/**
 * @param {string} token given in a file: arguments can be read by everyone on the machine
 * @returns {string}
 */
function tokenFile(token) {
  const folder = path.join(temporaryFolder('token').path);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'token');
  writeFileSync(file, token, { mode: 0o600 });
  return file;
}

/** @param {string} address */
function openBrowser(address) {
  if (!hasDisplay()) return;
  const opener = process.platform === 'darwin' ? 'open' : onPath('xdg-open');
  if (opener === undefined) return;
  // The address is printed: a browser that does not open is no failure.
  spawn(opener, [address], { stdio: 'ignore' }).on('error', () => undefined);
}
