import * as path from 'node:path';
import { build } from 'esbuild';
import { bundleOptions, pageOptions, pages } from '../../scripts/lib/bundles.mjs';

const root = path.resolve(__dirname, '../..');
let built: Promise<string> | undefined;

/** Bundles script and style of the HTML book as they are now, once for all tests. @returns the folder of both */
export function bookPage(): Promise<string> {
  built ??= bundle();
  return built;
}

async function bundle(): Promise<string> {
  const outdir = path.join(root, 'out', 'bookPage');
  const { bookPage: script, bookPageStyle: style } = pages;
  await build({
    ...bundleOptions({ production: true, sourceMaps: false }),
    ...pageOptions,
    absWorkingDir: root,
    entryPoints: { bookPage: script, bookPageStyle: style },
    outdir,
  });
  return outdir;
}
