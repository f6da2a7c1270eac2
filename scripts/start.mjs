/**
 * `npm start [-- FOLDER] [--no-open] [--port N]`: from a bare clone, builds the extension and opens VS Code with it on
 * FOLDER, by default on the sample project. Desktop VS Code where there is a display and it can be had, else the
 * server build with the workbench in the browser. `--no-open`: always the server build, and no browser is opened.
 * Runs until the window is closed or Ctrl-C, which ends all it started.
 */
import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { runMain } from './lib/explainedError.mjs';
import { projectRoot } from './lib/paths.mjs';
import { startOptions } from './lib/startOptions.mjs';

await runMain(async () => {
  const options = startOptions(process.argv.slice(2));
  await ensureDependencies(projectRoot);
  const { packageExtension } = await import('./lib/packageExtension.mjs');
  console.log('Building the extension …');
  const vsixFile = await packageExtension();
  const { workspaceToOpen } = await import('./lib/workspaceToOpen.mjs');
  const { folder, isSample } = await workspaceToOpen(options.folder);
  const { openDesktop, desktopToStart } = await import('./lib/openDesktop.mjs');
  const desktop = options.open && options.port === undefined ? await desktopToStart() : undefined;
  if (desktop !== undefined) return openDesktop(desktop, { vsixFile, folder, trusted: isSample });
  const { openServer } = await import('./lib/openServer.mjs');
  return openServer({ vsixFile, folder, trusted: isSample, port: options.port, open: options.open });
});
