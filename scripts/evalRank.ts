/**
 * `npm run eval:rank -- [--years N] FOLDER…`: whether the rank puts first what people will document. For each of the last N years
 * (default 8) of each folder's history (a git work tree with its complete history) the code at its beginning is scanned
 * and ranked, and compared with the code a year later: of the modules in which somebody documented a public symbol
 * that had no documentation, how many stood in the first tenth of the order? Prints a Markdown table of our order and of naive
 * ones. Works in a clone in a temporary folder; nothing is written into FOLDER.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { defaultScanOptions, type ScanReport } from '../src/core/hotspots/model';
import { Scanner } from '../src/node/scan/scanner';
import { git } from './anchors/truth';
import { bundleOptions } from './lib/bundles.mjs';
import { laterDocumented } from './rank/laterDocumented';
import { candidatesOf, foundInTop, orderNames, type OrderName, orders, topOf } from './rank/orders';

const dayS = 86_400;
const yearDays = 365.25;

const { values, positionals } = parseArgs({
  options: { years: { type: 'string', default: '8' } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error('Usage: npm run eval:rank -- [--years N] FOLDER…');
  process.exit(2);
}

interface Result {
  years: number;
  candidates: number;
  top: number;
  documented: number;
  /** What an order at random finds on average. */
  random: number;
  readonly found: Record<OrderName, number>;
}

void evaluate();

async function evaluate(): Promise<void> {
  const temporary = mkdtempSync(path.join(tmpdir(), 'eval-rank-'));
  try {
    const workerFile = await bundledWorker();
    const results = new Map<string, Result>();
    for (const folder of positionals.map((each) => path.resolve(each))) {
      const clone = path.join(temporary, 'clone');
      if (git(folder, ['clone', '--quiet', '--shared', '--no-checkout', folder, clone]) === undefined) {
        console.error(`${folder} cannot be cloned: left out.`);
        continue;
      }
      results.set(path.basename(folder), await judge(folder, clone, workerFile));
      rmSync(clone, { recursive: true, force: true });
    }
    print(results);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function judge(folder: string, clone: string, workerFile: string): Promise<Result> {
  const result = newResult();
  const commits = commitsByYear(clone, Number(values.years));
  for (const [index, old] of commits.slice(0, -1).entries()) {
    const now = commits[index + 1];
    if (now === undefined || now === old) continue;
    const then = await scanAt(clone, old, workerFile, true);
    const candidates = candidatesOf(then);
    const documented = laterDocumented(
      then,
      await scanAt(clone, now, workerFile, false),
      renames(clone, old, now),
    );
    const positive = candidates.filter(({ module }) => documented.has(module.path)).length;
    console.error(
      `${path.basename(folder)} from ${old.slice(0, 10)}: ${String(candidates.length)} modules, ${String(positive)} documented within the year`,
    );
    if (positive === 0) continue;
    result.years += 1;
    result.candidates += candidates.length;
    result.top += topOf(candidates.length);
    result.documented += positive;
    result.random += (positive * topOf(candidates.length)) / candidates.length;
    for (const name of orderNames)
      result.found[name] += foundInTop(candidates, ({ module }) => documented.has(module.path), orders[name]);
  }
  return result;
}

async function scanAt(
  clone: string,
  commit: string,
  workerFile: string,
  withHistory: boolean,
): Promise<ScanReport> {
  if (git(clone, ['checkout', '--quiet', '--force', '--detach', commit]) === undefined)
    throw new Error(`${commit} cannot be checked out in a clone of the folder.`);
  const scanner = new Scanner({ root: clone, workerFile, log: quiet });
  try {
    const request = { ...defaultScanOptions, probableDebts: false, withHistory };
    return await scanner.scan(request, { cancellation: { aborted: false } });
  } finally {
    await scanner.dispose();
  }
}

/** Along the first parents, oldest first: a year apart, the last is HEAD. Years before the first commit are left out. */
function commitsByYear(clone: string, years: number): string[] {
  const headS = Number(git(clone, ['log', '-1', '--format=%ct']) ?? 0);
  const found: string[] = [];
  for (let year = years; year >= 0; year -= 1) {
    const before = Math.round(headS - year * yearDays * dayS);
    const commit = git(clone, [
      'log',
      '-1',
      '--first-parent',
      '--format=%H',
      `--before=${String(before)}`,
    ])?.trim();
    if (commit !== undefined && commit !== '') found.push(commit);
  }
  return found;
}

function renames(clone: string, old: string, now: string): ReadonlyMap<string, string> {
  const output = git(clone, ['diff', '--name-status', '-z', '--diff-filter=R', '-M', old, now]) ?? '';
  const parts = output.split('\0');
  const found = new Map<string, string>();
  for (let at = 0; at + 2 < parts.length; at += 3) found.set(parts[at + 1] ?? '', parts[at + 2] ?? '');
  return found;
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

function newResult(): Result {
  const found = Object.fromEntries(orderNames.map((name) => [name, 0])) as Record<OrderName, number>;
  return { years: 0, candidates: 0, top: 0, documented: 0, random: 0, found };
}

function print(results: ReadonlyMap<string, Result>): void {
  const total = newResult();
  for (const result of results.values()) {
    total.years += result.years;
    total.candidates += result.candidates;
    total.top += result.top;
    total.documented += result.documented;
    total.random += result.random;
    for (const name of orderNames) total.found[name] += result.found[name];
  }
  console.log(`| Repository | Years | Modules | Documented later | ${orderNames.join(' | ')} | at random |`);
  console.log(`|---|---:|---:|---:|${orderNames.map(() => '---:|').join('')}---:|`);
  for (const [name, result] of [...results, ['All', total] as const]) {
    const shares = orderNames.map((order) => percent(result.found[order], result.documented));
    console.log(
      `| ${name} | ${String(result.years)} | ${String(result.candidates)} | ${String(result.documented)} | ${shares.join(' | ')} | ${percent(result.random, result.documented)} |`,
    );
  }
}

function percent(part: number, all: number): string {
  return all === 0 ? '–' : `${((100 * part) / all).toFixed(1)} %`;
}

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
