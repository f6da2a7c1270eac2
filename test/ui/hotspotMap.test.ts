import assert from 'node:assert/strict';
import * as path from 'node:path';
import { source as axe } from 'axe-core';
import type { Frame } from 'playwright-core';
import { ensureSample } from '../../scripts/lib/sampleProject.mjs';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { commands } from '../../src/protocol/names';
import { keepFailureScreenshot } from './failureScreenshot';
import { paletteTitle } from './paletteTitle';
import { themes, Workbench, type ThemeName } from './workbench';

describe('the map of hotspots', () => {
  let workbench: Workbench;
  const folder = temporaryFolder('hotspot-map');
  const sample = path.join(folder.path, 'sample');
  const map = () => workbench.webview;

  before(async () => {
    await ensureSample(sample);
    workbench = await Workbench.open({ folder: sample });
    await workbench.runCommand(paletteTitle(commands.scan));
    await workbench.page
      .getByRole('treeitem', { name: /score \d+ of 100/u })
      .first()
      .waitFor();
    await workbench.runCommand(paletteTitle(commands.showHotspotMap));
    await map().locator('#chart button').first().waitFor();
  });

  afterEach(async function () {
    await keepFailureScreenshot(this, workbench);
  });

  after(async () => {
    await workbench.dispose();
    folder.remove();
  });

  it('has the same entries as tiles and as rows of a table, each with its facts in words', async () => {
    const tiles = await map().locator('#chart > button').count();
    assert.ok(tiles > 0);
    assert.equal(await map().locator('#rows tr').count(), tiles);
    const spoken = await map().locator('#chart > button').first().getAttribute('aria-label');
    assert.match(spoken ?? '', /(\d+ of \d+ documented|nothing to document), .*\d+ lines/u);
    assert.match(await map().getByRole('status').innerText(), /lines, .*knowledge lost \d+ %/u);
  });

  it('is zoomed into, walked through and left with the keyboard', async () => {
    const { page } = workbench;
    const first = map().locator('#chart > button[aria-label*="folder with"]').first();
    const name = (await first.getAttribute('data-path')) ?? '';
    await first.focus();
    await page.keyboard.press('Enter');
    await map().locator(`#chart > button[data-path^="${name}/"]`).first().waitFor();
    await map().locator('#chart > button:focus').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await map().locator('#chart > button:focus').waitFor();
    await page.keyboard.press('Backspace');
    await map().locator(`#chart > button[data-path="${name}"]:focus`).waitFor();
  });

  for (const theme of Object.keys(themes) as ThemeName[]) {
    it(`is accessible in ${themes[theme].label}, wide and narrow`, async () => {
      await workbench.setTheme(theme);
      await map().locator('#chart button').first().waitFor();
      assert.deepEqual(await violations(), []);
      const size = workbench.page.viewportSize();
      assert.ok(size);
      await workbench.page.setViewportSize({ width: 500, height: 900 });
      assert.deepEqual(await violations(), []);
      await workbench.page.setViewportSize(size);
    });
  }

  /** What axe-core finds, each with the elements it is about. */
  async function violations(): Promise<readonly string[]> {
    const frame = await mapFrame();
    await frame.evaluate(axe);
    const found: unknown = await frame.evaluate(
      `axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target, failureSummary }) => target.join(' ') + ' ' + failureSummary).join('; ')))`,
    );
    assert.ok(Array.isArray(found));
    return found.map(String);
  }

  async function mapFrame(): Promise<Frame> {
    await map().locator('#chart').waitFor();
    for (const frame of workbench.page.frames())
      if ((await frame.locator('#chart').count()) > 0) return frame;
    throw new Error('The map is in no frame.');
  }
});
