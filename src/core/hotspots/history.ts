import type { CommitRecord, EpochMs, Identity, RepoPath } from '../ports';
import { authorshipShares } from './authorship';
import { type AuthorTally, ChangeTally, type FileTally } from './changeTally';
import { FileHistories, type FileHistory } from './fileHistories';
import { byPath } from './order';
import { People, type PersonFacts } from './people';
import { isBot } from './programs';

/** Sums over the commits of a calendar year in UTC that touched a file that is still there. */
export interface YearOfHistory {
  readonly year: number;
  readonly commits: number;
  /** A commit that touches three files counts three. */
  readonly changes: number;
  /** Authors, bots not counted. */
  readonly people: number;
}

/** All that the history pass keeps. It is cached by the id of HEAD. */
export interface HistoryFacts {
  /** By commits, most first. */
  readonly people: readonly PersonFacts[];
  /** Oldest first; years without a change of a wanted file are not in it. */
  readonly years: readonly YearOfHistory[];
  readonly files: FileHistories;
}

/**
 * A commit that touches more files than this counts for less: it says little about any one of them. Zimmermann et al.,
 * "Mining version histories to guide software changes" (ICSE 2004), leave out what touches more than 30.
 */
const massCommitFiles = 30;

/** Commits with dates outside belong to no year: the first version control system is of 1972, and nobody knows the future. */
const firstYear = 1972;
const lastYear = 2100;

interface YearTally {
  commits: number;
  changes: number;
  readonly people: Set<number>;
}

/**
 * Adds up commits, newest first. Memory grows with the files that are there now and the people, not with the history.
 */
export class HistoryTally {
  readonly #changes = new ChangeTally();
  /** The wanted files, each at its number in `#changes`. */
  readonly #files: RepoPath[] = [];
  /** What they were called in the commits to come: each holds for commits older than the rename. */
  readonly #numbers = new Map<RepoPath, number>();
  readonly #people = new People();
  /** Who is told by the same object again need not be recognised by name and address again. */
  readonly #authors = new WeakMap<Identity, { readonly number: number | undefined }>();
  readonly #years = new Map<number, YearTally>();

  readonly #ignored: ReadonlySet<string>;

  /**
   * @param wanted the files as they are called at HEAD, each once
   * @param ignored ids of commits that say nothing of who knows a file and how much it is worked on, such as reformatting
   */
  constructor(wanted: Iterable<RepoPath>, ignored: ReadonlySet<string> = new Set()) {
    this.#ignored = ignored;
    for (const path of wanted) {
      this.#numbers.set(path, this.#changes.addFile());
      this.#files.push(path);
    }
  }

  add(commit: CommitRecord): void {
    const author = this.#authorOf(commit);
    if (author !== undefined) this.#people.addCommit(author, commit.atEpochMs);
    const isIgnored = this.#ignored.has(commit.id);
    const weight = isIgnored ? 0 : Math.min(1, massCommitFiles / Math.max(1, commit.files.length));
    const renames: [RepoPath, number][] = [];
    let touched = 0;
    for (const { path, renamedFrom } of commit.files) {
      const now = this.#numbers.get(path);
      if (now === undefined) continue;
      this.#changes.count(now, isIgnored ? undefined : author, commit.atEpochMs, weight);
      touched += 1;
      if (renamedFrom !== undefined) renames.push([renamedFrom, now]);
    }
    // After the loop: two files may have swapped their names.
    for (const [from, now] of renames) this.#numbers.set(from, now);
    if (touched > 0) this.#countYear(commit.atEpochMs, touched, author);
  }

  /** Undefined: a program. */
  #authorOf({ author }: CommitRecord): number | undefined {
    const known = this.#authors.get(author);
    if (known !== undefined)
      return known.number === undefined ? undefined : this.#people.settled(known.number);
    const number = isBot(author) ? undefined : this.#people.numberOf(author);
    this.#authors.set(author, { number });
    return number;
  }

  /** Once all commits were added. */
  facts(): HistoryFacts {
    this.#people.joinAccounts();
    const numbers = this.#people
      .numbers()
      .sort((a, b) => this.#people.facts(b).commits - this.#people.facts(a).commits || a - b);
    const indexOf = new Map(numbers.map((number, index) => [number, index]));
    const aliases = this.#people.aliases();
    const people = numbers.map((number) => ({
      ...this.#people.facts(number),
      aliases: aliases.get(number) ?? [],
    }));
    return { people, years: this.#yearsOfHistory(), files: new FileHistories(this.#histories(indexOf)) };
  }

  /** By path. */
  *#histories(indexOf: ReadonlyMap<number, number>): Generator<readonly [RepoPath, FileHistory]> {
    const inOrder = this.#files.map((path, number) => ({ path, number })).sort(byPath);
    for (const { path, number } of inOrder) {
      const tally = this.#changes.file(number);
      if (tally !== undefined) yield [path, this.#fileHistory(tally, indexOf)];
    }
  }

  #countYear(atEpochMs: EpochMs, changes: number, author: number | undefined): void {
    const year = new Date(atEpochMs).getUTCFullYear();
    // A clock that was wrong must not make a drawing of ten thousand years.
    if (!(year >= firstYear && year <= lastYear)) return;
    const tally = this.#years.get(year) ?? { commits: 0, changes: 0, people: new Set<number>() };
    tally.commits += 1;
    tally.changes += changes;
    if (author !== undefined) tally.people.add(author);
    this.#years.set(year, tally);
  }

  #yearsOfHistory(): YearOfHistory[] {
    return [...this.#years]
      .map(([year, { commits, changes, people }]) => ({
        year,
        commits,
        changes,
        people: new Set([...people].map((person) => this.#people.settled(person))).size,
      }))
      .sort((a, b) => a.year - b.year);
  }

  #fileHistory(tally: FileTally, indexOf: ReadonlyMap<number, number>): FileHistory {
    const settled = new Map<number, AuthorTally>();
    for (const own of tally.authors) {
      const person = this.#people.settled(own.person);
      settled.set(person, together(settled.get(person), own));
    }
    // Commits come newest first: the last to be counted wrote the oldest change.
    const first = tally.lastCounted === undefined ? undefined : this.#people.settled(tally.lastCounted);
    const shares = authorshipShares(
      [...settled].map(([person, { weightedChanges }]) => ({
        person,
        weightedChanges,
        isFirstAuthor: person === first,
      })),
    );
    const authors = [...settled]
      .map(([person, { changes, lastAtEpochMs }]) => ({
        person: indexOf.get(person) ?? 0,
        share: shares.get(person) ?? 0,
        changes,
        lastAtEpochMs,
      }))
      .sort((a, b) => b.share - a.share || a.person - b.person);
    const { changes, weightedChanges, firstAtEpochMs, lastAtEpochMs } = tally;
    return { changes, weightedChanges, firstAtEpochMs, lastAtEpochMs, authors };
  }
}

function together(known: AuthorTally | undefined, more: AuthorTally): AuthorTally {
  if (known === undefined) return more;
  return {
    person: known.person,
    changes: known.changes + more.changes,
    weightedChanges: known.weightedChanges + more.weightedChanges,
    lastAtEpochMs: Math.max(known.lastAtEpochMs, more.lastAtEpochMs),
  };
}
