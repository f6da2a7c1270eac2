import { commands } from '../../src/protocol/names';
import { paletteTitle } from './paletteTitle';
import type { Workbench } from './workbench';

/** Starts a mob session as it is offered: Enter in every step. Afterwards the status bar shows the time. */
export async function startSession(workbench: Workbench): Promise<void> {
  await workbench.runCommand(paletteTitle(commands.startSession));
  // Those who are offered come from the history, a moment later.
  await workbench.quickInput.locator('[aria-checked="true"]').first().waitFor();
  const title = workbench.quickInput.locator('.quick-input-title');
  while (await title.isVisible()) {
    const step = await title.innerText();
    await workbench.page.keyboard.press('Enter');
    await title.getByText(step, { exact: true }).waitFor({ state: 'hidden' });
  }
  await workbench.statusBarItem(/\d\d:\d\d/).waitFor();
}
