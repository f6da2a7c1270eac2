// @ts-check
import { chromium } from 'playwright-core';
import { ensureChromium } from '../../../scripts/lib/chromium.mjs';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-dev-shm-usage',
];

/**
 * Starts a headless Chromium. It ends with this process at the latest; signals are the caller's to handle.
 *
 * @returns {Promise<import('playwright-core').Browser>}
 * @throws {import('../../../scripts/lib/explainedError.mjs').ExplainedError} when there is none
 */
export async function launchBrowser() {
  return chromium.launch({
    executablePath: await ensureChromium(),
    args: flags,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
