// @ts-check
import { canInstallDebianPackages, installDebianPackages } from './debian.mjs';
import { ExplainedError } from './explainedError.mjs';
import { isProgram, onPath } from './paths.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** @returns {string | undefined} the browser of $CHROME_PATH, else one that is installed */
function findChromium() {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (isProgram(chosen)) return chosen;
    throw new ExplainedError(
      `CHROME_PATH is ${chosen}, which is no program: set it to a Chromium or unset it.`,
    );
  }
  return names.map(onPath).find((found) => found !== undefined) ?? places.find(isProgram);
}

/**
 * Finds Chromium; installs it on Debian as root.
 *
 * @returns {Promise<string>} absolute path of the program
 * @throws {ExplainedError} where it has to be installed by hand
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  if (canInstallDebianPackages()) {
    await installDebianPackages(['chromium', 'fonts-liberation', 'fonts-dejavu-core']);
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new ExplainedError(
    'There is no Chromium: install Chromium or Google Chrome, or set CHROME_PATH to one.',
  );
}
