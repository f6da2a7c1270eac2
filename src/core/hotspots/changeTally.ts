import type { EpochMs } from '../ports';
import { GrowingNumbers } from './growingNumbers';

/** What somebody changed in a file so far. */
export interface AuthorTally {
  readonly person: number;
  readonly changes: number;
  readonly weightedChanges: number;
  readonly lastAtEpochMs: EpochMs;
}

export interface FileTally {
  readonly changes: number;
  readonly weightedChanges: number;
  readonly firstAtEpochMs: EpochMs;
  readonly lastAtEpochMs: EpochMs;
  /** Whose change was counted last. */
  readonly lastCounted: number | undefined;
  readonly authors: readonly AuthorTally[];
}

const none = -1;

/** In the row of a file. */
const ofFile = { changes: 0, weighted: 1, firstAt: 2, lastAt: 3, lastCounted: 4, authors: 5, size: 6 };
/** In the row of an author of a file; `next` is the row of another author of the same file. */
const ofAuthor = { person: 0, changes: 1, weighted: 2, lastAt: 3, next: 4, size: 5 };

/** Changes of files by people, added up in rows of numbers: of a hundred thousand files it takes ten megabytes. */
export class ChangeTally {
  readonly #files = new GrowingNumbers();
  readonly #authors = new GrowingNumbers();

  /** A file without a change so far, as the number by which it is counted. */
  addFile(): number {
    this.#files.push(0, 0, 0, 0, none, none);
    return this.#files.length / ofFile.size - 1;
  }

  /** @param person undefined: nobody's */
  count(file: number, person: number | undefined, atEpochMs: EpochMs, weight: number): void {
    const row = file * ofFile.size;
    const isFirst = this.#files.at(row + ofFile.changes) === 0;
    add(this.#files, row + ofFile.changes, 1);
    add(this.#files, row + ofFile.weighted, weight);
    const [firstAt, lastAt] = [row + ofFile.firstAt, row + ofFile.lastAt];
    this.#files.set(firstAt, isFirst ? atEpochMs : Math.min(this.#files.at(firstAt), atEpochMs));
    this.#files.set(lastAt, isFirst ? atEpochMs : Math.max(this.#files.at(lastAt), atEpochMs));
    if (person === undefined) return;
    this.#files.set(row + ofFile.lastCounted, person);
    this.#countAuthor(row, person, atEpochMs, weight);
  }

  /** Undefined where no change was counted. */
  file(file: number): FileTally | undefined {
    const row = file * ofFile.size;
    const changes = this.#files.at(row + ofFile.changes);
    if (changes === 0) return undefined;
    const lastCounted = this.#files.at(row + ofFile.lastCounted);
    return {
      changes,
      weightedChanges: this.#files.at(row + ofFile.weighted),
      firstAtEpochMs: this.#files.at(row + ofFile.firstAt),
      lastAtEpochMs: this.#files.at(row + ofFile.lastAt),
      lastCounted: lastCounted === none ? undefined : lastCounted,
      authors: [...this.#authorRows(row)].map((at) => ({
        person: this.#authors.at(at + ofAuthor.person),
        changes: this.#authors.at(at + ofAuthor.changes),
        weightedChanges: this.#authors.at(at + ofAuthor.weighted),
        lastAtEpochMs: this.#authors.at(at + ofAuthor.lastAt),
      })),
    };
  }

  #countAuthor(fileRow: number, person: number, atEpochMs: EpochMs, weight: number): void {
    const first = fileRow + ofFile.authors;
    let at = this.#files.at(first);
    while (at !== none && this.#authors.at(at + ofAuthor.person) !== person)
      at = this.#authors.at(at + ofAuthor.next);
    if (at === none) {
      const row = this.#authors.length;
      this.#authors.push(person, 1, weight, atEpochMs, this.#files.at(first));
      this.#files.set(first, row);
      return;
    }
    add(this.#authors, at + ofAuthor.changes, 1);
    add(this.#authors, at + ofAuthor.weighted, weight);
    const lastAt = at + ofAuthor.lastAt;
    this.#authors.set(lastAt, Math.max(this.#authors.at(lastAt), atEpochMs));
  }

  *#authorRows(fileRow: number): Generator<number> {
    for (
      let at = this.#files.at(fileRow + ofFile.authors);
      at !== none;
      at = this.#authors.at(at + ofAuthor.next)
    )
      yield at;
  }
}

function add(numbers: GrowingNumbers, index: number, more: number): void {
  numbers.set(index, numbers.at(index) + more);
}
