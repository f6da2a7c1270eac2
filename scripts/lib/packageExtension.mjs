// @ts-check
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { projectRoot } from './paths.mjs';
import { runOrExplain } from './processes.mjs';

/** @returns {string} the absolute path of mob-handover-<version>.vsix, made or not */
export function vsixFile() {
  /** @type {{ name: string; version: string }} */
  const { name, version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
  return path.join(projectRoot, `${name}-${version}.vsix`);
}

/**
 * Builds for production and packages the extension.
 *
 * @returns {Promise<string>} the package's file
 * @throws {import('./explainedError.mjs').ExplainedError}
 */
export async function packageExtension() {
  await build({ dev: false, watch: false });
  const file = vsixFile();
  rmSync(file, { force: true });
  // --no-dependencies: all that runs is in the bundles. The repository's address is no part of the package yet.
  await runOrExplain(
    'Packaging the extension',
    process.execPath,
    [
      path.join(projectRoot, 'node_modules', '@vscode', 'vsce', 'vsce'),
      'package',
      '--no-dependencies',
      '--allow-missing-repository',
      '--skip-license',
      '--no-rewrite-relative-links',
      '--out',
      file,
    ],
    { cwd: projectRoot },
  );
  if (!existsSync(file)) throw new Error(`vsce made no ${file}`);
  return file;
}
