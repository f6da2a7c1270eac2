// @ts-check
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { canInstallDebianPackages, installDebianPackages } from './debian.mjs';
import { ExplainedError } from './explainedError.mjs';
import { onPath } from './paths.mjs';

/**
 * Makes the sample project in a folder that is not there yet; what is there stays as it is. A run that breaks off leaves
 * no half sample.
 *
 * @param {string} folder its parent exists
 * @returns {Promise<void>}
 * @throws {ExplainedError} where there is no git
 */
export async function ensureSample(folder) {
  if (existsSync(folder)) return;
  if (onPath('git') === undefined && canInstallDebianPackages()) await installDebianPackages(['git']);
  if (onPath('git') === undefined && process.platform !== 'win32') {
    throw new ExplainedError('There is no git: install git to make the sample project.');
  }
  const { createSample } = await import('../sample/createSample.mjs');
  const unfinished = path.join(path.dirname(folder), `.${path.basename(folder)}-${process.pid}`);
  rmSync(unfinished, { recursive: true, force: true });
  try {
    await createSample(unfinished);
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
