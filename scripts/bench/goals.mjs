import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onPath } from '../lib/paths.mjs';
import { cpuSecondsSoFar } from './cpuTime.mjs';
import { MeasuredServer } from './languageServer.mjs';
import { textOf, timed } from './run.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = path.join(root, 'dist/cli.js');
const runs = 3;
/** What leasot can read of what we read. */
const leasotFiles =
  '**/*.{ts,tsx,js,jsx,mjs,cjs,py,java,go,rs,c,h,cpp,hpp,cs,rb,php,kt,swift,scala,sh,sql,css,html,yml,yaml}';

export const goalsHead = [
  '| repository | seconds | `git log --name-only` | history pass | ÷ log | parsing, one thread | first scan | ÷ the slower of log and half of parsing | second scan | ÷ first | saved file | only debts | leasot ÷ debts | debts ÷ ripgrep |',
  '|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
];

/** @typedef {{ clock: number; processor: number }} Took seconds; of the processor those of all processes of the command together */

/**
 * Two rows, by the clock and by time of the processor, the least of three runs each.
 *
 * @param {string} folder a git work tree
 * @returns {Promise<string[]>}
 */
export async function goalsRows(folder) {
  const script = path.join(root, 'scripts/bench/parts.ts');
  const said = await textOf(process.execPath, ['--import', 'tsx', script, folder], { cwd: root });
  /** @type {{ log: Took; history: Took; parse: Took; saved: Took }} */
  const parts = JSON.parse(said);
  const cacheFolder = mkdtempSync(path.join(tmpdir(), 'mob-handover-bench-'));
  try {
    // The clock runs from the request to the list; the start of the server is in the time of the processor alone.
    const scan = async () => {
      const server = await MeasuredServer.start(cacheFolder);
      const { seconds } = await server.scan(folder);
      await server.kill();
      return seconds;
    };
    const first = await leastOf(() => {
      rmSync(cacheFolder, { recursive: true, force: true });
      return scan();
    });
    const second = await leastOf(scan);
    const debts = await leastOf(() => run(process.execPath, [cli, 'scan', '--only', 'debts', folder]));
    const leasot = await leastOf(() =>
      run(
        process.execPath,
        [
          path.join(root, 'node_modules/leasot/dist/cli/leasot.js'),
          ...['--exit-nicely', '--skip-unsupported', '--reporter', 'json', leasotFiles],
        ],
        folder,
      ),
    );
    const rg = onPath('rg');
    const tags = ['--word-regexp', 'TODO|FIXME|XXX|HACK', '.'];
    const ripgrep = rg === undefined ? undefined : await leastOf(() => run(rg, tags, folder));
    const measured = { ...parts, first, second, debts, leasot, ripgrep };
    return [rowOf(folder, 'clock', measured), rowOf(folder, 'processor', measured)];
  } finally {
    rmSync(cacheFolder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {keyof Took} kind
 * @param {Record<'log' | 'history' | 'parse' | 'saved' | 'first' | 'second' | 'debts' | 'leasot', Took> & { ripgrep: Took | undefined }} measured
 */
function rowOf(folder, kind, { log, history, parse, saved, first, second, debts, leasot, ripgrep }) {
  return `| ${[
    path.basename(folder),
    kind === 'clock' ? 'by the clock' : 'of the processor',
    seconds(log[kind]),
    seconds(history[kind]),
    ratio(history[kind], log[kind]),
    seconds(parse[kind]),
    seconds(first[kind]),
    ratio(first[kind], Math.max(log[kind], parse[kind] / 2)),
    seconds(second[kind]),
    ratio(second[kind], first[kind]),
    `${Math.round(saved[kind] * 1000)} ms`,
    seconds(debts[kind]),
    ratio(leasot[kind], debts[kind]),
    ripgrep === undefined ? 'not installed' : ratio(debts[kind], ripgrep[kind]),
  ].join(' | ')} |`;
}

/** @returns {Promise<number>} seconds by the clock */
async function run(program, args, cwd) {
  return (await timed(program, args, { cwd })).seconds;
}

/**
 * The least of three runs.
 *
 * @param {() => Promise<number>} work tells its seconds by the clock
 * @returns {Promise<Took>}
 */
async function leastOf(work) {
  const clock = [];
  const processor = [];
  for (let nth = 0; nth < runs; nth += 1) {
    const before = cpuSecondsSoFar() ?? NaN;
    clock.push(await work());
    processor.push((cpuSecondsSoFar() ?? NaN) - before);
  }
  return { clock: Math.min(...clock), processor: Math.min(...processor) };
}

function seconds(value) {
  return Number.isNaN(value) ? 'not known here' : `${value.toFixed(2)} s`;
}

function ratio(value, base) {
  return base > 0 && !Number.isNaN(value) ? `${(value / base).toFixed(2)} ×` : '–';
}
