// @ts-check
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from './bundles.mjs';
import { ExplainedError } from './explainedError.mjs';
import { projectRoot } from './paths.mjs';

/**
 * Bundles the tests that run inside VS Code to out/host/.
 *
 * @returns {Promise<string>} the file to give to VS Code as extensionTestsPath
 */
export async function bundleHostTests() {
  const source = path.join(projectRoot, 'test', 'host');
  const target = path.join(projectRoot, 'out', 'host');
  rmSync(target, { recursive: true, force: true });
  const tests = readdirSync(source).filter((name) => name.endsWith('.test.ts'));
  if (tests.length === 0) throw new ExplainedError('There are no tests in test/host.');
  await build({
    ...bundleOptions({ production: false, sourceMaps: true }),
    entryPoints: ['index.ts', ...tests].map((name) => path.join(source, name)),
    outdir: target,
    external: ['vscode', 'mocha'],
  });
  return path.join(target, 'index.js');
}
