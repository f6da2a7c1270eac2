/**
 * `npm run build [-- --dev] [-- --watch]`: makes dist/. `--dev`: readable, with source maps; `--watch`: again at
 * every change, until Ctrl-C.
 */
import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { runMain } from './lib/explainedError.mjs';
import { projectRoot } from './lib/paths.mjs';

await runMain(async () => {
  await ensureDependencies(projectRoot);
  const { build } = await import('./lib/build.mjs');
  const watch = process.argv.includes('--watch');
  await build({ dev: process.argv.includes('--dev'), watch });
  console.log(watch ? 'dist/ is built; watching for changes.' : 'dist/ is built.');
  if (watch) await new Promise(() => undefined);
});
