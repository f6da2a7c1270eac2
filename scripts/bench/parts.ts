/**
 * `node --import tsx scripts/bench/parts.ts FOLDER`: the parts of a scan of a git work tree beside what nothing can beat, in one
 * process: the history pass beside the `git log` it needs, the mere parsing of all modules in one thread, and how long the list
 * takes to be up to date after the longest file was saved (needs `npm run build`). Prints one JSON
 * line: of each the seconds by the clock and of the processor, git's included; each is the least of three runs.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { languageOf } from '../../src/core/hotspots/languages';
import { defaultScanOptions } from '../../src/core/hotspots/model';
import { GitRepository } from '../../src/node/git/gitRepository';
import { parserOf } from '../../src/node/scan/grammars';
import { Scanner } from '../../src/node/scan/scanner';
import { findRepository, historyOf } from '../../src/node/scan/scanHistory';
import { treeOf } from '../treeOf';
import { cpuSecondsSoFar } from './cpuTime.mjs';

const runs = 3;
const savedTimes = 15;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const folder = path.resolve(process.argv[2] ?? '.');

void measure();

interface Took {
  /** Seconds. */
  readonly clock: number;
  /** Seconds, of this process and of those that it started. */
  readonly processor: number;
}

async function measure(): Promise<void> {
  const log: Took[] = [];
  const history: Took[] = [];
  const parse: Took[] = [];
  const modules = readModules();
  for (let run = 0; run < runs; run += 1) {
    log.push(await timeOf(rawLog));
    history.push(await timeOf(historyPass));
    parse.push(await timeOf(() => parseAll(modules)));
  }
  console.log(
    JSON.stringify({
      log: leastOf(log),
      history: leastOf(history),
      parse: leastOf(parse),
      saved: await savedFile(),
    }),
  );
}

function leastOf(runs: readonly Took[]): Took {
  return {
    clock: Math.min(...runs.map(({ clock }) => clock)),
    processor: Math.min(...runs.map(({ processor }) => processor)),
  };
}

async function timeOf(work: () => Promise<void> | void): Promise<Took> {
  const beganMs = performance.now();
  const before = cpuSecondsSoFar() ?? Number.NaN;
  await work();
  return {
    clock: (performance.now() - beganMs) / 1000,
    processor: (cpuSecondsSoFar() ?? Number.NaN) - before,
  };
}

function rawLog(): void {
  const args = ['log', '--name-only', '--format=%H %at %aN <%aE>'];
  spawnSync('git', args, { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] });
}

async function historyPass(): Promise<void> {
  const git = new GitRepository(folder);
  const cancellation = { aborted: false };
  const { excludeFolders } = defaultScanOptions;
  try {
    const setup = { git, excludeFolders, cache: undefined, onCommit: () => undefined, cancellation };
    await historyOf(setup, findRepository(git, excludeFolders));
  } finally {
    await git.dispose();
  }
}

/** The median of many, as a whole scan and the first saves warm up what they use. */
async function savedFile(): Promise<Took> {
  const workerFile = path.resolve(__dirname, '../../dist/parseWorker.js');
  const scanner = new Scanner({ root: folder, workerFile, log: quiet });
  try {
    const request = { ...defaultScanOptions, withHistory: true };
    const { modules } = await scanner.scan(request, { cancellation: { aborted: false } });
    const [longest] = [...modules].sort((a, b) => b.lines - a.lines);
    if (longest === undefined) return { clock: 0, processor: 0 };
    const saves: Took[] = [];
    for (let nth = 0; nth < savedTimes; nth += 1)
      saves.push(
        await timeOf(async () => {
          await scanner.rescanFiles([longest.path]);
        }),
      );
    const median = (values: readonly number[]): number =>
      [...values].sort((a, b) => a - b)[Math.floor(savedTimes / 2)] ?? Number.NaN;
    return {
      clock: median(saves.map(({ clock }) => clock)),
      processor: median(saves.map(({ processor }) => processor)),
    };
  } finally {
    await scanner.dispose();
  }
}

function readModules(): (readonly [grammar: string, text: string])[] {
  const listed = execFileSync('git', ['ls-files', '-z'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return listed.split('\0').flatMap((name) => {
    const language = languageOf(name);
    if (language === undefined) return [];
    const { grammar } = treeOf(language);
    try {
      const text = readFileSync(path.join(folder, name), 'utf8');
      return text.length > defaultScanOptions.maxFileBytes ? [] : [[grammar, text] as const];
    } catch {
      // Gone, or a link to a folder: the scan passes it over as well.
      return [];
    }
  });
}

async function parseAll(modules: readonly (readonly [grammar: string, text: string])[]): Promise<void> {
  for (const [grammar, text] of modules) (await parserOf(grammar)).parse(text)?.delete();
}
