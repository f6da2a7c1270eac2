/** `npm run package`: makes mob-handover-<version>.vsix. */
import path from 'node:path';
import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { runMain } from './lib/explainedError.mjs';
import { projectRoot } from './lib/paths.mjs';

await runMain(async () => {
  await ensureDependencies(projectRoot);
  const { packageExtension } = await import('./lib/packageExtension.mjs');
  console.log(`${path.basename(await packageExtension())} is made.`);
});
