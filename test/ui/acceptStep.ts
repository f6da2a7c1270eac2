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
  await ofStep.waitFor();
  const giveUpAt = Date.now() + stepAtMostMs;
  do {
    if (Date.now() > giveUpAt) throw new Error(`Enter does not end the step of ${String(ofStep)}.`);
    await pressEnter(workbench);
  } while (!(await comesTrue(() => ofStep.waitFor({ state: 'hidden', timeout: keyLostAfterMs }))));
}

/** Nothing where the step is gone by now: a slow machine may close it late. */
async function pressEnter({ page, quickInput }: Workbench): Promise<void> {
  const input = quickInput.locator('input').first();
  // A page that was in front may have taken the focus back when the step before was closed.
  if (await comesTrue(() => input.focus({ timeout: keyLostAfterMs }))) await page.keyboard.press('Enter');
}

/** @returns false where it did not happen in time */
export async function comesTrue(wait: () => Promise<void>): Promise<boolean> {
  try {
    await wait();
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}
