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

/**
 * Runs a program to its end, output discarded, times it and looks at its memory.
 * @returns {Promise<{ seconds: number, code: number | null, peakMegabytes: number | undefined }>} the memory is that seen
 *   20 times a second; undefined on systems that do not say
 */
export function measured(program, args, { cwd, env } = {}) {
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'ignore', 'ignore'] });
    let peak;
    const timer = setInterval(() => {
      const now = child.pid === undefined ? undefined : peakMegabytes(child.pid);
      if (now !== undefined) peak = Math.max(peak ?? 0, now);
    }, 50);
    const ended = () => clearInterval(timer);
    child.once('error', (error) => {
      ended();
      reject(error);
    });
    child.once('close', (code) => {
      ended();
      resolve({ seconds: (performance.now() - startedMs) / 1000, code, peakMegabytes: peak });
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
