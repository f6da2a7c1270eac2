// @ts-check
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { npm } from './npm.mjs';

/**
 * Runs `npm ci` when node_modules is missing, was not installed to its end, or is older than package-lock.json.
 * Uses Node's built-ins only, so that scripts may call it in a bare clone.
 *
 * @param {string} root the project's folder
 * @returns {Promise<void>}
 */
export async function ensureDependencies(root) {
  // npm writes this file last, after everything else is in its place.
  const marker = path.join(root, 'node_modules', '.package-lock.json');
  const lock = path.join(root, 'package-lock.json');
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing the dependencies (npm ci) …');
  await npm(['ci', '--no-audit', '--no-fund'], root);
}
