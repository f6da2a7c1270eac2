import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { ensureSample } from '../../scripts/lib/sampleProject.mjs';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { commands } from '../../src/protocol/names';
import { acceptStep } from './acceptStep';
import { keepFailureScreenshot } from './failureScreenshot';
import { paletteTitle } from './paletteTitle';
import { Workbench } from './workbench';

describe('a mob session, as a user sees it', () => {
  let workbench: Workbench;
  const folder = temporaryFolder('session');
  const sample = path.join(folder.path, 'sample');
  const rows = () => workbench.quickInput.locator('.monaco-list-row');
  const title = () => workbench.quickInput.locator('.quick-input-title');

  before(async () => {
    await ensureSample(sample);
    workbench = await Workbench.open({ folder: sample });
    await workbench.waitForCommand(paletteTitle(commands.startSession));
  });

  afterEach(async function () {
    await keepFailureScreenshot(this, workbench);
  });

  after(async () => {
    await workbench.dispose();
    folder.remove();
  });

  it('starts by Enter in each step, with the recent authors ticked and somebody typed in', async () => {
    const { page } = workbench;
    await workbench.runCommand(paletteTitle(commands.startSession));
    await title().filter({ hasText: '1/4' }).waitFor();
    await rows().first().waitFor();
    await page.keyboard.type('Ada <ada@example.org>');
    await acceptStep(workbench, title().filter({ hasText: 'Enter adds Ada' }));
    await rows().filter({ hasText: 'Ada' }).waitFor();
    for (const step of ['1/4', '2/4', '3/4']) {
      await acceptStep(workbench, title().filter({ hasText: step }));
    }
    await rows().filter({ hasText: 'Who uses this' }).waitFor();
    await acceptStep(workbench, title().filter({ hasText: '4/4' }));
    await workbench.statusBarItem(/Sol 0\d:\d\d → Ira/).waitFor();
    await title().filter({ hasText: 'Goal' }).waitFor();
    await workbench.quickInput.locator('input:focus').waitFor();
    await page.keyboard.type('How votes are counted');
    await acceptStep(workbench, title().filter({ hasText: 'Goal' }));
  });

  it('begins with a check-in, one after the other, if the room wants it', async () => {
    const { page } = workbench;
    await workbench.pressInNotification('Begin with a check-in?', 'Check in');
    await title().filter({ hasText: 'Check in: Sol Sample (1/3)' }).waitFor();
    await workbench.quickInput.locator('input:focus').waitFor();
    await page.keyboard.type('I wrote the tally');
    for (const step of ['1/3', '2/3', '3/3']) {
      await acceptStep(workbench, title().filter({ hasText: step }));
    }
    await workbench.quickInput.waitFor({ state: 'hidden' });
  });

  it('offers only what can be done, and does it', async () => {
    const isOffered = async (title: string) => (await workbench.commandTitles(title)).includes(title);
    assert.ok(await isOffered(paletteTitle(commands.pause)));
    const pointless = [
      commands.startSession,
      commands.resume,
      commands.endBreak,
      commands.markBack,
      commands.doneItem,
      commands.nextItem,
      commands.reopenItem,
      commands.withdrawTimerRoom,
    ];
    for (const command of pointless) assert.ok(!(await isOffered(paletteTitle(command))), command);
    await workbench.statusBarItem(/Sol/).click();
    await acceptStep(workbench, rows().first());
    await workbench.statusBarItem(/Ira 0\d:\d\d → Ada/).waitFor();
  });

  it('lets several late arrivals be ticked, nobody of the roster among them, who then leave again', async () => {
    await workbench.runCommand(paletteTitle(commands.addParticipant));
    await title().filter({ hasText: 'Add participants' }).waitFor();
    await rows().nth(1).waitFor();
    assert.equal(await rows().filter({ hasText: 'Sol Sample' }).count(), 0);
    const picked = [];
    for (const row of [rows().nth(0), rows().nth(1)]) {
      picked.push((await row.locator('.label-name').first().textContent()) ?? '');
      await row.getByRole('checkbox').check();
    }
    await acceptStep(workbench, title().filter({ hasText: 'Add participants' }));
    await workbench.quickInput.waitFor({ state: 'hidden' });
    for (const name of picked) {
      await workbench.runCommand(paletteTitle(commands.removeParticipant));
      await rows().filter({ hasText: name }).click();
      await workbench.quickInput.waitFor({ state: 'hidden' });
    }
  });

  it('reorders the roster by keyboard', async () => {
    const { page } = workbench;
    await workbench.runCommand(paletteTitle(commands.editRoster));
    await acceptStep(workbench, rows().filter({ hasText: 'Sol Sample' }));
    await rows().filter({ hasText: 'Move up' }).waitFor();
    await page.keyboard.type('Move up');
    await acceptStep(workbench, rows().filter({ hasText: 'Move up' }));
    await workbench.statusBarItem(/Ira 0\d:\d\d → Sol/).waitFor();
    await rows().filter({ hasText: 'Shuffle the order' }).waitFor();
    await page.keyboard.press('Escape');
    await workbench.quickInput.waitFor({ state: 'hidden' });
  });

  it('comes back after a reload, and writes its record at the end', async () => {
    await workbench.load();
    await workbench.statusBarItem(/Ira 0\d:\d\d → Sol/).waitFor();
    await workbench.runCommand(paletteTitle(commands.endSession));
    await rows().filter({ hasText: 'End now' }).click();
    await workbench.notification('Its record is').waitFor();
    const records = path.join(sample, '.handover', 'sessions');
    const [name] = readdirSync(records);
    assert.ok(name);
    assert.match(readFileSync(path.join(records, name), 'utf8'), /^- Sol Sample: I wrote the tally$/mu);
    await workbench.page.getByRole('button', { name: 'Open record' }).click();
    await workbench.page.locator('.tab').filter({ hasText: name }).waitFor();
  });
});
