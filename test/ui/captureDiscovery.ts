import { commands } from '../../src/protocol/names';
import { paletteTitle } from './paletteTitle';
import type { Workbench } from './workbench';

/** Captures a discovery as it is offered: Enter in both questions, then the words, saved. Its editor stays open. */
export async function captureDiscovery(workbench: Workbench, words: string): Promise<void> {
  const { page, quickInput } = workbench;
  await workbench.runCommand(paletteTitle(commands.captureDiscovery));
  for (const question of ['Who told it?', 'Who learnt it?']) {
    const title = quickInput.getByText(question, { exact: true });
    await title.waitFor();
    // A page in front may have the focus again.
    await quickInput.locator('input').first().focus();
    await page.keyboard.press('Enter');
    await title.waitFor({ state: 'hidden' });
  }
  await page.locator('.tab.active', { hasText: '.md' }).waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Control+S');
}
