// @ts-check
import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, absolute, without a trailing separator. */
export const projectRoot = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** The per-user folder of what these scripts keep between runs: `$XDG_CACHE_HOME/mob-handover`, default ~/.cache. */
export const cacheFolder = path.join(
  process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'),
  'mob-handover',
);

/**
 * @param {string} name a program, without folder
 * @returns {string | undefined} its absolute path, found on the PATH
 */
export function onPath(name) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => path.join(folder, name)).find(isProgram);
}

/**
 * @param {string} file
 * @returns {boolean} whether it is a file that may be executed
 */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
