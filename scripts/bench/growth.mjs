import { createHash } from 'node:crypto';
import { copyFileSync, linkSync, lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cpuSecondsSoFar } from './cpuTime.mjs';
import { growthPlot } from './growthPlot.mjs';
import { MeasuredServer } from './languageServer.mjs';
import { textOf } from './run.mjs';

const eighths = [1, 2, 4, 8];

export const growthHead = [
  '| repository | part | files | commits | modules | first scan | server peak |',
  '|---|---:|---:|---:|---:|---:|---:|',
];

/**
 * @typedef {object} GrowthPoint
 * @property {string} repository
 * @property {string} part such as 1/4
 * @property {number} share of the repository, 0…1
 * @property {'commits' | 'files'} grows of which it is the share
 * @property {number} files
 * @property {number} commits
 * @property {number} modules
 * @property {number} seconds of the processor, git's included
 * @property {number} megabytes
 */

/**
 * First scans of a repository as it was after an eighth, a quarter, a half of its commits, and now; of a partial clone, which has no
 * old files, of as many of its files without their history.
 *
 * @param {string} folder a git work tree
 * @returns {Promise<GrowthPoint[]>}
 */
export async function growthPoints(folder) {
  const isPartial = await lacksFiles(folder, await commitAt(folder, eighths[0] ?? 1));
  const points = [];
  for (const eighth of eighths) {
    const outer = mkdtempSync(path.join(tmpdir(), 'mob-handover-growth-'));
    try {
      const part = path.join(outer, path.basename(folder));
      if (isPartial) await someFiles(folder, part, eighth);
      else await someCommits(folder, part, eighth);
      points.push({
        grows: isPartial ? 'files' : 'commits',
        share: eighth / 8,
        ...(await measuredScan(part, path.join(outer, 'cache'), eighth)),
      });
    } finally {
      rmSync(outer, { recursive: true, force: true });
    }
  }
  return points;
}

/** @param {GrowthPoint} point */
export function growthRow({ repository, part, files, commits, modules, seconds, megabytes }) {
  return `| ${[repository, part, files, commits === 0 ? '–' : commits, modules, `${seconds.toFixed(1)} s`, `${Math.round(megabytes)} MB`].join(' | ')} |`;
}

/**
 * How much more time and memory the whole took than its eighth: eight times, or less for what each scan has to begin with, is linear.
 *
 * @param {readonly GrowthPoint[]} points of one repository
 */
export function growthWords(points) {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return '';
  const times = (key) => `${(last[key] / first[key]).toFixed(1)} ×`;
  return `${first.repository}: eight times the ${first.grows} took ${times('seconds')} the time and ${times('megabytes')} the memory.`;
}

/**
 * @param {string} file SVG to write
 * @param {readonly (readonly GrowthPoint[])[]} repositories
 */
export function writeGrowthPlot(file, repositories) {
  writeFileSync(file, growthPlot(repositories));
}

async function measuredScan(folder, cacheFolder, eighth) {
  const before = cpuSecondsSoFar() ?? NaN;
  const server = await MeasuredServer.start(cacheFolder);
  const { modules } = await server.scan(folder);
  const megabytes = server.peakMegabytes() ?? NaN;
  await server.stop();
  const seconds = (cpuSecondsSoFar() ?? NaN) - before;
  const listed = await textOf('git', ['ls-files', '-z'], { cwd: folder });
  const commits = await textOf('git', ['rev-list', '--count', 'HEAD'], { cwd: folder }).catch(() => '0');
  return {
    repository: path.basename(folder),
    part: eighth === 8 ? 'all' : `1/${8 / eighth}`,
    files: listed.split('\0').length - 1,
    commits: Number(commits),
    modules,
    seconds,
    megabytes,
  };
}

async function someCommits(folder, part, eighth) {
  const git = (args, cwd) => textOf('git', args, { cwd });
  await git(['clone', '--quiet', '--shared', '--no-checkout', folder, part], folder);
  await git(['checkout', '--quiet', '--detach', await commitAt(folder, eighth)], part);
}

/** The newest of so many eighths of the commits. */
async function commitAt(folder, eighth) {
  const listed = await textOf('git', ['rev-list', '--topo-order', '--reverse', 'HEAD'], { cwd: folder });
  const commits = listed.trim().split('\n');
  return commits[Math.ceil((commits.length * eighth) / 8) - 1] ?? 'HEAD';
}

/** Whether a clone has not all files of a commit. */
async function lacksFiles(folder, commit) {
  const asked = ['--objects', '--no-object-names', '--missing=print', `${commit}^{tree}`];
  const objects = await textOf('git', ['rev-list', ...asked], {
    cwd: folder,
    env: { ...process.env, GIT_NO_LAZY_FETCH: '1' },
  });
  return objects.split('\n').some((line) => line.startsWith('?'));
}

/** Which files is told by their names, so that a larger part has all of a smaller one. */
async function someFiles(folder, part, eighth) {
  const listed = await textOf('git', ['ls-files', '-z'], { cwd: folder });
  for (const name of listed.split('\0')) {
    const [first = 0] = createHash('sha256').update(name).digest();
    const source = path.join(folder, name);
    if (name === '' || first % 8 >= eighth || !lstatSync(source, { throwIfNoEntry: false })?.isFile())
      continue;
    const target = path.join(part, name);
    mkdirSync(path.dirname(target), { recursive: true });
    try {
      linkSync(source, target);
    } catch {
      copyFileSync(source, target);
    }
  }
  await textOf('git', ['init', '--quiet'], { cwd: part });
  await textOf('git', ['add', '--all', '--force'], { cwd: part });
}
