#!/usr/bin/env node
// @ts-check
/**
 * Stands for the desktop program of VS Code in `runTests({ vscodeExecutablePath })`: runs the same tests in the
 * extension host of the VS Code server, with the workbench in a headless browser. Understands a workspace folder,
 * --extensionDevelopmentPath, --extensionTestsPath, --user-data-dir, --extensions-dir and --disable-workspace-trust;
 * takes no notice of the other arguments. Ends with the exit code of the tests.
 */
import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { ExplainedError, runMain } from '../../../scripts/lib/explainedError.mjs';
import { startServer } from '../../../scripts/lib/serverProcess.mjs';
import { ensureVSCodeServer } from '../../../scripts/lib/vscodeServer.mjs';
import { projectRoot } from '../../../scripts/lib/paths.mjs';
import { launchBrowser } from './browser.mjs';
import { HostLog } from './hostLog.mjs';

const endWithinMs = 10 * 60_000;
const logFile = path.join(projectRoot, 'out', 'vscode.log');

// The one who started this holds the other end: when it is gone, however it ended, so are the tests.
process.stdin.on('end', () => process.exit(1));
process.stdin.resume();

/** @param {string} name */
function option(name) {
  const prefix = `--${name}=`;
  return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
}

/** @param {string} name */
function requiredOption(name) {
  const value = option(name);
  if (value === undefined) throw new ExplainedError(`The launcher of the tests needs --${name}=….`);
  return value;
}

/**
 * The settings of a desktop's user data folder, where the server looks for them.
 *
 * @param {string} userDataFolder
 * @returns {string} the server's data folder
 */
function serverDataFolder(userDataFolder) {
  const folder = path.join(userDataFolder, 'server');
  const settings = path.join(userDataFolder, 'User');
  if (existsSync(settings)) cpSync(settings, path.join(folder, 'data', 'User'), { recursive: true });
  return folder;
}

/**
 * @param {string} authority
 * @returns {string} the workbench's address with the tests as its payload
 */
function address(authority) {
  const remote = (/** @type {string} */ file) =>
    `vscode-remote://${authority}${encodeURI(path.resolve(file))}`;
  const payload = [
    ['extensionDevelopmentPath', remote(requiredOption('extensionDevelopmentPath'))],
    ['extensionTestsPath', remote(requiredOption('extensionTestsPath'))],
  ];
  const url = new URL(`http://${authority}/`);
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
  if (folder === undefined) url.searchParams.set('ew', 'true');
  else url.searchParams.set('folder', path.resolve(folder));
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

await runMain(async () => {
  const log = new HostLog(logFile);
  const server = await startServer({
    server: await ensureVSCodeServer(),
    dataFolder: serverDataFolder(requiredOption('user-data-dir')),
    extensionsFolder: requiredOption('extensions-dir'),
    args: [
      '--enable-smoke-test-driver',
      '--without-connection-token',
      ...process.argv.filter((argument) => argument === '--disable-workspace-trust'),
    ],
    onOutput: log.write,
  });
  const browser = await launchBrowser();
  const page = await browser.newPage();
  page.on('pageerror', (error) => {
    log.write(`In the workbench: ${error.stack ?? error.message}\n`);
  });
  const exitCode = new Promise((resolve, reject) => {
    setTimeout(() => {
      reject(new ExplainedError(`The tests in VS Code did not end within ${endWithinMs / 60_000} minutes.`));
    }, endWithinMs);
    void server.ended.then(() => {
      reject(new ExplainedError('The VS Code server ended before the tests.'));
    });
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  // A failure while the page is still loading is thrown where it is awaited, below.
  exitCode.catch(() => undefined);
  await page.exposeFunction('codeAutomationLog', log.fromWorkbench);
  await page.goto(address(server.authority));
  const code = await exitCode;
  if (code !== 0) console.error(`All that VS Code said is in ${path.relative(process.cwd(), logFile)}.`);
  await browser.close();
  await server.stop();
  return Number(code);
});
