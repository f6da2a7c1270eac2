// @ts-check
import { runOrExplain } from './processes.mjs';

/**
 * Runs npm: the one that runs this script, else the one on the PATH.
 *
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<string>} its output
 */
export function npm(args, cwd) {
  const what = `npm ${args[0] ?? ''}`;
  const script = process.env['npm_execpath'];
  if (script?.endsWith('.js')) return runOrExplain(what, process.execPath, [script, ...args], { cwd });
  if (process.platform === 'win32') {
    // npm is a batch file there, which only a shell starts; all arguments are constants of these scripts.
    return runOrExplain(what, 'cmd.exe', ['/d', '/s', '/c', 'npm', ...args], { cwd });
  }
  return runOrExplain(what, 'npm', args, { cwd });
}
