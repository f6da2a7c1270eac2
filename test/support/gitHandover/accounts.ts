import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
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
  const texts = await Promise.all([
    ...repositories.map((computer) => reachableText(computer, true)),
    reachableText(bare, false),
    ...repositories.map((computer) => Promise.resolve(workTreeText(computer.folder))),
  ]);
  return tokens.filter((token) => !texts.some((text) => text.includes(token)));
}

async function reachableText(computer: Computer, withIndex: boolean): Promise<string> {
  const git = async (...args: readonly string[]): Promise<string> => {
    const options = { cwd: computer.folder, env: computer.environment, maxBuffer: 1 << 27 };
    return (await execute('git', args, options)).stdout;
  };
  const [stashes, staged] = await Promise.all([
    withIndex ? git('stash', 'list', '--format=%H') : '',
    withIndex ? git('ls-files', '--stage') : '',
  ]);
  const named = stashes.split('\n').filter((one) => one !== '');
  const objects = await git('rev-list', '--objects', '--all', ...named);
  const ids = [
    ...objects.split('\n').map((line) => line.slice(0, 40)),
    ...staged.split('\n').map((line) => line.split(' ')[1] ?? ''),
  ].filter((id) => id.length === 40);
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

function workTreeText(folder: string): string {
  let text = '';
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== '.git') text += workTreeText(place);
    else if (entry.isFile()) text += readFileSync(place, 'utf8');
  }
  return text;
}
