import * as path from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from '../../scripts/lib/bundles.mjs';

const root = path.resolve(__dirname, '../..');
let built: Promise<string> | undefined;

/** Bundles the language server and its parse worker as they are now, once for all tests. @returns the file to run */
export function serverBundle(): Promise<string> {
  built ??= bundleServer();
  return built;
}

async function bundleServer(): Promise<string> {
  const outdir = path.join(root, 'out', 'server');
  await build({
    ...bundleOptions({ production: false, sourceMaps: false }),
    absWorkingDir: root,
    entryPoints: { server: 'src/server/main.ts', parseWorker: 'src/node/scan/parseWorker.ts' },
    outdir,
  });
  return path.join(outdir, 'server.js');
}
