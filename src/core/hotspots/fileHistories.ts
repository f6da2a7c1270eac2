import type { EpochMs, RepoPath } from '../ports';
import { GrowingNumbers } from './growingNumbers';

/** What the history says of one file; `person` is an index into `HistoryFacts.people`. */
export interface FileHistory {
  readonly changes: number;
  readonly weightedChanges: number;
  readonly firstAtEpochMs: EpochMs;
  readonly lastAtEpochMs: EpochMs;
  /** By share, greatest first. */
  readonly authors: readonly FileAuthor[];
}

interface FileAuthor {
  readonly person: number;
  readonly share: number;
  readonly changes: number;
  readonly lastAtEpochMs: EpochMs;
}

const numbersOfFile = 5;
const numbersOfAuthor = 4;

/** The histories of many files, kept as rows of numbers: objects would take several times the memory. */
export class FileHistories {
  /** Where the numbers of a file begin. */
  readonly #starts = new Map<RepoPath, number>();
  readonly #numbers = new GrowingNumbers();

  /** Of several for one path the last counts. */
  constructor(files: Iterable<readonly [RepoPath, FileHistory]> = []) {
    for (const [path, file] of files) {
      const { changes, weightedChanges, firstAtEpochMs, lastAtEpochMs, authors } = file;
      this.#starts.set(path, this.#numbers.length);
      this.#numbers.push(changes, weightedChanges, firstAtEpochMs, lastAtEpochMs, authors.length);
      for (const author of authors)
        this.#numbers.push(author.person, author.share, author.changes, author.lastAtEpochMs);
    }
    this.#numbers.trim();
  }

  get size(): number {
    return this.#starts.size;
  }

  paths(): Iterable<RepoPath> {
    return this.#starts.keys();
  }

  *entries(): Generator<readonly [RepoPath, FileHistory]> {
    for (const path of this.#starts.keys()) {
      const file = this.get(path);
      if (file !== undefined) yield [path, file];
    }
  }

  get(path: RepoPath): FileHistory | undefined {
    const start = this.#starts.get(path);
    if (start === undefined) return undefined;
    const number = (index: number): number => this.#numbers.at(start + index);
    const author = (index: number): FileAuthor => {
      const first = numbersOfFile + index * numbersOfAuthor;
      return {
        person: number(first),
        share: number(first + 1),
        changes: number(first + 2),
        lastAtEpochMs: number(first + 3),
      };
    };
    return {
      changes: number(0),
      weightedChanges: number(1),
      firstAtEpochMs: number(2),
      lastAtEpochMs: number(3),
      authors: Array.from({ length: number(4) }, (_, index) => author(index)),
    };
  }
}
