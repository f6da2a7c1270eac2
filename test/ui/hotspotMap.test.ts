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

/** In CIELAB, where about 2.3 can just be seen side by side. */
const leastDistance = 5;

interface InnerTile {
  readonly title: string;
  readonly label?: string;
  readonly width: number;
  readonly height: number;
}

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

  it('names what is in a folder where there is room, and says all of it under the pointer', async () => {
    const frame = await mapFrame();
    const inner = await frame.evaluate<readonly InnerTile[]>(`
      [...document.querySelectorAll('#chart > button > .tile')].map((tile) => ({
        title: tile.title,
        label: tile.dataset.name,
        width: tile.getBoundingClientRect().width,
        height: tile.getBoundingClientRect().height,
      }))`);
    assert.ok(inner.length > 0);
    for (const { title, label, width, height } of inner) {
      assert.match(title, /^.+, (\d+ of \d+ documented|nothing to document), .*\d+ lines/u);
      if (width > 42 && height > 18) assert.ok(label !== undefined && title.startsWith(label), title);
    }
    assert.ok(inner.some(({ label }) => label !== undefined));
    const isReached = await frame.evaluate<boolean>(`{
      const tile = document.querySelector('#chart > button > .tile');
      const { x, y } = tile.getBoundingClientRect();
      document.elementFromPoint(x + 3, y + 3) === tile;
    }`);
    assert.ok(isReached, 'the pointer reaches it');
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

  for (const theme of Object.keys(themes) as ThemeName[]) {
    it(`has a key for each level, and a colour that can be told from all others, in ${themes[theme].label}`, async () => {
      await workbench.setTheme(theme);
      await map().locator('#chart button').first().waitFor();
      const frame = await mapFrame();
      const keys = await frame.evaluate<readonly { readonly level: string; readonly colour: string }[]>(`
        [...document.querySelectorAll('#legend .key:not([data-lost])')].map((key) => ({
          level: key.dataset.level,
          colour: getComputedStyle(key).backgroundColor,
        }))`);
      assert.deepEqual(
        keys.map(({ level }) => level),
        ['0', '1', '2', '3', '4', 'none'],
      );
      for (const [index, one] of keys.entries())
        for (const other of keys.slice(index + 1)) {
          const apart = distance(one.colour, other.colour);
          const words = `${one.level} ${one.colour} and ${other.level} ${other.colour} are ${apart.toFixed(1)} apart`;
          assert.ok(apart >= leastDistance, words);
        }
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

/** Of two computed colours, in CIELAB (CIE 1976). */
function distance(one: string, other: string): number {
  const [a, b] = [labOf(one), labOf(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** @param colour `rgb(…)` of 0…255 or `color(srgb …)` of 0…1 */
function labOf(colour: string): readonly [number, number, number] {
  const scale = colour.startsWith('color(srgb') ? 1 : 255;
  const [red = 0, green = 0, blue = 0] = (colour.replace('srgb', '').match(/[\d.]+(e-?\d+)?/gu) ?? []).map(
    (each) => {
      const value = Number(each) / scale;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    },
  );
  const f = (value: number): number =>
    value > 216 / 24389 ? Math.cbrt(value) : (value * 24389) / 27 / 116 + 16 / 116;
  const x = f((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
  const y = f(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = f((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
