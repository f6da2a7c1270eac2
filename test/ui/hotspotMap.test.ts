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

interface Mark {
  readonly level: string;
  readonly colour: string;
  readonly between: number;
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
    it(`has a key for each level, told from all others by colour and by lines, in ${themes[theme].label}`, async () => {
      await workbench.setTheme(theme);
      await map().locator('#chart button').first().waitFor();
      const keys = await marksOf('#legend .swatch:not([data-lost])');
      assert.deepEqual(
        keys.map(({ level }) => level),
        ['0', '1', '2', '3', '4', 'none'],
      );
      for (const [vision, matrix] of Object.entries(visions))
        for (const [index, one] of keys.entries())
          for (const other of keys.slice(index + 1)) {
            const apart = distance(labOf(one.colour, matrix), labOf(other.colour, matrix));
            const words = `${one.level} ${one.colour} and ${other.level} ${other.colour} are ${apart.toFixed(1)} apart, ${vision}`;
            assert.ok(apart >= leastDistance, words);
          }
      const lines = keys.map(({ between }) => between);
      assert.deepEqual(
        lines,
        [...lines].sort((one, other) => one - other),
        'the less is documented, the denser they are',
      );
      assert.deepEqual(new Set(lines).size, 5);
      for (const tile of await marksOf('#chart > button[data-level]'))
        assert.deepEqual(
          tile,
          keys.find(({ level }) => level === tile.level),
        );
    });
  }

  it('is one stop of the Tab key, as is its table, in which the arrow keys go on', async () => {
    const { page } = workbench;
    const stops = () => map().locator('#chart > button[tabindex="0"]');
    const focused = map().locator(':focus');
    assert.equal(await stops().count(), 1);
    await stops().focus();
    const first = await focused.getAttribute('data-path');
    for (const key of ['ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
    const second = await focused.getAttribute('data-path');
    assert.notEqual(second, first);
    assert.equal(await stops().count(), 1);
    assert.equal(await stops().getAttribute('data-path'), second);
    await page.keyboard.press('Tab');
    await map().locator('#rows tr:nth-child(1) button:focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await map().locator('#rows tr:nth-child(2) button:focus').waitFor();
    assert.equal(await map().locator('#rows button[tabindex="0"]').count(), 1);
    await page.keyboard.press('End');
    await map().locator('#rows tr:last-child button:focus').waitFor();
    await page.keyboard.press('Home');
    await map().locator('#rows tr:nth-child(1) button:focus').waitFor();
    await page.keyboard.press('Shift+Tab');
    await map()
      .locator(`#chart > button[data-path="${second ?? ''}"]:focus`)
      .waitFor();
  });

  it('says how many hotspots it has not, and leads to the list that has them', async () => {
    const words = map().locator('#notAskedWords');
    assert.match(
      await words.innerText(),
      /list (is|are) not on the map, because no documentation is asked there: \d/u,
    );
    await map().getByRole('button', { name: 'Show the list' }).click();
    await workbench.page
      .locator('.pane-header.focused, .monaco-list.focused, .pane:focus-within')
      .first()
      .waitFor();
    assert.ok(
      await workbench.page.evaluate<boolean>(
        `document.activeElement?.closest('.pane')?.querySelector('.pane-header')?.textContent.includes('Legacy Hotspots') === true`,
      ),
    );
  });

  /** The colour of each element and how far apart its lines are, in pixels; infinite without lines. */
  async function marksOf(selector: string): Promise<readonly Mark[]> {
    const frame = await mapFrame();
    const found = await frame.evaluate<readonly { level: string; colour: string; image: string }[]>(`
      [...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => ({
        level: each.dataset.level,
        colour: getComputedStyle(each).backgroundColor,
        image: getComputedStyle(each).backgroundImage,
      }))`);
    return found.map(({ level, colour, image }) => ({
      level,
      colour,
      between: image === 'none' ? Infinity : Number(/([\d.]+)px\)$/u.exec(image)?.[1]),
    }));
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

type Lab = readonly [number, number, number];
type Matrix = readonly [Lab, Lab, Lab];

/** In linear RGB, from G. M. Machado et al., A Physiologically-based Model for Simulation of Color Vision Deficiency, 2009, severity 1. */
const visions: Readonly<Record<string, Matrix>> = {
  'as most people see them': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'with deuteranopia': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'with protanopia': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};

/** Of two colours in CIELAB (CIE 1976). */
function distance(one: Lab, other: Lab): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

/** @param colour `rgb(…)` of 0…255 or `color(srgb …)` of 0…1 */
function labOf(colour: string, vision: Matrix): Lab {
  const scale = colour.startsWith('color(srgb') ? 1 : 255;
  const linear = (colour.replace('srgb', '').match(/[\d.]+(e-?\d+)?/gu) ?? []).map((each) => {
    const value = Number(each) / scale;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red, green, blue] = vision.map(([r, g, b]) => {
    const [ofRed = 0, ofGreen = 0, ofBlue = 0] = linear;
    return Math.min(1, Math.max(0, r * ofRed + g * ofGreen + b * ofBlue));
  }) as [number, number, number];
  const f = (value: number): number =>
    value > 216 / 24389 ? Math.cbrt(value) : (value * 24389) / 27 / 116 + 16 / 116;
  const x = f((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
  const y = f(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = f((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
