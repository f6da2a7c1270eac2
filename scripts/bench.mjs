/**
 * `npm run bench [-- [--write] [--only export|goals|host|growth] FOLDER …]`: times the scan of each folder (a git work tree) beside raw git
 * and leasot on the same folder in the same run, and the export beside MkDocs and pandoc on the same Markdown, and prints
 * Markdown tables; `--only goals` compares with the goals, by the clock and by time of the processor, for machines with other work to do; `--write` puts them into docs/benchmarks.md as well. Without a folder: this project itself.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './lib/ensureDependencies.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const leasotTimeoutSeconds = 300;

await ensureDependencies(root);
const { timed, textOf } = await import('./bench/run.mjs');
const { MeasuredServer } = await import('./bench/languageServer.mjs');
const { exportHead, exportRow } = await import('./bench/export.mjs');
const { goalsHead, goalsRows } = await import('./bench/goals.mjs');

const args = process.argv.slice(2);
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
const folders = args
  .filter((arg, at) => !arg.startsWith('--') && args[at - 1] !== '--only')
  .map((folder) => path.resolve(folder));
if (folders.length === 0) folders.push(root);
const missing = folders.find((folder) => !existsSync(path.join(folder, '.git')));
if (missing !== undefined) {
  console.error(`${missing} is not a git work tree: name folders with a .git in them.`);
  process.exit(2);
}
const build = await timed(process.execPath, ['scripts/build.mjs'], { cwd: root });
if (build.code !== 0) {
  console.error('The build failed: run `npm run build` to see why.');
  process.exit(1);
}

const seconds = (value) => value.toFixed(2);
const ratio = (value, base) => (base === 0 ? '–' : `${(value / base).toFixed(2)} ×`);

let table = [];
if (only === 'goals') {
  for (const line of goalsHead) print(line);
  for (const folder of folders) for (const line of await goalsRows(folder)) print(line);
  if (args.includes('--write')) write('<!-- goals -->', '<!-- end of goals -->');
  process.exit();
}
if (only === 'growth') {
  const { growthHead, growthPoints, growthRow, growthWords, writeGrowthPlot } =
    await import('./bench/growth.mjs');
  for (const line of growthHead) print(line);
  const repositories = [];
  for (const folder of folders) {
    const points = await growthPoints(folder);
    repositories.push(points);
    for (const point of points) print(growthRow(point));
  }
  print('');
  for (const points of repositories) print(`- ${growthWords(points)}`);
  if (args.includes('--write')) {
    write('<!-- growth -->', '<!-- end of growth -->');
    writeGrowthPlot(path.join(root, 'docs/growth.svg'), repositories);
  }
  process.exit();
}
if (only === 'host') {
  const { hostHead, hostRows } = await import('./bench/host.mjs');
  for (const line of hostHead) print(line);
  for (const folder of folders) for (const line of await hostRows(folder)) print(line);
  if (args.includes('--write')) write('<!-- host -->', '<!-- end of host -->');
  process.exit();
}
if (only !== 'export') {
  print(
    '| repository | files | commits | modules | `git log --name-only` | first scan | ÷ log | second scan | ÷ first | server peak | leasot |',
  );
  print('|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|');
  for (const folder of folders) print(await row(folder));
  print('');
  print('| repository | files with anchors | anchors | resolved | only reading the files | ÷ reading |');
  print('|---|---:|---:|---:|---:|---:|');
  for (const folder of folders) print(await anchorsRow(folder));
  if (args.includes('--write')) write('<!-- table -->', '<!-- end of table -->');
  table = [];
}
for (const line of exportHead) print(line);
for (const folder of folders) print(await exportRow(folder));
if (args.includes('--write')) write('<!-- export -->', '<!-- end of export -->');

function print(line) {
  table.push(line);
  console.log(line);
}

/** Between two markers of docs/benchmarks.md. */
function write(begin, end) {
  const file = path.join(root, 'docs/benchmarks.md');
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
  if (from < begin.length || to < from) throw new Error(`${file} has lost its markers ${begin} and ${end}.`);
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node.js ${process.versions.node}, ${day}`;
  writeFileSync(file, `${text.slice(0, from)}\n${table.join('\n')}\n\n${machine}\n${text.slice(to)}`);
}

/** Ten anchors a file, resolved after lines were added and changed. */
async function anchorsRow(folder) {
  const script = path.join(root, 'scripts/bench/anchors.ts');
  const said = await textOf(process.execPath, ['--import', 'tsx', script, folder], { cwd: root });
  const { files, anchors, readSeconds, seconds: resolved } = JSON.parse(said);
  return `| ${[
    path.basename(folder),
    files,
    anchors,
    `${seconds(resolved)} s`,
    `${seconds(readSeconds)} s`,
    ratio(resolved, readSeconds),
  ].join(' | ')} |`;
}

async function row(folder) {
  const files = (await textOf('git', ['ls-files', '-z'], { cwd: folder })).split('\0').length - 1;
  const commits = Number(await textOf('git', ['rev-list', '--count', 'HEAD'], { cwd: folder }));
  // Once unmeasured, so that neither side pays for a cold disk.
  const rawLog = () => timed('git', ['log', '--name-only', '--format=%H %at %aN <%aE>'], { cwd: folder });
  await rawLog();
  const log = await rawLog();
  const logSays = log.code === 0 ? `${seconds(log.seconds)} s` : 'failed';
  const cacheFolder = mkdtempSync(path.join(tmpdir(), 'mob-handover-bench-'));
  try {
    const server = await MeasuredServer.start(cacheFolder);
    const first = await server.scan(folder);
    const peak = server.peakMegabytes();
    await server.stop();
    const again = await MeasuredServer.start(cacheFolder);
    const second = await again.scan(folder);
    await again.stop();
    const leasot = await timed(
      process.execPath,
      [
        path.join(root, 'node_modules/leasot/dist/cli/leasot.js'),
        '--exit-nicely',
        '--skip-unsupported',
        '--reporter',
        'json',
        '**/*.{ts,tsx,js,jsx,mjs,cjs,mts,cts,py,java}',
      ],
      { cwd: folder, timeoutSeconds: leasotTimeoutSeconds },
    );
    const leasotFailed = leasot.timedOut || leasot.code !== 0;
    return `| ${[
      path.basename(folder),
      files,
      commits,
      first.modules,
      logSays,
      `${seconds(first.seconds)} s`,
      log.code === 0 ? ratio(first.seconds, log.seconds) : '–',
      `${seconds(second.seconds)} s`,
      ratio(second.seconds, first.seconds),
      peak === undefined ? 'not known here' : `${Math.round(peak)} MB`,
      leasotFailed
        ? leasot.timedOut
          ? `> ${leasotTimeoutSeconds} s`
          : 'failed'
        : `${seconds(leasot.seconds)} s`,
    ].join(' | ')} |`;
  } finally {
    rmSync(cacheFolder, { recursive: true, force: true });
  }
}
