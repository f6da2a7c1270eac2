import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { commands } from '../../src/protocol/names';
import { acceptStep } from './acceptStep';
import { keepFailureScreenshot } from './failureScreenshot';
import { paletteTitle } from './paletteTitle';
import { acceptSteps } from './startSession';
import { Workbench } from './workbench';

describe('a mob session in a workspace of several folders', function () {
  this.timeout(300_000);
  let workbench: Workbench;
  const folder = temporaryFolder('several');
  const names = ['voting', 'encoding'];
  const [voting = '', encoding = ''] = names.map((name) => path.join(folder.path, name));
  const title = () => workbench.quickInput.locator('.quick-input-title');

  before(async () => {
    for (const name of names) mkdirSync(path.join(folder.path, name));
    const workspace = path.join(folder.path, 'show.code-workspace');
    writeFileSync(workspace, JSON.stringify({ folders: names.map((name) => ({ path: name })) }));
    workbench = await Workbench.open({ workspace });
    await workbench.openSideBar('Mob Handover');
    // Only the running extension knows that there is no repository: the workspace is there once it says so.
    await workbench.page.locator('.sidebar').getByText('Scan without history').waitFor();
  });

  afterEach(async function () {
    await keepFailureScreenshot(this, workbench);
  });

  after(async () => {
    await workbench.dispose();
    folder.remove();
  });

  it('asks which folder it is about, and puts its record there', async () => {
    const { page } = workbench;
    await workbench.runCommand(paletteTitle(commands.startSession));
    await workbench.quickInput.getByPlaceholder(/Which folder is it about/u).waitFor();
    await page.keyboard.type('encoding');
    await acceptStep(
      workbench,
      workbench.quickInput.locator('.monaco-list-row').filter({ hasText: encoding }),
    );
    await title().filter({ hasText: '1/' }).waitFor();
    await page.keyboard.type('Kim <kim@example.org>');
    await acceptStep(workbench, title().filter({ hasText: 'Enter adds Kim' }));
    await acceptSteps(workbench);
    await workbench.statusBarItem(/Kim 0\d:\d\d/u).waitFor();
    await workbench.runCommand(paletteTitle(commands.endSession));
    await workbench.quickInput.locator('.monaco-list-row').filter({ hasText: 'End now' }).click();
    await workbench.notification(/Its record is .* in the folder encoding\./u).waitFor();
    assert.equal(readdirSync(path.join(encoding, '.handover', 'sessions')).length, 1);
    assert.ok(!existsSync(path.join(voting, '.handover')));
  });
});
