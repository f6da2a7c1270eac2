import * as path from 'node:path';
import { runMain } from '../../scripts/lib/explainedError.mjs';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { ensureSample } from '../../scripts/lib/sampleProject.mjs';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import type { Scene } from './scenes';
import { scenes } from './scenes';
import type { ThemeName } from './workbench';
import { themes, Workbench } from './workbench';

const themeNames = Object.keys(themes) as ThemeName[];

/** Pictures of all scenes in all themes; a scene in its own VS Code on a fresh sample, so that none depends on another. */
async function takeScreenshots(only: readonly string[]): Promise<void> {
  for (const scene of scenes.filter(({ name }) => only.length === 0 || only.includes(name))) {
    for (const theme of themeNames) await takeScreenshot(scene, theme);
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

void runMain(() => takeScreenshots(process.argv.slice(2)));
