import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Runs a program to its end, output discarded, and times it.
 * @returns {Promise<{ seconds: number, code: number | null, timedOut: boolean }>}
 */
export function timed(program, args, { cwd, timeoutSeconds = 600 } = {}) {
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    let timedOut = false;
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'ignore', 'ignore'] });
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, timeoutSeconds * 1000);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ seconds: (performance.now() - startedMs) / 1000, code, timedOut });
    });
  });
}

/** The text a program prints, for small answers. */
export function textOf(program, args, { cwd } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => (text += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(text);
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code}`));
    });
  });
}

/** Peak resident memory of a process in MB, as Linux counts it; undefined on other systems. */
export function peakMegabytes(pid) {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
