import { commands } from '../../src/protocol/names';
import { acceptStep, comesTrue } from './acceptStep';
import { paletteTitle } from './paletteTitle';
import type { Workbench } from './workbench';

/** As long as VS Code shows a notification. */
const checkInShownMs = 10_000;

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
    await acceptStep(workbench, title.getByText(step, { exact: true }));
  }
  await workbench.statusBarItem(/\d\d:\d\d/).waitFor();
  await declineCheckIn(workbench);
}

/** On a slow machine VS Code may have hidden the question before the last step was answered: nobody waits for it then. */
async function declineCheckIn(workbench: Workbench): Promise<void> {
  const question = 'Begin with a check-in?';
  await comesTrue(async () => {
    await workbench.notification(question).waitFor({ timeout: checkInShownMs });
    await workbench.pressInNotification(question, 'Not today');
  });
}
