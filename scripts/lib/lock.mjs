// @ts-check
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { atEnd } from './endings.mjs';
import { ExplainedError } from './explainedError.mjs';

const waitAtMostMs = 15 * 60_000;
/** A lock folder without an owner's file is one whose owner is just writing it, or died in between. */
const ownerlessMs = 5_000;

/**
 * Does the work while no other process that uses the same lock does. A lock left by a process that is gone is taken over.
 *
 * @template T
 * @param {string} folder the lock: made here, removed afterwards; its parent exists
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, work) {
  const release = await acquire(folder);
  const forget = atEnd(release);
  try {
    return await work();
  } finally {
    forget();
    release();
  }
}

/** @param {string} folder */
async function acquire(folder) {
  const giveUpAt = Date.now() + waitAtMostMs;
  let told = false;
  for (;;) {
    try {
      mkdirSync(folder);
      writeFileSync(ownerFile(folder), String(process.pid));
      return () => {
        rmSync(folder, { recursive: true, force: true });
      };
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    if (isAbandoned(folder)) {
      rmSync(folder, { recursive: true, force: true });
      continue;
    }
    if (Date.now() > giveUpAt) {
      throw new ExplainedError(`Another run holds ${folder} since long: end it, or remove that folder.`);
    }
    if (!told) console.log('Another run is installing the same; waiting for it …');
    told = true;
    await delay(500);
  }
}

/** @param {string} folder */
const ownerFile = (folder) => path.join(folder, 'pid');

/** @param {string} folder */
function isAbandoned(folder) {
  try {
    const owner = Number(readFileSync(ownerFile(folder), 'utf8'));
    if (owner > 0) return !isRunning(owner);
  } catch {
    // no owner's file: judged by age
  }
  try {
    return Date.now() - statSync(folder).mtimeMs > ownerlessMs;
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
