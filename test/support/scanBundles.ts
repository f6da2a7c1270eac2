import * as path from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from '../../scripts/lib/bundles.mjs';

const root = path.resolve(__dirname, '../..');
let built: Promise<string> | undefined;

/** Bundles the command line and its parse worker as they are now, once for all tests. @returns the folder of both */
export function scanBundles(): Promise<string> {
  built ??= bundle();
  return built;
}

async function bundle(): Promise<string> {
  const outdir = path.join(root, 'out', 'scan');
  await build({
    ...bundleOptions({ production: false, sourceMaps: false }),
    absWorkingDir: root,
    entryPoints: {
      cli: 'src/cli/main.ts',
      cliDebts: 'src/cli/debtBundle.ts',
      cliCommands: 'src/cli/commands.ts',
      parseWorker: 'src/node/scan/parseWorker.ts',
    },
    outdir,
  });
  return outdir;
}
