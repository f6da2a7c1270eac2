import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clock, EpochMs } from '../../core/ports';
import { makeFolder } from '../files/makeFolder';

/** Of several windows on one session, the one that holds the lease keeps the time and alerts. */
export interface Lease {
  /** Takes or renews it. False while another window holds it. */
  hold(): Promise<boolean>;
  /** Takes it from whoever holds it: somebody is working in this window. */
  seize(): Promise<void>;
  /** Others need not wait for it to expire. */
  release(): Promise<void>;
  /** When whoever holds or held it was last awake; undefined where nobody is known to have. */
  seenAtEpochMs(): Promise<EpochMs | undefined>;
}

/** How long a window that died keeps the others silent. Renew at least three times as often. */
export const leaseMs = 30_000;

/** Its name in the folder of the store. */
export const leaseFile = 'session.lease';

/** A file with owner and expiry. Only one of several windows that find it missing or expired gets it. */
export class FileLease implements Lease {
  readonly #file: string;
  readonly #owner: string;
  readonly #clock: Clock;

  /** @param owner unlike that of every other window, fit for a file name */
  constructor(folder: string, owner: string, clock: Clock) {
    this.#file = path.join(folder, leaseFile);
    this.#owner = owner;
    this.#clock = clock;
  }

  async hold(): Promise<boolean> {
    const text = await this.#read(this.#file);
    if (text === undefined) return this.#create();
    const { owner, valid } = this.#look(text);
    if (owner === this.#owner) return this.#renew(text);
    return !valid && this.#takeOver(text);
  }

  async seize(): Promise<void> {
    const temporary = `${this.#file}.${this.#owner}.tmp`;
    await makeFolder(path.dirname(this.#file));
    await writeFile(temporary, this.#text());
    await rename(temporary, this.#file);
  }

  async release(): Promise<void> {
    const text = await this.#read(this.#file);
    if (text !== undefined && this.#look(text).owner === this.#owner) await this.#renew(text, 0);
  }

  async seenAtEpochMs(): Promise<EpochMs | undefined> {
    const text = await this.#read(this.#file);
    return text === undefined ? undefined : this.#look(text).seenAtEpochMs;
  }

  /** Written in place, for a seizure replaces the file: what comes too late for it goes with the former file. */
  async #renew(former: string, validMs = leaseMs): Promise<boolean> {
    const file = await open(this.#file, 'r+').catch((error: unknown) => {
      if (isCode(error, 'ENOENT')) return undefined;
      throw error;
    });
    if (file === undefined) return false;
    try {
      // Between the look and the opening it may have been seized.
      if ((await file.readFile('utf8')) !== former) return false;
      const text = this.#text(validMs);
      await file.write(text.padEnd(former.length), 0);
    } finally {
      await file.close();
    }
    return this.#look((await this.#read(this.#file)) ?? '').owner === this.#owner;
  }

  async #create(): Promise<boolean> {
    await makeFolder(path.dirname(this.#file));
    try {
      await writeFile(this.#file, this.#text(), { flag: 'wx' });
      return true;
    } catch (error) {
      if (isCode(error, 'EEXIST')) return false;
      throw error;
    }
  }

  /** One window at a time, and only while it is the lease that was found expired. */
  async #takeOver(expired: string): Promise<boolean> {
    const taking = `${this.#file}.taking`;
    try {
      await writeFile(taking, this.#owner, { flag: 'wx' });
    } catch (error) {
      if (isCode(error, 'EEXIST')) return this.#forgetOld(taking);
      throw error;
    }
    try {
      if ((await this.#read(this.#file)) !== expired) return false;
      await this.seize();
      return true;
    } finally {
      await rm(taking, { force: true });
    }
  }

  /** Of a window that died at it: the next attempt finds the way free. */
  async #forgetOld(taking: string): Promise<false> {
    const { mtimeMs } = await stat(taking).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > leaseMs) await rm(taking, { force: true });
    return false;
  }

  #text(validMs = leaseMs): string {
    const seenAtEpochMs = this.#clock.now();
    return JSON.stringify({ owner: this.#owner, expiresAtEpochMs: seenAtEpochMs + validMs, seenAtEpochMs });
  }

  /** An expiry too far ahead is from before the clock was set back. */
  #look(text: string): { owner: unknown; valid: boolean; seenAtEpochMs?: EpochMs } {
    try {
      const lease: unknown = JSON.parse(text);
      if (typeof lease !== 'object' || lease === null) return { owner: undefined, valid: false };
      const owner: unknown = Reflect.get(lease, 'owner');
      const leftMs = Number(Reflect.get(lease, 'expiresAtEpochMs')) - this.#clock.now();
      const seenAtEpochMs: unknown = Reflect.get(lease, 'seenAtEpochMs');
      return {
        owner,
        valid: leftMs > 0 && leftMs <= 2 * leaseMs,
        ...(typeof seenAtEpochMs === 'number' ? { seenAtEpochMs } : {}),
      };
    } catch {
      return { owner: undefined, valid: false };
    }
  }

  async #read(file: string): Promise<string | undefined> {
    try {
      return await readFile(file, 'utf8');
    } catch (error) {
      if (isCode(error, 'ENOENT')) return undefined;
      throw error;
    }
  }
}

/** The lease of a session that no other window can see. */
export const soleLease: Lease = {
  hold: () => Promise.resolve(true),
  seize: () => Promise.resolve(),
  release: () => Promise.resolve(),
  seenAtEpochMs: () => Promise.resolve(undefined),
};

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && Reflect.get(error, 'code') === code;
}
