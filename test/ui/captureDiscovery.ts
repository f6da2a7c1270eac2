import { commands } from '../../src/protocol/names';
import { acceptStep } from './acceptStep';
import { paletteTitle } from './paletteTitle';
import type { Workbench } from './workbench';

/** Captures a discovery as it is offered: Enter in both questions, then the words, saved. Its editor stays open. */
export async function captureDiscovery(workbench: Workbench, words: string): Promise<void> {
  const { page, quickInput } = workbench;
  await workbench.runCommand(paletteTitle(commands.captureDiscovery));
  for (const question of ['Who told it?', 'Who learnt it?']) {
    await acceptStep(workbench, quickInput.getByText(question, { exact: true }));
  }
  await page.locator('.tab.active', { hasText: '.md' }).waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Control+S');
}
