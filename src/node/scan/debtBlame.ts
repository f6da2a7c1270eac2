import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { HandoverError } from '../../core/errors';
import type { Cancellation, LineOrigin, RepoPath } from '../../core/ports';
import type { GitRepository } from '../git/gitRepository';
import { fileStamp } from './fileStamps';
import type { KnownOrigins, ScanCache } from './scanCache';

export interface DebtBlameSetup {
  /** Absolute folder. */
  readonly root: string;
  readonly git: Pick<GitRepository, 'lineOrigins' | 'changedBetween' | 'ignoredCommits'>;
  /** Without it answers are kept in memory alone. */
  readonly cache?: Pick<ScanCache, 'origins' | 'keepOrigins'> | undefined;
}

/** What the answers depend on beside the files. */
export interface BlamedHistory {
  /** Absent: nothing is committed. */
  readonly head?: string | undefined;
  readonly isShallow: boolean;
}

/**
 * Asks git for the origins of a file's lines, once for each content of the file. When HEAD moves, only what the commits
 * between changed is asked again, so an answer is what git would say now.
 */
export class DebtBlame {
  readonly #setup: DebtBlameSetup;
  /** Of one history: its name, and once what is known of it. */
  #history: { readonly name: string; readonly files: Promise<Map<RepoPath, KnownOrigins>> } | undefined;
  #isWriting = false;
  #writing: Promise<void> = Promise.resolve();
  #changes = 0;

  constructor(setup: DebtBlameSetup) {
    this.#setup = setup;
  }

  /** @throws HandoverError `cancelled`, `git.failed` */
  async origins(
    file: RepoPath,
    lines: readonly number[],
    { head, isShallow }: BlamedHistory,
    cancellation: Cancellation,
  ): Promise<readonly LineOrigin[]> {
    if (head === undefined) return [];
    const { stamp } = await this.#setup.git.ignoredCommits();
    // Without a list as it always was.
    const name = [head, isShallow ? 'shallow' : 'full', ...(stamp === '' ? [] : [stamp])].join(' ');
    const files = await this.#filesOf(name, cancellation);
    const state = await this.#stateOf(file, lines);
    const known = files.get(file);
    if (state !== undefined && known?.state === state) return known.origins;
    const origins = await this.#setup.git.lineOrigins(file, lines, cancellation);
    if (state !== undefined) {
      files.set(file, { state, origins });
      this.#keep(name, files);
    }
    return origins;
  }

  /** Waits until what is known is written. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  #filesOf(name: string, cancellation: Cancellation): Promise<Map<RepoPath, KnownOrigins>> {
    if (this.#history?.name !== name) {
      const former = this.#history;
      const files = this.#carriedOver(former, name, cancellation);
      const history = { name, files };
      this.#history = history;
      files.catch(() => {
        if (this.#history === history) this.#history = former;
      });
    }
    return this.#history.files;
  }

  /**
   * What is still so of what was known of another history, in memory or in the cache.
   * @throws HandoverError `cancelled`
   */
  async #carriedOver(
    former:
      { readonly name: string; readonly files: Promise<ReadonlyMap<RepoPath, KnownOrigins>> } | undefined,
    name: string,
    cancellation: Cancellation,
  ): Promise<Map<RepoPath, KnownOrigins>> {
    const stored =
      former === undefined
        ? await this.#setup.cache?.origins()
        : { history: former.name, files: await former.files };
    if (stored === undefined || stored.files.size === 0) return new Map();
    if (stored.history === name) return new Map(stored.files);
    const [[formerHead = '', ...formerKind], [head = '', ...kind]] = [
      stored.history.split(' '),
      name.split(' '),
    ];
    if (formerKind.join(' ') !== kind.join(' ')) return new Map();
    try {
      const changed = await this.#setup.git.changedBetween(formerHead, head, cancellation);
      // Who is who may have changed for all files.
      if (changed.has('.mailmap')) return new Map();
      return new Map([...stored.files].filter(([file]) => !changed.has(file)));
    } catch (error) {
      if (!(error instanceof HandoverError) || error.code === 'cancelled') throw error;
      // The former commit is no more.
      return new Map();
    }
  }

  /** Undefined for what is no file to read. */
  async #stateOf(file: RepoPath, lines: readonly number[]): Promise<string | undefined> {
    if (fileStamp(this.#setup.root, file) === undefined) return undefined;
    try {
      const content = await readFile(path.join(this.#setup.root, file));
      return [createHash('sha256').update(content).digest('hex'), ...lines].join(' ');
    } catch {
      return undefined;
    }
  }

  /** Written in the background; what is found meanwhile is written afterwards, together. */
  #keep(name: string, files: ReadonlyMap<RepoPath, KnownOrigins>): void {
    const { cache } = this.#setup;
    this.#changes += 1;
    if (this.#isWriting || cache === undefined) return;
    this.#isWriting = true;
    this.#writing = (async () => {
      for (let written = -1; written !== this.#changes;) {
        written = this.#changes;
        await cache.keepOrigins({ history: name, files });
      }
      this.#isWriting = false;
    })();
  }
}
