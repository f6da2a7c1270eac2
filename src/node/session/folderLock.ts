import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { codeOf } from '../files/fileErrors';
import { makeFolder } from '../files/makeFolder';

/** Its name in the folder. */
export const lockFile = 'session.lock';

/** What is done under a lock is a few reads and one write. */
const heldAtMostMs = 5_000;
const retryMs = 5;

/**
 * Runs the work while no other window of this machine runs any in the same folder, in the order in which they get the
 * lock. A lock left by a process that is gone, or older than five seconds, counts for nothing; where there can be no lock, on a full
 * disk for example, the work runs without one.
 * @param folder absolute; made when missing
 */
export async function aloneIn<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(folder, lockFile);
  const isHeld = await take(file);
  try {
    return await work();
  } finally {
    if (isHeld) await rm(file, { force: true }).catch(() => undefined);
  }
}

async function take(file: string): Promise<boolean> {
  for (;;) {
    // Something else in its place, which no waiting moves, says EEXIST as well.
    if (!(await isMade(path.dirname(file)))) return false;
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') return false;
    }
    if (await isLeft(file)) await remove(file);
    else await delay(retryMs);
  }
}

async function isMade(folder: string): Promise<boolean> {
  return makeFolder(folder).then(
    () => true,
    () => false,
  );
}

async function isLeft(file: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(file);
    const ageMs = Math.abs(Date.now() - mtimeMs);
    const owner = Number(await readFile(file, 'utf8'));
    return ageMs > heldAtMostMs || (owner > 0 && !isAlive(owner));
  } catch (error) {
    // Given back meanwhile, or not to be read: the next attempt shows which.
    return codeOf(error) !== 'ENOENT';
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** Moved away first: of several that find it left, one removes it. */
async function remove(file: string): Promise<void> {
  const aside = `${file}.${process.pid}.expired`;
  try {
    await rename(file, aside);
    await rm(aside, { force: true });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') await delay(retryMs);
  }
}
