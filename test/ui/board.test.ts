import assert from 'node:assert/strict';
import * as path from 'node:path';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { ensureSample } from '../../scripts/lib/sampleProject.mjs';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { commands } from '../../src/protocol/names';
import { boardFrame, violations } from './boardPage';
import { keepFailureScreenshot } from './failureScreenshot';
import { paletteTitle } from './paletteTitle';
import { startSession } from './startSession';
import { themes, Workbench, type ThemeName } from './workbench';

describe('the board, as a room sees it', () => {
  let workbench: Workbench;
  const folder = temporaryFolder('board');
  const sample = path.join(folder.path, 'sample');
  const board = () => workbench.webview;
  const picture = (name: string) =>
    workbench.screenshot(path.join(projectRoot, 'out', 'screenshots', `board-${name}.png`));

  before(async () => {
    await ensureSample(sample);
    workbench = await Workbench.open({ folder: sample });
  });

  afterEach(async function () {
    await keepFailureScreenshot(this, workbench);
  });

  after(async () => {
    await workbench.dispose();
    folder.remove();
  });

  it('offers to start a session where there is none', async () => {
    await workbench.runCommand('View: Close Primary Side Bar');
    await workbench.runCommand(paletteTitle(commands.showBoard));
    await board().getByRole('heading', { name: 'No mob session yet' }).waitFor();
    await board()
      .getByRole('button', { name: /Start a mob session/u })
      .waitFor();
    assert.deepEqual(await violations(workbench), []);
  });

  it('shows who types, who is next, the time that is left, and the agenda', async () => {
    await startSession(workbench);
    await addItem('Who do we call when encoding stops?');
    await addItem('How votes are counted');
    await workbench.runCommand(paletteTitle(commands.showBoard));
    await board().getByRole('heading', { name: 'Sol Sample' }).waitFor();
    assert.match(await board().locator('#time').innerText(), /^0[67]:\d\d$/u);
    assert.equal(await board().getByRole('timer').getAttribute('aria-label'), '6 minutes left');
    await board().locator('#agenda li').nth(1).waitFor();
    assert.equal(await board().locator('#agenda li').count(), 2);
    assert.match(await board().getByRole('status').innerText(), /^Sol Sample types\. Next is /u);
  });

  it('is worked with the keyboard alone', async () => {
    const { page } = workbench;
    await board()
      .locator('body')
      .click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('Space');
    await board().getByRole('heading', { name: 'paused' }).waitFor();
    await page.keyboard.press('Space');
    await page.keyboard.press('n');
    await board().getByRole('status').filter({ hasText: /^Ira/u }).waitFor();
    await page.keyboard.press('b');
    await board().getByRole('heading', { name: 'Break' }).waitFor();
    await page.keyboard.press('n');
    await board().getByRole('status').filter({ hasText: /^Ira/u }).waitFor();
    await page.keyboard.press('Tab');
    await board().locator('#sound:focus').waitFor();
    for (const state of ['on', 'off']) {
      await page.keyboard.press('Enter');
      await board()
        .getByRole('button', { name: `Sound at the end: ${state}`, pressed: state === 'on' })
        .waitFor();
    }
    await page.keyboard.press('Tab');
    await board().locator('#buttons button:focus').waitFor();
  });

  for (const theme of Object.keys(themes) as ThemeName[]) {
    it(`is accessible in ${themes[theme].label}, wide and narrow`, async () => {
      await workbench.setTheme(theme);
      await workbench.page.mouse.move(0, 0);
      await board().getByRole('timer').waitFor();
      assert.deepEqual(await violations(workbench), []);
      await picture(`${themes[theme].fileName}-wide`);
      const size = workbench.page.viewportSize();
      assert.ok(size);
      await workbench.page.setViewportSize({ width: 400, height: 900 });
      assert.deepEqual(await violations(workbench), []);
      const overflow = await (
        await boardFrame(workbench)
      ).evaluate('document.body.scrollWidth - window.innerWidth');
      assert.ok(Number(overflow) <= 0, `${String(overflow)} px wider than the window`);
      await picture(`${themes[theme].fileName}-narrow`);
      await workbench.page.setViewportSize(size);
    });
  }

  it('comes back after a reload', async () => {
    await workbench.load();
    await board().getByRole('heading', { name: 'Ira Placeholder' }).waitFor();
  });

  async function addItem(title: string): Promise<void> {
    await workbench.runCommand(paletteTitle(commands.addItem));
    // Not into the palette, which is still closing on a slow machine.
    await workbench.quickInput
      .locator('.quick-input-title')
      .filter({ hasText: 'Add an agenda item' })
      .waitFor();
    await workbench.quickInput.locator('input:focus').waitFor();
    await workbench.page.keyboard.type(title);
    await workbench.page.keyboard.press('Enter');
    await workbench.quickInput.waitFor({ state: 'hidden' });
  }
});
