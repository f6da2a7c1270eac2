// @ts-check
import { rmSync } from 'node:fs';
import path from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { runMocha } from './mochaRun.mjs';
import { projectRoot } from './paths.mjs';
import { withSecondTry } from './secondTry.mjs';
import { ensureVSCodeServer } from './vscodeServer.mjs';

/**
 * Runs the tests of test/ui: the packaged extension in the workbench of the VS Code server, in a real browser.
 *
 * @returns {Promise<import('./results.mjs').Results>}
 * @throws {import('./explainedError.mjs').ExplainedError} when the server or a browser cannot be had
 */
export async function runUiTests() {
  // Both before mocha starts: an installation must not run into a test's timeout.
  const CHROME_PATH = await ensureChromium();
  await ensureVSCodeServer();
  rmSync(path.join(projectRoot, 'out', 'ui'), { recursive: true, force: true });
  return withSecondTry((files = ['test/ui/**/*.test.ts']) =>
    runMocha('ui', {
      args: ['--config', 'test/ui/.mocharc.json', ...files],
      look: 'spec',
      env: { CHROME_PATH },
    }),
  );
}
