import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** What another window writes now is seconds old. */
const leftoverAfterMs = 60_000;

/**
 * Removes the temporary files whose names begin so: of a window that was killed while it wrote. Never rejects.
 * @param folder absolute
 */
export async function removeLeftovers(folder: string, beginning: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(beginning) || !/\.(?:tmp|expired|taking)$/u.test(name)) continue;
    const file = path.join(folder, name);
    const stats = await lstat(file).catch(() => undefined);
    if (stats?.isFile() !== true || Date.now() - stats.mtimeMs <= leftoverAfterMs) continue;
    await rm(file, { force: true }).catch(() => undefined);
  }
}
