// @ts-check
import { spawn } from 'node:child_process';
import { atEnd } from './endings.mjs';
import { ExplainedError } from './explainedError.mjs';

/** Lines of a failed command's output that are shown. */
const shownLines = 200;
/** Windows has no process groups. */
const hasGroups = process.platform !== 'win32';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] default: this process's
 * @property {'show' | 'keep'} [output] 'show' passes it through, 'keep' (default) shows it only after a failure
 */

/**
 * Runs a command to its end. It gets no standard input; it and all it started are ended with this process.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number; output: string }>} 127: the command could not be started
 */
export function runToEnd(command, args, options = {}) {
  const show = options.output === 'show';
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      detached: hasGroups,
    });
    const forget = atEnd(() => {
      endWithGroup(child);
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (error) => {
      forget();
      resolve({ code: 127, output: error.message });
    });
    child.on('close', (code) => {
      forget();
      resolve({ code: code ?? 1, output });
    });
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function endWithGroup(child) {
  if (child.pid === undefined) return;
  try {
    if (hasGroups) process.kill(-child.pid, 'SIGTERM');
    else child.kill();
  } catch {
    // gone already
  }
}

/**
 * As {@link runToEnd}, but a failure throws.
 *
 * @param {string} what for the message: 'npm ci', 'the build'
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} the output
 */
export async function runOrExplain(what, command, args, options) {
  const { code, output } = await runToEnd(command, args, options);
  if (code === 0) return output;
  throw new ExplainedError(`${lastLines(output)}${what} failed with exit code ${code}.`);
}

/** @param {string} output */
function lastLines(output) {
  const lines = output.trimEnd().split('\n').slice(-shownLines);
  return lines.length === 1 && lines[0] === '' ? '' : `${lines.join('\n')}\n`;
}
