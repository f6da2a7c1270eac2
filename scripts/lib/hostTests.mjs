// @ts-check
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bundleHostTests } from './bundleHostTests.mjs';
import { projectRoot } from './paths.mjs';
import { runToEnd } from './processes.mjs';
import { readResults } from './results.mjs';
import { ensureSample } from './sampleProject.mjs';
import { withSecondTry } from './secondTry.mjs';
import { temporaryFolder } from './temporaryFolder.mjs';
import { testVSCode } from './testVSCode.mjs';
import { quietSettings, writeUserSettings } from './userSettings.mjs';

/**
 * Runs the tests of test/host inside the extension host of a real VS Code, on a fresh copy of the sample project.
 *
 * @returns {Promise<import('./results.mjs').Results>}
 * @throws {import('./explainedError.mjs').ExplainedError} when VS Code cannot be had
 */
export async function runHostTests() {
  const extensionTestsPath = await bundleHostTests();
  const vscode = await testVSCode();
  console.log(`Running in ${vscode.title} …`);
  return withSecondTry((files = []) => runOnce(vscode, extensionTestsPath, files));
}

/**
 * @param {import('./testVSCode.mjs').TestVSCode} vscode
 * @param {string} extensionTestsPath
 * @param {readonly string[]} files none for all
 */
async function runOnce(vscode, extensionTestsPath, files) {
  const folder = temporaryFolder('host');
  const workspace = path.join(folder.path, 'sample');
  const userData = path.join(folder.path, 'user');
  await ensureSample(workspace);
  mkdirSync(userData);
  // In a browser files save themselves after a second, under the hands of a test.
  writeUserSettings(userData, { ...quietSettings, 'files.autoSave': 'off' });
  const results = path.join(projectRoot, 'out', 'results', 'host.json');
  rmSync(results, { force: true });
  /** @type {import('@vscode/test-electron').TestOptions} */
  const options = {
    vscodeExecutablePath: vscode.executable,
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath,
    launchArgs: [
      workspace,
      `--user-data-dir=${userData}`,
      `--extensions-dir=${path.join(folder.path, 'extensions')}`,
      '--disable-extensions',
    ],
    extensionTestsEnv: {
      ...vscode.env,
      MOB_HANDOVER_RESULTS: results,
      ...(files.length === 0
        ? {}
        : { MOB_HANDOVER_FILES: files.map((file) => path.basename(file)).join(path.delimiter) }),
    },
  };
  // In a process of its own, which is ended together with the VS Code that runTests starts and does not hand out.
  const runner = path.join(projectRoot, 'scripts', 'lib', 'runInVSCode.mjs');
  const { code } = await runToEnd(process.execPath, [runner, JSON.stringify(options)], { output: 'show' });
  folder.remove();
  return readResults('host', results, code);
}
