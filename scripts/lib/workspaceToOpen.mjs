// @ts-check
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './paths.mjs';
import { ensureSample } from './sampleProject.mjs';

/**
 * The folder that `npm start` opens.
 *
 * @param {string | undefined} given the person's choice, or the sample project: made once, then kept with what was
 *   done in it
 * @returns {Promise<{ folder: string; isSample: boolean }>}
 */
export async function workspaceToOpen(given) {
  if (given !== undefined) return { folder: given, isSample: false };
  const folder = path.join(cacheFolder, 'sample');
  mkdirSync(cacheFolder, { recursive: true });
  const kept = existsSync(folder);
  await ensureSample(folder);
  console.log(
    kept
      ? `The sample project is in ${folder}, as you left it; remove that folder to begin anew.`
      : `The sample project is made in ${folder}.`,
  );
  return { folder, isSample: true };
}
