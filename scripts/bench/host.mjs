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
  '| repository | step | longest turn of the event loop | longest time of ours in a turn | all time of ours, with the profiler |',
  '|---|---|---:|---:|---:|',
];

/**
 * Does with a git work tree, in the extension host of a real VS Code, what a person does with hotspots; writes nothing into it.
 * Twice: turns of the event loop are timed without the profiler, which makes them longer; it then says whose they are.
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
  const plain = await stepsOf(folder, target, false);
  const profiled = await stepsOf(folder, target, true);
  return profiled.map(({ step, longestOfOursMs, oursMs, where }, index) => {
    if (where.length > 0) console.error(`${step}: ${where.join(', ')}`);
    const { longestMs } = plain[index];
    const ofOursMs = Math.min(longestMs, longestOfOursMs);
    return `| ${path.basename(folder)} | ${step} | ${milliseconds(longestMs)} | ${milliseconds(ofOursMs)} | ${milliseconds(oursMs)} |`;
  });
}

/**
 * @param {string} folder
 * @param {string} target where the bundled probe is
 * @param {boolean} profile
 * @returns {Promise<readonly (import('./blockWatch').Blocks & { step: string })[]>} the same steps in each run
 */
async function stepsOf(folder, target, profile) {
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
      extensionTestsEnv: {
        ...vscode.env,
        MOB_HANDOVER_BENCH_RESULTS: results,
        MOB_HANDOVER_BENCH_PROFILE: profile ? '1' : '0',
      },
    };
    const runner = path.join(projectRoot, 'scripts', 'lib', 'runInVSCode.mjs');
    const { code } = await runToEnd(process.execPath, [runner, JSON.stringify(options)], { output: 'show' });
    if (code !== 0) throw new Error(`VS Code ended with ${code}.`);
    return JSON.parse(readFileSync(results, 'utf8')).steps;
  } finally {
    own.remove();
  }
}

function milliseconds(value) {
  return `${Math.round(value)} ms`;
}
