import { type TagPattern, tagPattern } from '../../core/hotspots/tagPattern';
import type { Cancellation, RepoPath } from '../../core/ports';
import { inTurns } from '../inTurns';
import { readDebtFile } from './debtFile';
import { fileStamp } from './fileStamps';
import type { ParseSettings, ScannedFile } from './parseMessages';
import type { ParserPool } from './parserPool';
import { inOrderOf, skippedForSize } from './scanFiles';

export interface DebtFilesSetup {
  readonly pool: Pick<ParserPool, 'parse'>;
  readonly settings: ParseSettings;
  /** How many are read in this thread. */
  readonly mostReadHere: number;
  readonly onFiles: (done: number, total: number) => void;
  readonly cancellation: Cancellation;
}

/**
 * The files of a search, and what was found in them: in this thread as soon as they are told, and at the end in the pool what takes a
 * parser, is to be judged, or is too much for one thread.
 */
export class DebtFiles {
  readonly #setup: DebtFilesSetup;
  readonly #tags: TagPattern;
  readonly #told = new Set<RepoPath>();
  /** Undefined: left to the pool. */
  readonly #found = new Map<RepoPath, ScannedFile | undefined>();
  readonly #folders = new Map<RepoPath, boolean>();
  readonly #forPool: RepoPath[] = [];

  constructor(setup: DebtFilesSetup) {
    this.#setup = setup;
    this.#tags = tagPattern(setup.settings.tags);
  }

  /** Each path once, however often it is told. @throws HandoverError `cancelled` */
  async read(paths: readonly RepoPath[]): Promise<void> {
    await inTurns(paths, this.#setup.cancellation, (path) => {
      if (this.#told.has(path)) return;
      this.#told.add(path);
      this.#readHere(path);
    });
    this.#tellLeft(this.#forPool.length);
  }

  /** Gone ones included. */
  told(): readonly RepoPath[] {
    return [...this.#told];
  }

  /** By the order of their paths. @throws HandoverError `cancelled`, `grammar.missing` */
  async all(): Promise<ReadonlyMap<RepoPath, ScannedFile>> {
    const { pool, settings, cancellation } = this.#setup;
    let left = this.#forPool.length;
    const keep = (files: readonly ScannedFile[]): void => {
      for (const file of files) this.#found.set(file.path, file);
      left -= files.length;
      this.#tellLeft(left);
    };
    await pool.parse(this.#forPool, settings, keep, cancellation);
    return inOrderOf([...this.#found.keys()].sort(), this.#found);
  }

  #readHere(path: RepoPath): void {
    const { settings, mostReadHere } = this.#setup;
    const stamp = fileStamp(settings.root, path, this.#folders);
    if (stamp === undefined) return;
    const isHere = !settings.probableDebts && this.#found.size - this.#forPool.length < mostReadHere;
    const file =
      skippedForSize(path, stamp, settings) ??
      (isHere ? readDebtFile(path, settings, { tags: this.#tags }) : undefined);
    this.#found.set(path, file);
    if (file === undefined) this.#forPool.push(path);
  }

  #tellLeft(left: number): void {
    this.#setup.onFiles(this.#found.size - left, this.#found.size);
  }
}
