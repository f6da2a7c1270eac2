import { commands } from '../../src/protocol/names';
import { paletteTitle } from './paletteTitle';
import type { Workbench } from './workbench';

/** Exports with what is offered: the formats that are ticked, the folder that stands there. */
export async function exportFromPalette(workbench: Workbench): Promise<void> {
  await workbench.runCommand(paletteTitle(commands.exportHandover));
  await workbench.quickInput.getByText('Markdown book').waitFor();
  await workbench.page.keyboard.press('Enter');
  await workbench.quickInput.locator('input[value="docs/handover"], input').first().waitFor();
  await workbench.quickInput.getByText('Folder of the book, inside the project').waitFor();
  await workbench.page.keyboard.press('Enter');
}
