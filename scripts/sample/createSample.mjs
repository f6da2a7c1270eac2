// @ts-check
import { execFile, spawn } from 'node:child_process';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { fastImportStream } from './fastImportStream.mjs';
import { history } from './history/history.mjs';
import { timelineOf } from './timeline.mjs';

const run = promisify(execFile);
const projectFolder = fileURLToPath(new URL('project', import.meta.url));

/** Inside `.git`: the HEAD with which the sample was made. */
const markerName = 'mob-handover-sample';

/** Nothing that a machine or a user has set may change the sample. */
const fixedSettings = [
  ['commit.gpgsign', 'false'],
  ['core.autocrlf', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['core.attributesFile', '/dev/null'],
  ['core.excludesFile', '/dev/null'],
  ['init.defaultBranch', 'main'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/**
 * Makes the sample project with its git history: the same commit ids on every machine.
 *
 * @param {string} targetFolder made where it is missing; may be empty, or an earlier sample without changes, which is replaced
 * @returns {Promise<string>} the id of HEAD
 * @throws {Error} one sentence, where the folder holds anything else or git fails
 */
export async function createSample(targetFolder) {
  const folder = path.resolve(targetFolder);
  await refuseForeignFolder(folder);
  const stream = fastImportStream(timelineOf(history, await readProject()));
  await mkdir(folder, { recursive: true });
  await empty(folder);
  try {
    await git(folder, ['init', '--quiet', '--template=', '--object-format=sha1']);
    await importHistory(folder, stream);
    await git(folder, ['config', 'core.autocrlf', 'false']);
    await git(folder, ['reset', '--quiet', '--hard', 'main']);
    const head = await git(folder, ['rev-parse', 'HEAD']);
    await writeFile(path.join(folder, '.git', markerName), `${head}\n`);
    return head;
  } catch (error) {
    await empty(folder);
    throw new Error(`The sample project could not be made in ${folder}: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

/** @param {string} folder */
async function refuseForeignFolder(folder) {
  const entries = await entriesOf(folder);
  if (entries.length === 0) return;
  const madeWith = await readFile(path.join(folder, '.git', markerName), 'utf8').catch(() => undefined);
  if (madeWith === undefined) {
    throw new Error(
      `${folder} is not empty and is no earlier sample project: name an empty folder or a new one.`,
    );
  }
  const head = await git(folder, ['rev-parse', 'HEAD']);
  const changes = await git(folder, ['status', '--porcelain', '--ignored']);
  if (head !== madeWith.trim() || changes !== '') {
    throw new Error(
      `${folder} is a sample project with changes of its own: move it away or name another folder, so that they are not lost.`,
    );
  }
}

/** @param {string} folder */
async function entriesOf(folder) {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new Error(`${folder} cannot be used as a folder: ${reasonOf(error)}`, { cause: error });
  }
}

/** @param {string} folder */
async function empty(folder) {
  for (const name of await entriesOf(folder)) {
    await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

/**
 * The files of the project as they are after the last commit, by path with `/`.
 *
 * @returns {Promise<Map<string, string>>}
 */
async function readProject() {
  const entries = await readdir(projectFolder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return new Map(
    files.map((file, index) => [
      path.relative(projectFolder, file).split(path.sep).join('/'),
      // A clone may have changed the line ends.
      (texts[index] ?? '').replaceAll('\r\n', '\n'),
    ]),
  );
}

/** An environment in which git knows nothing of the user, nor of a repository it may have been started from. */
function gitEnvironment() {
  const own = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  return {
    ...Object.fromEntries(own),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}

/**
 * @param {string} folder
 * @param {readonly string[]} args
 * @returns {Promise<string>} what git printed, without the white space around it
 */
async function git(folder, args) {
  const { stdout } = await run('git', [...fixedSettings, ...args], { cwd: folder, env: gitEnvironment() });
  return stdout.trim();
}

/**
 * @param {string} folder
 * @param {Buffer} stream
 * @returns {Promise<void>}
 */
function importHistory(folder, stream) {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...fixedSettings, 'fast-import', '--quiet', '--done', '--date-format=raw'], {
      cwd: folder,
      env: gitEnvironment(),
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (complaint += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`git fast-import: ${complaint.trim()}`));
    });
    // When git ends early, its exit code says more than the broken pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(stream);
  });
}

/** @param {unknown} error */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && error.code === 'ENOENT' ? 'there is no git program' : error.message;
}

/** @param {string | undefined} target */
async function main(target) {
  if (target === undefined) throw new Error('Say where to: node scripts/sample/createSample.mjs FOLDER');
  console.log(`${path.resolve(target)} ${await createSample(target)}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.argv[2]).catch((error) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
