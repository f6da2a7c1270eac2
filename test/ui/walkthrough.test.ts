import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import manifest from '../../package.json';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { ensureSample } from '../../scripts/lib/sampleProject.mjs';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { commands } from '../../src/protocol/names';
import { acceptStep } from './acceptStep';
import { keepFailureScreenshot } from './failureScreenshot';
import { paletteTitle } from './paletteTitle';
import { acceptSteps } from './startSession';
import { themes, Workbench, type ThemeName } from './workbench';

const [walkthrough] = manifest.contributes.walkthroughs;

/** The part of a picture that is needed here; these sources are compiled without those of browsers. */
interface Picture {
  decode(): Promise<void>;
  readonly naturalWidth: number;
}

describe('the walkthrough, as somebody new sees it', () => {
  let workbench: Workbench;
  const folder = temporaryFolder('walkthrough');
  const sample = path.join(folder.path, 'sample');
  const page = () => workbench.page.locator('.gettingStartedContainer');
  const step = (title: string) => page().locator('.getting-started-step').filter({ hasText: title });

  const openWalkthrough = async () => {
    await workbench.runCommand('Welcome: Open Walkthrough...');
    const row = workbench.quickInput
      .locator('.monaco-list-row')
      .filter({ hasText: walkthrough?.title ?? '' });
    await row.first().click();
  };

  /** By its title: its middle may be a button. VS Code sometimes leaves the steps for its list of walkthroughs, which disables them. */
  const open = async (title: string) => {
    const target = step(title).locator('.step-title').first();
    try {
      await target.click({ timeout: 10_000 });
    } catch {
      await openWalkthrough();
      await target.click();
    }
  };

  before(async () => {
    await ensureSample(sample);
    workbench = await Workbench.open({ folder: sample, size: { width: 1600, height: 1000 } });
  });

  afterEach(async function () {
    await keepFailureScreenshot(this, workbench);
  });

  after(async () => {
    await workbench.dispose();
    folder.remove();
  });

  it('opens with all its steps', async () => {
    assert.ok(walkthrough);
    await openWalkthrough();
    for (const { title } of walkthrough.steps) await step(title).waitFor();
  });

  it('shows the picture of each step', async () => {
    for (const { title, media } of walkthrough?.steps ?? []) {
      await open(title);
      const picture = page().locator(`img[alt="${media.altText}"]`).first();
      await picture.waitFor();
      const width = await picture.evaluate(async (image: Picture) => {
        await image.decode();
        return image.naturalWidth;
      });
      assert.ok(width > 0, title);
    }
    for (const theme of Object.keys(themes) as ThemeName[]) {
      await workbench.setTheme(theme);
      const file = `walkthrough-${themes[theme].fileName}.png`;
      await workbench.screenshot(path.join(projectRoot, 'out', 'screenshots', file));
    }
  });

  it('scans, and starts a session, at the press of its buttons', async () => {
    await open('See what nobody wrote down');
    await page().getByRole('button', { name: 'Scan for legacy hotspots', exact: true }).click();
    await workbench.openSideBar('Mob Handover');
    await workbench.treeRows.first().waitFor();
    await open('Start a mob session');
    await page().getByRole('button', { name: 'Start a mob session', exact: true }).click();
    await workbench.quickInput.locator('[aria-checked="true"]').first().waitFor();
    await acceptSteps(workbench);
    await workbench.statusBarItem(/Sol 0\d:\d\d → Ira/u).waitFor();
  });

  it('has put hotspots of those in the room on the agenda, and proposes the next one with its reason', async () => {
    await workbench.page.locator('.tab.active').filter({ hasText: 'tally.ts' }).waitFor();
    await workbench.runCommand(paletteTitle(commands.doneItem));
    await workbench
      .notification(/^.*Next on the agenda: .+ Written by \p{L}+, who is in the room\./u)
      .waitFor();
    await workbench.pressInNotification('Next on the agenda', 'Work on it');
    await workbench.sessionRows.filter({ hasText: '1 done' }).waitFor();
    // Its place opens.
    await workbench.page.locator('.tab.active').filter({ hasText: 'JuryTerminal.java' }).waitFor();
  });

  it('offers hotspots for the agenda in the palette, each as long as it is not on it', async () => {
    const first = workbench.quickInput
      .locator('.monaco-list-row')
      .filter({ hasText: /\d documented/u })
      .first();
    await workbench.runCommand(paletteTitle(commands.addItem));
    const name = await first.locator('.label-name').first().innerText();
    await first.click();
    await workbench.quickInput.waitFor({ state: 'hidden' });
    await workbench.runCommand(paletteTitle(commands.addItem));
    await first.waitFor();
    assert.notEqual(await first.locator('.label-name').first().innerText(), name);
    await workbench.page.keyboard.press('Escape');
  });

  it('ends with a short retrospective, of which nothing is written without the consent of the room', async () => {
    const { page, quickInput } = workbench;
    await workbench.runCommand(paletteTitle(commands.endSession));
    await quickInput.locator('.monaco-list-row').filter({ hasText: 'short retrospective' }).click();
    await quickInput.getByText('What did we learn that nobody knew?').waitFor();
    await quickInput.locator('input:focus').waitFor();
    await page.keyboard.type('The jury is counted twice');
    for (const question of ['What did we learn', 'What is still dark', 'Where is the next bottleneck']) {
      await acceptStep(workbench, quickInput.getByText(question));
    }
    await quickInput.locator('.monaco-list-row').filter({ hasText: 'Do not write them down' }).click();
    await workbench.notification('Its record is').waitFor();
    const records = path.join(sample, '.handover', 'sessions');
    const [name] = readdirSync(records);
    assert.ok(name);
    assert.doesNotMatch(readFileSync(path.join(records, name), 'utf8'), /The jury is counted twice/u);
  });
});
