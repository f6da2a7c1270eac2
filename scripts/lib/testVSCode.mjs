// @ts-check
import path from 'node:path';
import { canDownloadDesktop, ensureDisplay } from './desktop.mjs';
import { ExplainedError } from './explainedError.mjs';
import { isProgram, projectRoot } from './paths.mjs';

/**
 * @typedef {object} TestVSCode
 * @property {string} executable what runTests takes as vscodeExecutablePath
 * @property {NodeJS.ProcessEnv} env to add to its environment
 * @property {string} title for people
 */

/**
 * Gives the VS Code to test in, after MOB_HANDOVER_VSCODE: `server`, `desktop` or the path of a program. Without it, the
 * desktop where it can be downloaded, else the server build.
 *
 * @returns {Promise<TestVSCode>}
 * @throws {ExplainedError} when what was asked for cannot be had
 */
export async function testVSCode() {
  const choice = process.env['MOB_HANDOVER_VSCODE'] ?? '';
  if (choice === 'server') return server();
  if (choice === 'desktop') return desktop();
  if (choice !== '') {
    if (isProgram(choice)) return { executable: choice, env: await ensureDisplay(), title: choice };
    throw new ExplainedError(
      `MOB_HANDOVER_VSCODE is ${choice}: set it to server, desktop or the path of a program.`,
    );
  }
  if (!(await canDownloadDesktop())) return server();
  try {
    return await desktop();
  } catch (error) {
    if (!(error instanceof ExplainedError)) throw error;
    console.log(`${error.message} Taking the server build of VS Code instead.`);
    return server();
  }
}

/** @returns {TestVSCode} */
function server() {
  const executable = path.join(projectRoot, 'test', 'support', 'vscode', 'launcher.mjs');
  return { executable, env: {}, title: 'the server build of VS Code' };
}

/** @returns {Promise<TestVSCode>} */
async function desktop() {
  const env = await ensureDisplay();
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  try {
    return { executable: await downloadAndUnzipVSCode('stable'), env, title: 'desktop VS Code' };
  } catch (error) {
    throw new ExplainedError(`Desktop VS Code could not be downloaded: ${String(error)}.`);
  }
}
