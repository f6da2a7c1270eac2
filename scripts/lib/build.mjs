// @ts-check
import { chmodSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build as esbuild, context } from 'esbuild';
import {
  bundleOptions,
  clientBundles,
  entryPoints,
  grammarPackages,
  heavyPackagesIn,
  pageOptions,
  pages,
  vscodeByName,
} from './bundles.mjs';
import { ExplainedError } from './explainedError.mjs';
import { projectRoot } from './paths.mjs';
import { thirdPartyNotices } from './thirdPartyNotices.mjs';

const dist = path.join(projectRoot, 'dist');
const parserPackage = 'web-tree-sitter';
/** Without the folders in them. */
const grammarOwners = Object.keys(grammarPackages).map((folder) => folder.replace(/\/(wasm|out)$/, ''));

/**
 * Builds dist/ from nothing. Needs the dependencies.
 *
 * @param {{ dev: boolean; watch: boolean }} options dev: readable bundles with source maps
 * @returns {Promise<void>} with `watch`: after the first build, which then repeats at every change
 * @throws {ExplainedError} when a bundle fails or extension.js would load something heavy
 */
export async function build({ dev, watch }) {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(path.join(dist, 'grammars'), { recursive: true });
  copyGrammars();
  const { cli, ...others } = entryPoints;
  const options = { ...bundleOptions({ production: !dev, sourceMaps: dev }), absWorkingDir: projectRoot };
  const bundles = [
    { ...options, entryPoints: others, plugins: [vscodeByName()] },
    ...clientBundles.map((bundle) => ({ ...options, ...bundle })),
    { ...options, entryPoints: { cli }, banner: { js: '#!/usr/bin/env node' } },
    { ...options, ...pageOptions, entryPoints: pages },
  ];
  const metafiles = await Promise.all(
    bundles.map((bundle) => (watch ? buildAndWatch(bundle) : buildOnce(bundle))),
  );
  chmodSync(path.join(dist, 'cli.js'), 0o755);
  const heavy = metafiles.flatMap(heavyPackagesIn);
  if (heavy.length > 0) {
    throw new ExplainedError(
      `dist/extension.js contains ${heavy.join(', ')}: load it in another bundle, so that activation stays fast.`,
    );
  }
  const notices = thirdPartyNotices(projectRoot, metafiles, [parserPackage, ...grammarOwners]);
  writeFileSync(path.join(dist, 'THIRD_PARTY_NOTICES.txt'), notices);
}

function copyGrammars() {
  const modules = path.join(projectRoot, 'node_modules');
  const target = path.join(dist, 'grammars');
  copyFileSync(
    path.join(modules, parserPackage, 'web-tree-sitter.wasm'),
    path.join(target, 'web-tree-sitter.wasm'),
  );
  for (const [folder, names] of Object.entries(grammarPackages)) {
    for (const name of names.map((grammar) => `tree-sitter-${grammar}.wasm`)) {
      copyFileSync(path.join(modules, folder, name), path.join(target, name));
    }
  }
}

/** @param {import('esbuild').BuildOptions} options */
async function buildOnce(options) {
  try {
    const { metafile } = await esbuild({ ...options, metafile: true });
    return metafile;
  } catch {
    // esbuild has printed file, line and message of each error.
    throw new ExplainedError('The build failed: see the errors above.');
  }
}

/** @param {import('esbuild').BuildOptions} options */
async function buildAndWatch(options) {
  const watcher = await context({ ...options, logLevel: 'info' });
  const { metafile } = await watcher.rebuild();
  await watcher.watch();
  if (metafile === undefined) throw new Error('esbuild gave no metafile');
  return metafile;
}
