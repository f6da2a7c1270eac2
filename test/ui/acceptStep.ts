import type { Locator } from 'playwright-core';
import { errors } from 'playwright-core';
import type { Workbench } from './workbench';

/** A step is gone long before that once it has taken the key. */
const keyLostAfterMs = 3_000;
const stepAtMostMs = 60_000;

/**
 * Enter in the quick input until what only this step shows is gone: a key that comes while a step is drawn but not yet
 * listening is lost.
 */
export async function acceptStep(workbench: Workbench, ofStep: Locator): Promise<void> {
  const { page, quickInput } = workbench;
  await ofStep.waitFor();
  const giveUpAt = Date.now() + stepAtMostMs;
  do {
    if (Date.now() > giveUpAt) throw new Error(`Enter does not end the step of ${String(ofStep)}.`);
    // A page that was in front may have taken the focus back when the step before was closed.
    await quickInput.locator('input').first().focus();
    await page.keyboard.press('Enter');
  } while (!(await isGone(ofStep)));
}

async function isGone(ofStep: Locator): Promise<boolean> {
  try {
    await ofStep.waitFor({ state: 'hidden', timeout: keyLostAfterMs });
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}
