/**
 * `npm run eval:rank -- [--years N] [--facts FILE] FOLDER…`: whether the rank puts first what people will document. For each of
 * the last N years (default 8) of each folder's history (a git repository with its complete history) the code at its
 * beginning is scanned and ranked, and compared with the code a year later: of the modules in which somebody documented a
 * public symbol that had no documentation, how many stood in the first tenth of the order? Prints a Markdown table of our
 * order and of naive ones; `--facts` also writes each module of each year as a line of JSON, to try other orders on. Works in
 * a clone in a temporary folder; nothing is written into FOLDER.
 */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { sentenceOf } from '../src/core/errors';
import { defaultScanOptions, type ScanReport } from '../src/core/hotspots/model';
import { Scanner } from '../src/node/scan/scanner';
import { git } from './anchors/truth';
import { bundleOptions } from './lib/bundles.mjs';
import { laterDocumented } from './rank/laterDocumented';
import { type Observation, observe } from './rank/observations';
import { addYear, newResult, type Result, tableOf } from './rank/results';
import { renamesBetween, yearlyCommits } from './rank/yearlyCommits';

const { values, positionals } = parseArgs({
  options: { years: { type: 'string', default: '8' }, facts: { type: 'string' } },
  allowPositionals: true,
});
const years = Number(values.years);
if (positionals.length === 0 || !Number.isInteger(years) || years < 1) {
  console.error('Usage: npm run eval:rank -- [--years N] [--facts FILE] FOLDER…');
  process.exit(2);
}

void evaluate();

async function evaluate(): Promise<void> {
  const temporary = mkdtempSync(path.join(tmpdir(), 'eval-rank-'));
  if (values.facts !== undefined) writeFileSync(values.facts, '');
  try {
    const workerFile = await bundledWorker();
    const results = new Map<string, Result>();
    for (const folder of positionals.map((each) => path.resolve(each))) {
      const name = nameOf(folder);
      const place = path.join(temporary, String(results.size));
      const clone = path.join(place, 'clone');
      if (git(temporary, ['clone', '--quiet', '--shared', '--no-checkout', folder, clone]) === undefined) {
        console.error(`${folder} cannot be cloned: left out.`);
        continue;
      }
      const result = newResult();
      try {
        for await (const observed of observedYears(name, place, workerFile)) {
          addYear(result, observed);
          if (values.facts !== undefined)
            appendFileSync(values.facts, observed.map((each) => `${JSON.stringify(each)}\n`).join(''));
        }
      } catch (error) {
        console.error(`${name} is counted only so far: ${sentenceOf(error)}`);
      }
      results.set(name, result);
      rmSync(place, { recursive: true, force: true });
    }
    console.log(tableOf(results));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** The modules of each year, oldest first, with what became of them. Says how far it is. */
async function* observedYears(
  name: string,
  place: string,
  workerFile: string,
): AsyncGenerator<readonly Observation[]> {
  const clone = path.join(place, 'clone');
  // With a cache later years are quick: only what changed is parsed again.
  const scanner = new Scanner({
    root: clone,
    cacheFolder: path.join(place, 'cache'),
    workerFile,
    log: quiet,
  });
  try {
    let then: { readonly commit: string; readonly report: ScanReport } | undefined;
    for (const commit of yearlyCommits(clone, years)) {
      const startedAtMs = performance.now();
      const report = await scanAt(scanner, commit);
      if (then !== undefined) {
        const gained = laterDocumented(then.report, report, renamesBetween(clone, then.commit, commit));
        const observed = observe(name, then.report, gained);
        const documented = observed.filter(({ documentedLater }) => documentedLater > 0).length;
        console.error(
          `${name} from ${observed[0]?.from ?? then.commit.slice(0, 10)}: ${String(observed.length)} modules, ${String(documented)} documented within the year (${((performance.now() - startedAtMs) / 1000).toFixed(1)} s)`,
        );
        yield observed;
      }
      then = { commit, report };
    }
  } finally {
    await scanner.dispose();
  }
}

async function scanAt(scanner: Scanner, commit: string): Promise<ScanReport> {
  if (git(scanner.root, ['checkout', '--quiet', '--force', '--detach', commit]) === undefined)
    throw new Error(`${commit} cannot be checked out in a clone of the folder.`);
  const request = { ...defaultScanOptions, probableDebts: false, withHistory: true };
  return await scanner.scan(request, { cancellation: { aborted: false } });
}

/** Of a bare repository `…/name/repo`, the folder that names it. */
function nameOf(folder: string): string {
  const name = path.basename(folder);
  return name === 'repo' ? path.basename(path.dirname(folder)) : name;
}

async function bundledWorker(): Promise<string> {
  const root = path.resolve(__dirname, '..');
  await build({
    ...bundleOptions({ production: false, sourceMaps: false }),
    absWorkingDir: root,
    entryPoints: { parseWorker: 'src/node/scan/parseWorker.ts' },
    outdir: path.join(root, 'out', 'rank'),
  });
  return path.join(root, 'out', 'rank', 'parseWorker.js');
}

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
