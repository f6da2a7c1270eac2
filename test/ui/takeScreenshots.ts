import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { runMain } from '../../scripts/lib/explainedError.mjs';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { ensureSample } from '../../scripts/lib/sampleProject.mjs';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { launchBrowser } from '../support/vscode/browser.mjs';
import type { Scene } from './scenes';
import { scenes } from './scenes';
import type { ThemeName } from './workbench';
import { themes, Workbench } from './workbench';

const themeNames = Object.keys(themes) as ThemeName[];

/**
 * Pictures of all scenes in all themes; a scene in its own VS Code on a fresh sample, so that none depends on another.
 * @param only names of scenes, or of single pictures such as `board-dark`; none for all
 */
async function takeScreenshots(only: readonly string[]): Promise<void> {
  for (const scene of scenes) {
    for (const theme of themeNames) {
      const wanted = [scene.name, `${scene.name}-${themes[theme].fileName}`];
      if (only.length === 0 || wanted.some((name) => only.includes(name))) await takeScreenshot(scene, theme);
    }
  }
}

async function takeScreenshot(scene: Scene, theme: ThemeName): Promise<void> {
  const folder = temporaryFolder('screenshots');
  const sample = path.join(folder.path, 'sample');
  await ensureSample(sample);
  const workbench = await Workbench.open({ folder: sample, theme, settings: scene.settings ?? {} });
  const name = `${scene.name}-${themes[theme].fileName}.png`;
  try {
    await scene.prepare(workbench);
    await workbench.screenshot(path.join(projectRoot, 'media', 'screenshots', name));
    console.log(`media/screenshots/${name}`);
  } catch (error) {
    await workbench.screenshot(path.join(projectRoot, 'out', 'ui', name));
    console.error(`The scene ${scene.name} was not reached; what was seen is in out/ui/${name}.`);
    throw error;
  } finally {
    await workbench.dispose();
    folder.remove();
  }
}

const htmlBook = 'html-book';

/** The HTML book of the sample, opened from disk in a browser. */
async function takeHtmlBook(only: readonly string[]): Promise<void> {
  if (only.length > 0 && !only.includes(htmlBook)) return;
  const folder = temporaryFolder('screenshots');
  const sample = path.join(folder.path, 'sample');
  await ensureSample(sample);
  const cli = path.join(projectRoot, 'dist', 'cli.js');
  await promisify(execFile)(process.execPath, [cli, 'export', '--formats', 'html', sample]);
  const address = pathToFileURL(path.join(sample, 'docs', 'handover', 'handover.html')).href;
  const browser = await launchBrowser();
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 1000 } });
      await page.goto(`${address}#04-architecture/modules`);
      const name = `${htmlBook}-${colorScheme}.png`;
      await page.screenshot({ path: path.join(projectRoot, 'media', 'screenshots', name) });
      console.log(`media/screenshots/${name}`);
    }
  } finally {
    await browser.close();
    folder.remove();
  }
}

void runMain(async () => {
  const only = process.argv.slice(2);
  await takeScreenshots(only);
  await takeHtmlBook(only);
});
