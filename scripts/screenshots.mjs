/**
 * `npm run screenshots [-- SCENE …]`: makes the pictures of README and walkthrough in media/screenshots, in light, dark and
 * both high contrasts; `board-dark` makes one of them.
 */
import path from 'node:path';
import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { runMain } from './lib/explainedError.mjs';
import { projectRoot } from './lib/paths.mjs';
import { runToEnd } from './lib/processes.mjs';

await runMain(async () => {
  await ensureDependencies(projectRoot);
  const { packageExtension } = await import('./lib/packageExtension.mjs');
  await packageExtension();
  const { ensureChromium } = await import('./lib/chromium.mjs');
  const env = { ...process.env, CHROME_PATH: await ensureChromium() };
  const pictures = path.join(projectRoot, 'test', 'ui', 'takeScreenshots.ts');
  const args = ['--import', 'tsx', pictures, ...process.argv.slice(2)];
  const { code } = await runToEnd(process.execPath, args, { cwd: projectRoot, env, output: 'show' });
  return code;
});
