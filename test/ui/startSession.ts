import { errors } from 'playwright-core';
import { commands } from '../../src/protocol/names';
import { paletteTitle } from './paletteTitle';
import type { Workbench } from './workbench';

/** A step is gone long before that once it has taken the key. */
const keyLostAfterMs = 5_000;
const stepAtMostMs = 60_000;

/** Starts a mob session as it is offered: Enter in every step, no check-in. Afterwards the status bar shows the time. */
export async function startSession(workbench: Workbench): Promise<void> {
  await workbench.runCommand(paletteTitle(commands.startSession));
  // Those who are offered come from the history, a moment later.
  await workbench.quickInput.locator('[aria-checked="true"]').first().waitFor();
  await acceptSteps(workbench);
}

/** Enter in each step that is still to come, the last of which asks for the goal, and no check-in. */
export async function acceptSteps(workbench: Workbench): Promise<void> {
  const title = workbench.quickInput.locator('.quick-input-title');
  for (let step = ''; !step.startsWith('Goal');) {
    await title.waitFor();
    step = await title.innerText();
    await acceptStep(workbench, step);
  }
  await workbench.statusBarItem(/\d\d:\d\d/).waitFor();
  await workbench.pressInNotification('Begin with a check-in?', 'Not today');
}

/** Enter until the step is gone: a key that comes while a step is drawn but not yet listening is lost. */
async function acceptStep(workbench: Workbench, step: string): Promise<void> {
  const title = workbench.quickInput.locator('.quick-input-title').getByText(step, { exact: true });
  const gone = async (): Promise<boolean> =>
    await title.waitFor({ state: 'hidden', timeout: keyLostAfterMs }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof errors.TimeoutError) return false;
        throw error;
      },
    );
  const giveUpAt = Date.now() + stepAtMostMs;
  do {
    if (Date.now() > giveUpAt) throw new Error(`Enter does not end the step "${step}".`);
    // A page that was in front may have taken the focus back when the step before was closed.
    await workbench.quickInput.locator('input').first().focus();
    await workbench.page.keyboard.press('Enter');
  } while (!(await gone()));
}
