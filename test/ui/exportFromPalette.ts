import { commands } from '../../src/protocol/names';
import { acceptStep } from './acceptStep';
import { paletteTitle } from './paletteTitle';
import type { Workbench } from './workbench';

/** Exports with what is offered: the formats that are ticked, the folder that stands there. */
export async function exportFromPalette(workbench: Workbench): Promise<void> {
  await workbench.runCommand(paletteTitle(commands.exportHandover));
  const { quickInput } = workbench;
  await acceptStep(workbench, quickInput.getByText('Markdown book'));
  await acceptStep(workbench, quickInput.getByText('Folder of the book, inside the project'));
}
