import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from '../lib/bundles.mjs';
import { projectRoot } from '../lib/paths.mjs';
import { runToEnd } from '../lib/processes.mjs';
import { temporaryFolder } from '../lib/temporaryFolder.mjs';
import { testVSCode } from '../lib/testVSCode.mjs';
import { quietSettings, writeUserSettings } from '../lib/userSettings.mjs';

export const hostHead = [
  '| repository | step | longest turn of the event loop | longest time of ours in a turn | all time of ours |',
  '|---|---|---:|---:|---:|',
];

/**
 * Does with a git work tree, in the extension host of a real VS Code, what a person does with hotspots; writes nothing into it.
 *
 * @param {string} folder
 * @returns {Promise<string[]>} a row for each step
 */
export async function hostRows(folder) {
  const target = path.join(projectRoot, 'out', 'bench');
  await build({
    ...bundleOptions({ production: false, sourceMaps: false }),
    entryPoints: [path.join(projectRoot, 'scripts/bench/hostProbe.ts')],
    outdir: target,
    external: ['vscode'],
  });
  const vscode = await testVSCode();
  const own = temporaryFolder('bench-host');
  try {
    const userData = path.join(own.path, 'user');
    mkdirSync(userData);
    writeUserSettings(userData, { ...quietSettings, 'git.enabled': false });
    const results = path.join(own.path, 'results.json');
    const options = {
      vscodeExecutablePath: vscode.executable,
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: path.join(target, 'hostProbe.js'),
      launchArgs: [
        folder,
        `--user-data-dir=${userData}`,
        `--extensions-dir=${path.join(own.path, 'extensions')}`,
        '--disable-extensions',
      ],
      extensionTestsEnv: { ...vscode.env, MOB_HANDOVER_BENCH_RESULTS: results },
    };
    const runner = path.join(projectRoot, 'scripts', 'lib', 'runInVSCode.mjs');
    const { code } = await runToEnd(process.execPath, [runner, JSON.stringify(options)], { output: 'show' });
    if (code !== 0) throw new Error(`VS Code ended with ${code}.`);
    const { steps } = JSON.parse(readFileSync(results, 'utf8'));
    for (const { step, where } of steps) if (where.length > 0) console.error(`${step}: ${where.join(', ')}`);
    return steps.map(
      ({ step, longestMs, longestOfOursMs, oursMs }) =>
        `| ${path.basename(folder)} | ${step} | ${milliseconds(longestMs)} | ${milliseconds(longestOfOursMs)} | ${milliseconds(oursMs)} |`,
    );
  } finally {
    own.remove();
  }
}

function milliseconds(value) {
  return `${Math.round(value)} ms`;
}
