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
import { tellCover, tellSample } from './toldSample';
import { themes, Workbench } from './workbench';

const themeNames = Object.keys(themes) as ThemeName[];

/**
 * Pictures of all scenes in all themes; a scene in its own VS Code on a fresh sample, so that none depends on another.
 * @param only names of scenes, or of single pictures such as `board-dark`; none for all
 */
async function takeScreenshots(only: readonly string[]): Promise<void> {
  for (const scene of scenes) {
    const wanted = themeNames.filter((theme) => {
      const names = [scene.name, `${scene.name}-${themes[theme].fileName}`];
      return only.length === 0 || names.some((name) => only.includes(name));
    });
    if (scene.fleeting === true) for (const theme of wanted) await takeScreenshot(scene, [theme]);
    else if (wanted.length > 0) await takeScreenshot(scene, wanted);
  }
}

async function takeScreenshot(scene: Scene, inThemes: readonly ThemeName[]): Promise<void> {
  const [first = 'light', ...others] = inThemes;
  const folder = temporaryFolder('screenshots');
  const sample = path.join(folder.path, 'sample');
  await ensureSample(sample);
  if (scene.told === true) tellSample(sample);
  const workbench = await Workbench.open({ folder: sample, theme: first, settings: scene.settings ?? {} });
  const picture = async (theme: ThemeName): Promise<void> => {
    const name = `${scene.name}-${themes[theme].fileName}.png`;
    await workbench.screenshot(path.join(projectRoot, 'media', 'screenshots', name));
    console.log(`media/screenshots/${name}`);
  };
  try {
    await scene.prepare(workbench, sample);
    await picture(first);
    for (const theme of others) {
      await workbench.setTheme(theme);
      await workbench.page.mouse.move(0, 0);
      await picture(theme);
    }
  } catch (error) {
    const name = `${scene.name}.png`;
    await workbench.screenshot(path.join(projectRoot, 'out', 'ui', name));
    console.error(`The scene ${scene.name} was not reached; what was seen is in out/ui/${name}.`);
    throw error;
  } finally {
    await workbench.dispose();
    folder.remove();
  }
}

const htmlBook = 'html-book';
/** Names of pictures, and the headings they begin with. */
const htmlPictures = { [htmlBook]: '04-architecture/modules', 'html-book-told': '15-incidents/incidents' };

/** The HTML book of the sample, in which its team has said something, opened from disk in a browser. */
async function takeHtmlBook(only: readonly string[]): Promise<void> {
  if (only.length > 0 && !only.includes(htmlBook)) return;
  const folder = temporaryFolder('screenshots');
  const sample = path.join(folder.path, 'sample');
  await ensureSample(sample);
  tellSample(sample);
  const cli = path.join(projectRoot, 'dist', 'cli.js');
  for (const formats of ['markdown', 'markdown,html']) {
    await promisify(execFile)(process.execPath, [cli, 'export', '--formats', formats, sample]);
    if (formats === 'markdown') tellCover(sample);
  }
  const address = pathToFileURL(path.join(sample, 'docs', 'handover', 'handover.html')).href;
  const browser = await launchBrowser();
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const [picture, heading] of Object.entries(htmlPictures)) {
        const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 1000 } });
        await page.goto(`${address}#${heading}`);
        const name = `${picture}-${colorScheme}.png`;
        await page.screenshot({ path: path.join(projectRoot, 'media', 'screenshots', name) });
        console.log(`media/screenshots/${name}`);
      }
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
