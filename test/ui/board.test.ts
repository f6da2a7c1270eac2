import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { ensureSample } from '../../scripts/lib/sampleProject.mjs';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { commands } from '../../src/protocol/names';
import { boardFrame, listen, violations } from './boardPage';
import { captureDiscovery } from './captureDiscovery';
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
    assert.equal(await board().locator('#next-line').isVisible(), false);
    assert.deepEqual(await violations(workbench), []);
  });

  it('shows who types, who is next, the time that is left, and the agenda', async () => {
    await startSession(workbench);
    await addItem('Who do we call when encoding stops?');
    await addItem('How votes are counted');
    await workbench.runCommand(paletteTitle(commands.showBoard));
    await board().getByRole('heading', { name: 'Sol Sample' }).waitFor();
    assert.match(await board().locator('#time').innerText(), /^0\d:\d\d$/u);
    assert.match((await board().getByRole('timer').getAttribute('aria-label')) ?? '', /^\d minutes left$/u);
    await board().locator('#agenda li').nth(1).waitFor();
    assert.equal(await board().locator('#agenda li').count(), 2);
    assert.equal(await board().locator('#captured-section').isVisible(), false);
    assert.match(await board().getByRole('status').innerText(), /^Sol Sample types\. Next is /u);
  });

  it('is worked with the keyboard alone', async () => {
    const { page } = workbench;
    await board()
      .locator('body')
      .click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('Space');
    await board().getByRole('heading', { name: 'paused' }).waitFor();
    assert.deepEqual(await violations(workbench), []);
    await page.keyboard.press('Space');
    await page.keyboard.press('n');
    await board().getByRole('status').filter({ hasText: /^Ira/u }).waitFor();
    await page.keyboard.press('b');
    await board().getByRole('heading', { name: 'Break' }).waitFor();
    assert.deepEqual(await violations(workbench), []);
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
    await board().locator('#keys:focus').waitFor();
    await page.keyboard.press('Tab');
    // The focus stays on the button that takes the place of the one that was pressed.
    await board().locator('#buttons button:focus', { hasText: 'Pause' }).waitFor();
    await page.keyboard.press('Enter');
    await board().locator('#buttons button:focus', { hasText: 'Resume' }).waitFor();
    await page.keyboard.press('Enter');
    await board().locator('#buttons button:focus', { hasText: 'Pause' }).waitFor();
  });

  it('takes a key that is held down for one press, leaves keys with modifiers alone, and can do without', async () => {
    const document = await boardFrame(workbench);
    await document.evaluate(`
      for (const more of [{ repeat: true }, { shiftKey: true }, { altKey: true }, { ctrlKey: true }])
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'b', bubbles: true, ...more }));
    `);
    await board().locator('#keys').click();
    await board().getByRole('button', { name: 'Single keys: off', pressed: false }).waitFor();
    assert.equal(await board().locator('kbd').count(), 0);
    await workbench.page.keyboard.press('b');
    await board().locator('#keys').click();
    await board().getByRole('button', { name: 'Single keys: on', pressed: true }).waitFor();
    // Messages come in order: had one of those keys begun a break, it would be shown before this.
    await workbench.page.keyboard.press('c');
    await workbench.quickInput.waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.quickInput.waitFor({ state: 'hidden' });
    assert.equal(await board().getByRole('heading', { name: 'Break' }).count(), 0);
  });

  it('shows what is captured as it comes, and what is parked, with the reason', async () => {
    await captureDiscovery(workbench, 'The jury is counted twice');
    await workbench.page.keyboard.press('Control+W');
    await workbench.page.locator('.tab', { hasText: '.md' }).waitFor({ state: 'hidden' });
    await parkItem('How votes are counted', 'the statistician comes on Friday');
    await workbench.runCommand(paletteTitle(commands.showBoard));
    await board().locator('#captured li').filter({ hasText: 'The jury is counted twice' }).waitFor();
    assert.match(
      await board().locator('#captured li').innerText(),
      /^discovery\s+The jury is counted twice/u,
    );
    assert.match(await board().locator('#counters').innerText(), /\b1\s*discovery\b/u);
    const parked = board().locator('#agenda .parked');
    assert.match(
      await parked.innerText(),
      /^parked\s+How votes are counted\s+the statistician comes on Friday$/u,
    );
  });

  it('makes a sound when somebody turned it on', async () => {
    const document = await boardFrame(workbench);
    await document.evaluate(listen);
    await board().locator('#sound').click();
    await board().getByRole('button', { name: 'Sound at the end: on', pressed: true }).waitFor();
    assert.equal(await document.evaluate('window.heard'), 'two tones');
    await board().locator('#sound').click();
    await board().getByRole('button', { name: 'Sound at the end: off', pressed: false }).waitFor();
  });

  it('moves nothing where somebody wants less motion', async () => {
    const { page } = workbench;
    const document = await boardFrame(workbench);
    const durations = () =>
      document.evaluate("getComputedStyle(document.getElementById('ring-left')).transitionDuration");
    assert.notEqual(await durations(), '0s');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await document.evaluate(reducedMotion(true));
    assert.equal(await durations(), '0s');
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await document.evaluate(reducedMotion(false));
    // In one go: VS Code sets the classes of the page itself when it hears of the change.
    const withClass = await document.evaluate(
      "document.body.classList.add('vscode-reduce-motion'), getComputedStyle(document.getElementById('ring-left')).transitionDuration",
    );
    assert.equal(withClass, '0s');
    await document.evaluate("document.body.classList.remove('vscode-reduce-motion')");
  });

  it('fills a projector: all of it is seen, and the time is large', async () => {
    const size = workbench.page.viewportSize();
    assert.ok(size);
    await workbench.page.setViewportSize({ width: 1920, height: 1080 });
    const document = await boardFrame(workbench);
    await document.evaluate(
      'new Promise((resolve) => { const look = () => innerHeight > 900 ? resolve() : requestAnimationFrame(look); look(); })',
    );
    assert.deepEqual(await violations(workbench), []);
    const below = await document.evaluate('document.documentElement.scrollHeight - window.innerHeight');
    assert.ok(Number(below) <= 0, `${String(below)} px are below the edge`);
    assert.deepEqual(await clipped(), []);
    const timeShare = await document.evaluate(
      "parseFloat(getComputedStyle(document.getElementById('time')).fontSize) / window.innerHeight",
    );
    assert.ok(Number(timeShare) > 0.1, String(timeShare));
    await picture('full-screen');
    await workbench.page.setViewportSize(size);
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
      assert.deepEqual(await clipped(), []);
      await picture(`${themes[theme].fileName}-narrow`);
      await workbench.page.setViewportSize(size);
    });
  }

  it('comes back after a reload', async () => {
    await workbench.load();
    await board().getByRole('heading', { name: 'Ira Placeholder' }).waitFor();
  });

  it('is accessible when the session is over and its record is not safe yet', async () => {
    const sessions = path.join(sample, '.handover', 'sessions');
    await rm(sessions, { recursive: true, force: true });
    await mkdir(path.dirname(sessions), { recursive: true });
    await writeFile(sessions, 'a file where the folder should be');
    await workbench.runCommand(paletteTitle(commands.endSession));
    await workbench.quickInput.locator('.monaco-list-row', { hasText: 'End now' }).click();
    await board().getByRole('heading', { name: 'The session is over' }).waitFor();
    assert.equal(await board().locator('#next-line').isVisible(), false);
    assert.deepEqual(await violations(workbench), []);
    await rm(sessions);
  });

  /** Texts that are wider than what they stand in: the time its ring, the name its column. */
  async function clipped(): Promise<unknown> {
    return (await boardFrame(workbench)).evaluate(`
      [['time', 'timer', 0.8], ['heading', 'now', 1], ['next-line', 'now', 1]]
        .filter(([text, around, share]) => {
          const range = document.createRange();
          range.selectNodeContents(document.getElementById(text));
          const width = range.getBoundingClientRect().width;
          return width > share * document.getElementById(around).getBoundingClientRect().width + 1;
        })
        .map(([text]) => text)
    `);
  }

  async function parkItem(title: string, reason: string): Promise<void> {
    await workbench.runCommand(paletteTitle(commands.parkItem));
    const row = workbench.quickInput.locator('.monaco-list-row').filter({ hasText: title });
    await row.click();
    await workbench.quickInput
      .locator('.quick-input-title')
      .filter({ hasText: `Park: ${title}` })
      .waitFor();
    await workbench.quickInput.locator('input:focus').waitFor();
    await workbench.page.keyboard.type(reason);
    await workbench.page.keyboard.press('Enter');
    await workbench.quickInput.waitFor({ state: 'hidden' });
  }

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

/** Resolves when the page knows whether somebody wants less motion. */
function reducedMotion(wanted: boolean): string {
  return `new Promise((resolve) => {
    const query = matchMedia('(prefers-reduced-motion: reduce)');
    const look = () => query.matches === ${String(wanted)} && resolve();
    query.addEventListener('change', look);
    look();
  })`;
}
