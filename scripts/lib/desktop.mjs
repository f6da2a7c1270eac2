// @ts-check
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { canInstallDebianPackages, installDebianPackages } from './debian.mjs';
import { atEnd } from './endings.mjs';
import { ExplainedError } from './explainedError.mjs';
import { isProgram, onPath } from './paths.mjs';

/** Where @vscode/test-electron looks for the versions of VS Code. */
const releases = 'https://update.code.visualstudio.com/api/releases/stable';
const probeTimeoutMs = 4_000;
const displayWithinMs = 10_000;
/** What a desktop VS Code needs on a Debian without a desktop. */
const desktopPackages = [
  'xvfb',
  'libnss3',
  'libgtk-3-0',
  'libgbm1',
  'libasound2',
  'libxkbfile1',
  'libsecret-1-0',
];

/** @returns {Promise<boolean>} whether a desktop VS Code can be downloaded here */
export async function canDownloadDesktop() {
  try {
    return (await fetch(releases, { signal: AbortSignal.timeout(probeTimeoutMs) })).ok;
  } catch {
    return false;
  }
}

/** @returns {boolean} whether windows can be shown to someone */
export function hasDisplay() {
  if (process.platform !== 'linux') return process.env['SSH_CONNECTION'] === undefined;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/**
 * Sees to a display for tests: the one there is, else a virtual one that ends with this process.
 *
 * @returns {Promise<NodeJS.ProcessEnv>} what to add to the environment of the programs that need it
 * @throws {ExplainedError} where there is none and Xvfb is not installed
 */
export async function ensureDisplay() {
  if (process.platform !== 'linux' || hasDisplay()) return {};
  let xvfb = onPath('Xvfb');
  if (xvfb === undefined && canInstallDebianPackages()) {
    await installDebianPackages(desktopPackages);
    xvfb = onPath('Xvfb');
  }
  if (xvfb === undefined) {
    throw new ExplainedError(
      'There is no display for VS Code: install Xvfb, or set MOB_HANDOVER_VSCODE=server.',
    );
  }
  return { DISPLAY: await startVirtualDisplay(xvfb) };
}

/**
 * @param {string} xvfb
 * @returns {Promise<string>} the display's name
 */
function startVirtualDisplay(xvfb) {
  // It chooses a free number and tells it on file descriptor 3.
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const child = spawn(xvfb, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  atEnd(() => child.kill());
  return new Promise((resolve, reject) => {
    const fail = () => {
      reject(new ExplainedError('The virtual display (Xvfb) did not start.'));
    };
    const timer = setTimeout(fail, displayWithinMs);
    child.on('error', fail);
    child.on('exit', fail);
    child.stdio[3]?.on('data', (number) => {
      clearTimeout(timer);
      resolve(`:${String(number).trim()}`);
    });
  });
}

/**
 * The program of an installed desktop VS Code. The command `code` only asks a running VS Code for a window; the program
 * behind it can be ended by who started it.
 *
 * @returns {string | undefined}
 */
export function findDesktop() {
  const command = onPath('code');
  if (command === undefined) return undefined;
  const folder = path.dirname(realpathSync(command));
  return ['../code', '../../../MacOS/Electron', '../../../MacOS/Code', '../Code.exe']
    .map((place) => path.resolve(folder, place))
    .find(isProgram);
}
