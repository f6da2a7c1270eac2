// @ts-check
import { rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './paths.mjs';
import { runToEnd } from './processes.mjs';
import { readResults } from './results.mjs';

/**
 * Runs mocha in a process of its own, its output shown.
 *
 * @param {'unit' | 'ui'} kind
 * @param {{ args: readonly string[]; look: 'dot' | 'spec'; env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<import('./results.mjs').Results>}
 */
export async function runMocha(kind, { args, look, env }) {
  const results = path.join(projectRoot, 'out', 'results', `${kind}.json`);
  rmSync(results, { force: true });
  const { code } = await runToEnd(
    process.execPath,
    [
      path.join(projectRoot, 'node_modules', 'mocha', 'bin', 'mocha.js'),
      ...args,
      '--reporter',
      'test/support/resultsReporter.cjs',
      '--reporter-option',
      `results=${results},look=${look}`,
    ],
    { cwd: projectRoot, env: { ...process.env, ...env }, output: 'show' },
  );
  return readResults(kind, results, code);
}
