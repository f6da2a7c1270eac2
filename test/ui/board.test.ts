import assert from 'node:assert/strict';
import * as path from 'node:path';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { ensureSample } from '../../scripts/lib/sampleProject.mjs';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { commands } from '../../src/protocol/names';
import { boardFrame, violations } from './boardPage';
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
    await document.evaluate("document.body.classList.add('vscode-reduce-motion')");
    assert.equal(await durations(), '0s');
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

/** `heard` is there when two tones came to their end on an audio device that runs. */
const listen = `
  const start = OscillatorNode.prototype.start;
  let tones = 0;
  window.heard = new Promise((resolve) => {
    OscillatorNode.prototype.start = function (...at) {
      this.addEventListener('ended', () => {
        tones += 1;
        if (tones === 2) resolve(this.context.state === 'running' ? 'two tones' : this.context.state);
      });
      return start.apply(this, at);
    };
  });
  undefined;
`;

/** Resolves when the page knows whether somebody wants less motion. */
function reducedMotion(wanted: boolean): string {
  return `new Promise((resolve) => {
    const query = matchMedia('(prefers-reduced-motion: reduce)');
    const look = () => query.matches === ${String(wanted)} && resolve();
    query.addEventListener('change', look);
    look();
  })`;
}
