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
  '| repository | `git log --name-only` | history pass | ÷ log | parsing, one thread | first scan | ÷ the slower of log and half of parsing | second scan | ÷ first | saved file | only debts | leasot ÷ debts | debts ÷ ripgrep |',
  '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
];

/**
 * One row in seconds of the processor, the least of three runs each.
 *
 * @param {string} folder a git work tree
 */
export async function goalsRow(folder) {
  const script = path.join(root, 'scripts/bench/parts.ts');
  const said = await textOf(process.execPath, ['--import', 'tsx', script, folder], { cwd: root });
  const { logSeconds, historySeconds, parseSeconds, savedSeconds } = JSON.parse(said);
  const cacheFolder = mkdtempSync(path.join(tmpdir(), 'mob-handover-bench-'));
  try {
    const scan = async () => {
      const server = await MeasuredServer.start(cacheFolder);
      await server.scan(folder);
      await server.stop();
    };
    const first = await cpuSecondsOf(async () => {
      rmSync(cacheFolder, { recursive: true, force: true });
      await scan();
    });
    const second = await cpuSecondsOf(scan);
    const debts = await cpuSecondsOf(() => timed(process.execPath, [cli, 'scan', '--only', 'debts', folder]));
    const leasot = await cpuSecondsOf(() =>
      timed(
        process.execPath,
        [
          path.join(root, 'node_modules/leasot/dist/cli/leasot.js'),
          ...['--exit-nicely', '--skip-unsupported', '--reporter', 'json', leasotFiles],
        ],
        { cwd: folder },
      ),
    );
    const rg = onPath('rg');
    const tags = ['--word-regexp', 'TODO|FIXME|XXX|HACK', '.'];
    const ripgrep = rg === undefined ? undefined : await cpuSecondsOf(() => timed(rg, tags, { cwd: folder }));
    return `| ${[
      path.basename(folder),
      seconds(logSeconds),
      seconds(historySeconds),
      ratio(historySeconds, logSeconds),
      seconds(parseSeconds),
      seconds(first),
      ratio(first, Math.max(logSeconds, parseSeconds / 2)),
      seconds(second),
      ratio(second, first),
      `${Math.round(savedSeconds * 1000)} ms`,
      seconds(debts),
      ratio(leasot, debts),
      ripgrep === undefined ? 'not installed' : ratio(debts, ripgrep),
    ].join(' | ')} |`;
  } finally {
    rmSync(cacheFolder, { recursive: true, force: true });
  }
}

/** The least of three runs. */
async function cpuSecondsOf(work) {
  const found = [];
  for (let run = 0; run < runs; run += 1) {
    const before = cpuSecondsSoFar() ?? NaN;
    await work();
    found.push((cpuSecondsSoFar() ?? NaN) - before);
  }
  return Math.min(...found);
}

function seconds(value) {
  return Number.isNaN(value) ? 'not known here' : `${value.toFixed(2)} s`;
}

function ratio(value, base) {
  return base > 0 && !Number.isNaN(value) ? `${(value / base).toFixed(2)} ×` : '–';
}
