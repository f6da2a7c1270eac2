import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { ensureSample } from '../../scripts/lib/sampleProject.mjs';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { keepFailureScreenshot } from './failureScreenshot';
import { exportFromPalette } from './exportFromPalette';
import { startSession } from './startSession';
import type { ThemeName } from './workbench';
import { themes, Workbench } from './workbench';

const pictures = path.resolve(__dirname, '../../out/ui');

describe('the three paths of the product, as a person goes them', () => {
  let workbench: Workbench;
  const folder = temporaryFolder('paths');
  const sample = path.join(folder.path, 'sample');

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

  /** The window as it is now, in each theme. */
  async function inAllThemes(name: string): Promise<void> {
    for (const theme of Object.keys(themes) as ThemeName[]) {
      await workbench.setTheme(theme);
      await workbench.screenshot(path.join(pictures, `${name}-${themes[theme].fileName}.png`));
    }
  }

  it('starts a mob session from the palette; the status bar shows who types and the time', async () => {
    await startSession(workbench);
    await workbench.statusBarItem(/\p{L}+ 0\d:\d\d → \p{L}+/u).waitFor();
    await inAllThemes('session');
  });

  it('shows the legacy hotspots with their reasons in the side bar and opens the place', async () => {
    await workbench.openSideBar('Mob Handover');
    const first = workbench.treeRows.first();
    // The session runs: it counts who is in its room.
    await first.filter({ hasText: /\d+\/\d+ documented .* authors? not here/ }).waitFor();
    // On its name: over its middle stand the buttons of the row.
    await first.locator('.label-name').first().click();
    await workbench.page.locator('.monaco-editor .view-line').first().waitFor();
    await inAllThemes('hotspots');
  });

  it('exports the handover and opens it in the preview', async () => {
    await exportFromPalette(workbench);
    await workbench.webview.getByRole('heading', { level: 1 }).filter({ hasText: 'Handover' }).waitFor();
    assert.ok(existsSync(path.join(sample, 'docs', 'handover', 'README.md')));
    await inAllThemes('book');
  });

  it('still runs the session after the window is loaded again', async () => {
    await workbench.load();
    await workbench.statusBarItem(/\p{L}+ 0\d:\d\d → \p{L}+/u).waitFor();
  });
});
