import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { scanBundles } from './scanBundles';

/** What a run of the command line left. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the command line as a user does, with a cache of the test's own.
 * @param output a descriptor that takes stdout instead
 */
export async function runCli(
  folder: string,
  args: readonly string[],
  {
    act,
    environment = {},
    output = 'pipe',
  }: {
    act?: (child: ReturnType<typeof spawn>) => void;
    environment?: Record<string, string>;
    output?: 'pipe' | number;
  } = {},
): Promise<Run> {
  const child = spawn(process.execPath, [path.join(await scanBundles(), 'cli.js'), ...args], {
    cwd: folder,
    env: { ...process.env, XDG_CACHE_HOME: path.join(folder, '.cache'), ...environment },
    stdio: ['ignore', output, 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  act?.(child);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { code, stdout, stderr };
}
