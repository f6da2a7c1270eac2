import assert from 'node:assert/strict';
import * as path from 'node:path';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { ensureSample } from '../../scripts/lib/sampleProject.mjs';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { commands } from '../../src/protocol/names';
import { boardFrame, listen, violations } from './boardPage';
import { keepFailureScreenshot } from './failureScreenshot';
import { paletteTitle } from './paletteTitle';
import { startSession } from './startSession';
import { themes, Workbench, type ThemeName } from './workbench';

/** Turns and breaks of half a minute, which is the shortest the settings allow, and some more. */
const isOver = { timeout: 60_000 };

describe('the alerts of a mob session, as a user sees them', function () {
  // Turns have to be waited for, in each theme.
  this.timeout(300_000);
  let workbench: Workbench;
  const folder = temporaryFolder('alerts');
  const sample = path.join(folder.path, 'sample');
  const picture = (theme: ThemeName) =>
    workbench.screenshot(
      path.join(projectRoot, 'out', 'screenshots', `turn-over-${themes[theme].fileName}.png`),
    );

  /** However long it took to come here: the turn has its whole time again. */
  const fromTheBeginning = () => workbench.runCommand(paletteTitle(commands.restartTurn));

  before(async () => {
    await ensureSample(sample);
    workbench = await Workbench.open({
      folder: sample,
      settings: { 'mobHandover.session.turnMinutes': 0.5, 'mobHandover.session.breakMinutes': 0.5 },
    });
    await workbench.openSideBar('Mob Handover');
  });

  afterEach(async function () {
    await keepFailureScreenshot(this, workbench);
  });

  after(async () => {
    await workbench.dispose();
    folder.remove();
  });

  it('come while somebody types, who goes on typing; a screen reader is told', async () => {
    const { page } = workbench;
    await startSession(workbench);
    await workbench.runCommand('File: New Untitled Text File');
    await fromTheBeginning();
    await page.locator('.monaco-editor.focused').waitFor();
    const over = workbench.notification("Sol's turn is over. Next up: Ira.");
    let typed = 0;
    for (; typed < 2000 && (await over.count()) === 0; typed += 1) await page.keyboard.press('a');
    await over.waitFor();
    await page.keyboard.type('bbbbbbbb');
    const line = page.locator('.monaco-editor.focused .view-line').filter({ hasText: 'bbbbbbbb' });
    await line.waitFor();
    assert.equal((await line.innerText()).replaceAll(/[^ab]/gu, '').length, typed + 8);
    await page
      .locator('.monaco-aria-container')
      .getByText("Sol's turn is over. Next up: Ira.")
      .first()
      .waitFor({
        state: 'attached',
      });
    await page
      .locator('.statusbar-item [aria-label^="Mob session: Sol is typing, time is up"]')
      .first()
      .waitFor({ state: 'attached' });
    assert.equal(await page.locator('.monaco-dialog-box').count(), 0);
    await picture('light');
    assert.equal(await workbench.notification(/./u).count(), 1);
    await workbench.pressInNotification("Sol's turn is over", "Start Ira's turn");
    await workbench.statusBarItem(/Ira 00:\d\d → Sol/u).waitFor();
  });

  it('offer a break, and tell when it is over', async () => {
    await workbench.setTheme('dark');
    await fromTheBeginning();
    await workbench.notification("Ira's turn is over").waitFor(isOver);
    await picture('dark');
    await workbench.pressInNotification("Ira's turn is over", 'Break');
    await workbench.statusBarItem(/break 00:\d\d/u).waitFor();
    await workbench.notification('The break is over. Next up: Sol.').waitFor(isOver);
    await workbench.pressInNotification('The break is over', "Start Sol's turn");
    await workbench.statusBarItem(/Sol 00:\d\d → Ira/u).waitFor();
  });

  it('say in words that the time is up where the theme has no colour for it, and give more time', async () => {
    await workbench.setTheme('highContrast');
    await fromTheBeginning();
    await workbench.notification("Sol's turn is over").waitFor(isOver);
    await workbench.statusBarItem(/TIME IS UP: Sol \+\d:\d\d → Ira/u).waitFor();
    await picture('highContrast');
    await workbench.pressInNotification("Sol's turn is over", '+2 min');
    await workbench.statusBarItem(/Sol 0[12]:\d\d → Ira/u).waitFor();
  });

  it('are on the board too: told to screen readers, heard, and accessible in every theme', async () => {
    await workbench.runCommand(paletteTitle(commands.showBoard));
    await workbench.webview.getByRole('heading', { name: 'Sol Sample' }).waitFor();
    await workbench.webview.locator('#sound').click();
    await workbench.webview.getByRole('button', { name: 'Sound at the end: on', pressed: true }).waitFor();
    await fromTheBeginning();
    const document = await boardFrame(workbench);
    await document.evaluate(listen);
    await workbench.webview
      .getByRole('status')
      .filter({ hasText: /^Time is up\. Sol/u })
      .waitFor(isOver);
    assert.equal(await document.evaluate('window.heard'), 'two tones');
    for (const theme of Object.keys(themes) as ThemeName[]) {
      await workbench.setTheme(theme);
      assert.deepEqual(await violations(workbench), []);
      const file = `board-over-${themes[theme].fileName}.png`;
      await workbench.screenshot(path.join(projectRoot, 'out', 'screenshots', file));
    }
  });
});
