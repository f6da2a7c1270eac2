/**
 * `node --import tsx scripts/bench/parts.ts FOLDER`: the parts of a scan of a git work tree beside what nothing can beat, in one
 * process: the history pass beside the `git log` it needs, the mere parsing of all modules in one thread, and how long the list
 * takes to be up to date after the longest file was saved (needs `npm run build`). Prints one JSON
 * line of seconds of the processor, git's included, which other programs disturb less; each is the least of three runs.
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
import { cpuSecondsSoFar } from './cpuTime.mjs';

const runs = 3;
const savedTimes = 15;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const folder = path.resolve(process.argv[2] ?? '.');

void measure();

async function measure(): Promise<void> {
  const log: number[] = [];
  const history: number[] = [];
  const parse: number[] = [];
  const modules = readModules();
  for (let run = 0; run < runs; run += 1) {
    log.push(await secondsOf(rawLog));
    history.push(await secondsOf(historyPass));
    parse.push(await secondsOf(() => parseAll(modules)));
  }
  const [logSeconds, historySeconds, parseSeconds] = [log, history, parse].map((each) => Math.min(...each));
  const savedSeconds = await savedFile();
  console.log(
    JSON.stringify({ modules: modules.length, logSeconds, historySeconds, parseSeconds, savedSeconds }),
  );
}

async function secondsOf(work: () => Promise<void> | void): Promise<number> {
  const before = cpuSecondsSoFar() ?? Number.NaN;
  await work();
  return (cpuSecondsSoFar() ?? Number.NaN) - before;
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
    const found = await findRepository(git, excludeFolders);
    await historyOf(git, found, excludeFolders, undefined, () => undefined, cancellation);
  } finally {
    await git.dispose();
  }
}

/** The median of many, as a whole scan and the first saves warm up what they use. */
async function savedFile(): Promise<number> {
  const workerFile = path.resolve(__dirname, '../../dist/parseWorker.js');
  const scanner = new Scanner({ root: folder, workerFile, log: quiet });
  try {
    const request = { ...defaultScanOptions, withHistory: true };
    const { modules } = await scanner.scan(request, { cancellation: { aborted: false } });
    const [longest] = [...modules].sort((a, b) => b.lines - a.lines);
    if (longest === undefined) return 0;
    const saves: number[] = [];
    for (let nth = 0; nth < savedTimes; nth += 1)
      saves.push(
        await secondsOf(async () => {
          await scanner.rescanFiles([longest.path]);
        }),
      );
    return saves.sort((a, b) => a - b)[Math.floor(savedTimes / 2)] ?? 0;
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
    const grammar = languageOf(name)?.grammar;
    if (grammar === undefined) return [];
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
