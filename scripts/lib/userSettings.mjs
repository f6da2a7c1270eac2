// @ts-check
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Nothing in the way of a test or a picture: no welcome page, assistant, recommendations, updates. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.ignoreRecommendations': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'update.mode': 'none',
  'telemetry.telemetryLevel': 'off',
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * Writes the user's settings of a VS Code whose data lies in this folder.
 *
 * @param {string} dataFolder user-data-dir of a desktop VS Code; `<server-data-dir>/data` of the server build
 * @param {Record<string, unknown>} settings
 * @returns {void}
 */
export function writeUserSettings(dataFolder, settings) {
  const folder = path.join(dataFolder, 'User');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'settings.json'), `${JSON.stringify(settings, undefined, 2)}\n`);
}

/**
 * As {@link writeUserSettings}, with the quiet ones, where nobody has made any yet.
 *
 * @param {string} dataFolder
 * @returns {void}
 */
export function beginUserSettings(dataFolder) {
  if (!existsSync(path.join(dataFolder, 'User', 'settings.json')))
    writeUserSettings(dataFolder, quietSettings);
}
