import { execFile } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Computer } from './mobRoom';

const execute = promisify(execFile);

/**
 * Which of the tokens, each written into some file once, are nowhere: neither in a work tree or index, nor in anything
 * that a branch, a safety reference or a stash of any repository reaches. Reflogs do not count.
 */
export async function lostTokens(
  tokens: readonly string[],
  repositories: readonly Computer[],
  bare: Computer,
): Promise<readonly string[]> {
  let missing = tokens;
  const cross = (text: string): void => {
    missing = missing.filter((token) => !text.includes(token));
  };
  // The work trees cost no program, and hold most of it; the rest is asked of git only as far as something is missing.
  for (const { folder } of repositories) cross(workTreeText(folder));
  if (missing.length > 0) cross(await reachableText(bare, false));
  for (const computer of repositories) if (missing.length > 0) cross(await reachableText(computer, true));
  return missing;
}

async function reachableText(computer: Computer, withIndex: boolean): Promise<string> {
  const named = withIndex ? ['--indexed-objects', ...stashesOf(computer)] : [];
  const objects = await gitText(computer, 'rev-list', '--objects', '--all', ...named);
  const ids = objects
    .split('\n')
    .map((line) => line.slice(0, 40))
    .filter((id) => id.length === 40);
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      ['cat-file', '--batch'],
      { cwd: computer.folder, env: computer.environment, maxBuffer: 1 << 27, encoding: 'latin1' },
      (error, stdout) => {
        if (error === null) resolve(stdout);
        else reject(new Error('git cat-file failed', { cause: error }));
      },
    );
    child.stdin?.end(ids.join('\n') + '\n');
  });
}

/** The commits that `git stash list` lists. */
function stashesOf({ folder }: Computer): readonly string[] {
  const log = path.join(folder, '.git', 'logs', 'refs', 'stash');
  if (!existsSync(log)) return [];
  return readFileSync(log, 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((id) => id.length === 40);
}

/** Something that was done to a file of the first commit and shows in no text. */
export interface FileChange {
  readonly kind: 'deleted' | 'executable';
  readonly path: string;
}

/** Which of the changes are nowhere: neither in a work tree nor in a commit that is reached as above, nor in an index. */
export async function lostChanges(
  changes: readonly FileChange[],
  repositories: readonly Computer[],
  bare: Computer,
): Promise<readonly FileChange[]> {
  let missing = changes.filter((change) => !repositories.some(({ folder }) => isDone(folder, change)));
  for (const computer of [bare, ...repositories]) {
    if (missing.length === 0) break;
    const named = computer === bare ? [] : stashesOf(computer);
    const raw = await Promise.all([
      gitText(computer, 'log', '--all', '-m', '--raw', '--no-renames', '--no-abbrev', '--format=', ...named),
      computer === bare ? '' : gitText(computer, 'diff', '--cached', '--raw', '--no-renames', '--no-abbrev'),
    ]);
    const lines = raw.join('\n').split('\n');
    missing = missing.filter(({ kind, path: file }) => {
      const wanted = kind === 'deleted' ? /^:100644 000000 / : /^:\d{6} 100755 /;
      return !lines.some((line) => wanted.test(line) && line.endsWith(`\t${file}`));
    });
  }
  return missing;
}

function isDone(folder: string, { kind, path: file }: FileChange): boolean {
  const stats = lstatSync(path.join(folder, file), { throwIfNoEntry: false });
  return kind === 'deleted' ? stats === undefined : stats !== undefined && (stats.mode & 0o100) !== 0;
}

async function gitText(computer: Computer, ...args: readonly string[]): Promise<string> {
  const options = { cwd: computer.folder, env: computer.environment, maxBuffer: 1 << 27 };
  return (await execute('git', args, options)).stdout;
}

function workTreeText(folder: string): string {
  let text = '';
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== '.git') text += workTreeText(place);
    else if (entry.isFile()) text += readFileSync(place, 'utf8');
  }
  return text;
}
