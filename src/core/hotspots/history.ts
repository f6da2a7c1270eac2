import type { CommitRecord, EpochMs, RepoPath } from '../ports';
import { authorshipShares } from './authorship';
import { isBot, People, type PersonFacts } from './people';

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

/** Sums over the commits of a calendar year in UTC that touched a file that is still there. */
export interface YearOfHistory {
  readonly year: number;
  readonly commits: number;
  /** A commit that touches three files counts three. */
  readonly changes: number;
  /** Authors, bots not counted. */
  readonly people: number;
}

/** All that the history pass keeps. Plain data: it is cached as JSON by the id of HEAD. */
export interface HistoryFacts {
  /** By commits, most first. */
  readonly people: readonly PersonFacts[];
  /** Oldest first; years without a change of a wanted file are not in it. */
  readonly years: readonly YearOfHistory[];
  readonly files: Readonly<Record<RepoPath, FileHistory>>;
}

/**
 * A commit that touches more files than this counts for less: it says little about any one of them. Zimmermann et al.,
 * "Mining version histories to guide software changes" (ICSE 2004), leave out what touches more than 30.
 */
const massCommitFiles = 30;

/** Commits with dates outside belong to no year: the first version control system is of 1972, and nobody knows the future. */
const firstYear = 1972;
const lastYear = 2100;

interface AuthorTally {
  changes: number;
  weightedChanges: number;
  lastAtEpochMs: EpochMs;
}

interface YearTally {
  commits: number;
  changes: number;
  readonly people: Set<number>;
}

interface FileTally {
  changes: number;
  weightedChanges: number;
  firstAtEpochMs: EpochMs;
  lastAtEpochMs: EpochMs;
  firstAuthor: number | undefined;
  readonly authors: Map<number, AuthorTally>;
}

/**
 * Adds up commits, newest first. Memory grows with the files that are there now and the people, not with the history.
 */
export class HistoryTally {
  readonly #wanted: ReadonlySet<RepoPath>;
  readonly #files = new Map<RepoPath, FileTally>();
  readonly #people = new People();
  readonly #years = new Map<number, YearTally>();
  /** Former names of wanted files; each holds for commits older than the rename. */
  readonly #formerNames = new Map<RepoPath, RepoPath>();

  /** @param wanted the files as they are called at HEAD */
  constructor(wanted: ReadonlySet<RepoPath>) {
    this.#wanted = wanted;
  }

  add(commit: CommitRecord): void {
    const author = isBot(commit.author) ? undefined : this.#people.numberOf(commit.author);
    if (author !== undefined) this.#people.addCommit(author, commit.atEpochMs);
    const weight = Math.min(1, massCommitFiles / Math.max(1, commit.files.length));
    const renames: [RepoPath, RepoPath][] = [];
    let touched = 0;
    for (const { path, renamedFrom } of commit.files) {
      const now = this.#formerNames.get(path) ?? path;
      if (!this.#wanted.has(now)) continue;
      this.#touch(now, author, commit.atEpochMs, weight);
      touched += 1;
      if (renamedFrom !== undefined) renames.push([renamedFrom, now]);
    }
    // After the loop: two files may have swapped their names.
    for (const [from, now] of renames) this.#formerNames.set(from, now);
    if (touched > 0) this.#countYear(commit.atEpochMs, touched, author);
  }

  facts(): HistoryFacts {
    const numbers = this.#people
      .numbers()
      .sort((a, b) => this.#people.facts(b).commits - this.#people.facts(a).commits || a - b);
    const indexOf = new Map(numbers.map((number, index) => [number, index]));
    const files: Record<RepoPath, FileHistory> = Object.create(null) as Record<RepoPath, FileHistory>;
    for (const path of [...this.#files.keys()].sort()) {
      const tally = this.#files.get(path);
      if (tally !== undefined) files[path] = this.#fileHistory(tally, indexOf);
    }
    const aliases = this.#people.aliases();
    const people = numbers.map((number) => ({
      ...this.#people.facts(number),
      aliases: aliases.get(number) ?? [],
    }));
    return { people, years: this.#yearsOfHistory(), files };
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

  #touch(path: RepoPath, author: number | undefined, atEpochMs: EpochMs, weight: number): void {
    let file = this.#files.get(path);
    if (file === undefined) {
      file = {
        changes: 0,
        weightedChanges: 0,
        firstAtEpochMs: atEpochMs,
        lastAtEpochMs: atEpochMs,
        firstAuthor: undefined,
        authors: new Map(),
      };
      this.#files.set(path, file);
    }
    file.changes += 1;
    file.weightedChanges += weight;
    file.firstAtEpochMs = Math.min(file.firstAtEpochMs, atEpochMs);
    file.lastAtEpochMs = Math.max(file.lastAtEpochMs, atEpochMs);
    if (author === undefined) return;
    // The last to get here wrote the oldest change.
    file.firstAuthor = author;
    addTo(file.authors, author, { changes: 1, weightedChanges: weight, lastAtEpochMs: atEpochMs });
  }

  #fileHistory(tally: FileTally, indexOf: ReadonlyMap<number, number>): FileHistory {
    const settled = new Map<number, AuthorTally>();
    for (const [person, own] of tally.authors) addTo(settled, this.#people.settled(person), own);
    const first = tally.firstAuthor === undefined ? undefined : this.#people.settled(tally.firstAuthor);
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

function addTo(authors: Map<number, AuthorTally>, person: number, more: AuthorTally): void {
  const known = authors.get(person);
  if (known === undefined) {
    authors.set(person, { ...more });
    return;
  }
  known.changes += more.changes;
  known.weightedChanges += more.weightedChanges;
  known.lastAtEpochMs = Math.max(known.lastAtEpochMs, more.lastAtEpochMs);
}
