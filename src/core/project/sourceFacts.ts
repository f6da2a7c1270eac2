import type { RepoPath } from '../ports';
import { connectionsIn } from './connectionFacts';
import { ConstantNames } from './constantNames';
import type { Fact } from './fact';
import { type FolderFacts, FolderReading } from './folderFacts';
import { entryMarks, type Mark, markedLines, scheduleMarks, skipMarks, testCasesIn } from './sourceMarks';
import { isTest } from './sourcePaths';

/** What a look at each line of the source files found. */
export interface SourceFacts {
  /** Files that a program starts with. */
  readonly entries: readonly Fact[];
  readonly schedules: readonly Fact[];
  readonly connections: readonly Fact[];
  /** Environment variables that are read by a constant of another file, which a look at each file alone cannot tell. */
  readonly variables: readonly Fact[];
  /** Tests that are switched off. */
  readonly skipped: readonly Fact[];
  readonly tests: readonly TestFile[];
  readonly folders: readonly FolderFacts[];
  /** Files that were too big or too many to look at. */
  readonly unread: number;
}

export interface TestFile {
  readonly path: RepoPath;
  /** Test cases by the marks of the common frameworks; an estimate. */
  readonly cases: number;
}

const mostOfAKind = 400;

/** Takes one source file after the other, so that their texts need not be in memory together. */
export class SourceReading {
  readonly #entries: Fact[] = [];
  readonly #schedules: Fact[] = [];
  readonly #connections: Fact[] = [];
  readonly #constants = new ConstantNames();
  readonly #skipped: Fact[] = [];
  readonly #tests: TestFile[] = [];
  readonly #folders = new FolderReading();
  #unread = 0;

  add(path: RepoPath, text: string): void {
    this.#folders.add(path, text);
    if (isTest(path)) {
      addMarked(skipMarks, path, text, this.#skipped);
      this.#tests.push({ path, cases: testCasesIn(path, text) });
      return;
    }
    // Rust keeps its tests beside the code.
    if (path.endsWith('.rs') && text.includes('#[test]')) {
      this.#tests.push({ path, cases: text.split('#[test]').length - 1 });
      addMarked(skipMarks, path, text, this.#skipped);
    }
    this.#constants.add(path, text);
    addMarked(entryMarks, path, text, this.#entries);
    addMarked(scheduleMarks, path, text, this.#schedules);
    if (text.includes('://') || text.includes('jdbc:')) this.connections(path, text);
  }

  /** Also of files that are no sources: settings, environments, compose files. */
  connections(path: RepoPath, text: string): void {
    this.#connections.push(...connectionsIn(path, text, mostOfAKind - this.#connections.length));
  }

  skip(): void {
    this.#unread++;
  }

  finish(paths: readonly RepoPath[]): SourceFacts {
    return {
      entries: this.#entries,
      schedules: this.#schedules,
      connections: this.#connections,
      variables: this.#constants.finish(),
      skipped: this.#skipped,
      tests: this.#tests,
      folders: this.#folders.finish(paths),
      unread: this.#unread,
    };
  }
}

function addMarked(marks: readonly Mark[], path: RepoPath, text: string, to: Fact[]): void {
  to.push(...markedLines(marks, path, text, mostOfAKind - to.length));
}
