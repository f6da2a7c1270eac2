// @ts-check
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { withLock } from './lock.mjs';
import { projectRoot } from './paths.mjs';
import { runOrExplain } from './processes.mjs';

/** @returns {string} the absolute path of mob-handover-<version>.vsix, made or not */
export function vsixFile() {
  /** @type {{ name: string; version: string }} */
  const { name, version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
  return path.join(projectRoot, `${name}-${version}.vsix`);
}

/**
 * Builds for production and packages the extension. Two commands in one checkout take turns, and who has read the
 * former package keeps it whole: the new one is renamed into its place.
 *
 * @returns {Promise<string>} the package's file
 * @throws {import('./explainedError.mjs').ExplainedError}
 */
export async function packageExtension() {
  const out = path.join(projectRoot, 'out');
  mkdirSync(out, { recursive: true });
  return withLock(path.join(out, 'package.lock'), async () => {
    await build({ dev: false, watch: false });
    const fresh = path.join(out, 'package.vsix');
    rmSync(fresh, { force: true });
    const readme = path.join('dist', 'README.md');
    writeFileSync(
      path.join(projectRoot, readme),
      withoutPictures(readFileSync(path.join(projectRoot, 'README.md'), 'utf8')),
    );
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
        '--readme-path',
        readme,
        '--out',
        fresh,
      ],
      { cwd: projectRoot },
    );
    if (!existsSync(fresh)) throw new Error(`vsce made no ${fresh}`);
    renameSync(fresh, vsixFile());
    return vsixFile();
  });
}

/**
 * VS Code shows no pictures of a package's readme that lie beside it.
 *
 * @param {string} readme
 */
function withoutPictures(readme) {
  return readme.replace(/^!\[.*\n/gm, '').replace(/\n{3,}/g, '\n\n');
}
