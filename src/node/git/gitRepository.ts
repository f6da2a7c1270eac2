import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type {
  Cancellation,
  CommitRecord,
  Git,
  LineOrigin,
  RepoPath,
  RepositoryState,
} from '../../core/ports';
import { HandoverError } from '../../core/errors';
import { throwIfCancelled } from '../cancelWatch';
import { absentFiles } from './absentFiles';
import { blameArguments, isBoundaryIn, parseBlame } from './gitBlame';
import { filtersSwitchedOff } from './gitEnvironment';
import { isUnreadable, noRepository } from './gitFailure';
import { logArguments, LogParser } from './gitLog';
import { GitProcesses } from './gitProcesses';
import { type IgnoredCommits, readIgnoredCommits } from './ignoredCommits';

/** All that settings could change is said. */
const filesWithArguments = [
  'grep',
  '--files-with-matches',
  '--null',
  '--fixed-strings',
  '--ignore-case',
  '--no-recurse-submodules',
  '--no-full-name',
  '--no-textconv',
  '--no-color',
];

interface HistoryOptions {
  /** Id of the newest commit; default: HEAD. */
  readonly from?: string;
  /** Told the newest commit, before the first ones are given. */
  readonly onNewest?: (commit: string) => void;
  /**
   * Called once where contents of former versions are missing or cannot be read: renames of files that were edited meanwhile are then
   * followed as far back as they are there.
   */
  readonly onLackingContents?: () => void;
}

interface GitListing {
  /** Tracked ones, and those that git neither tracks nor ignores. */
  readonly files: readonly RepoPath[];
  /** The folders that are repositories of their own: submodules, and those that git does not track. */
  readonly submodules: readonly RepoPath[];
  /** Files that a sparse checkout leaves out. */
  readonly absent: readonly RepoPath[];
  /** How many are tracked, where none of them is on disk for another reason; else 0. */
  readonly notCheckedOut: number;
}

interface Listed extends Pick<GitListing, 'files' | 'submodules'> {
  /** Those that the work tree is not to have. */
  readonly skipped: readonly RepoPath[];
  readonly untracked: readonly RepoPath[];
}

/** Paths that fit on one command line, however long they are. */
const ignoredTogether = 200;

/** Git of the work tree that a folder, perhaps a subfolder of it, belongs to. Paths are relative to the folder. */
export class GitRepository implements Git {
  readonly #root: string;
  readonly #git: GitProcesses;
  #filters: Promise<string> | undefined;

  /** @param root absolute */
  constructor(root: string) {
    this.#root = root;
    this.#git = new GitProcesses(root);
  }

  async state(): Promise<RepositoryState> {
    const asked = this.#newest();
    asked.catch(() => undefined);
    const [insideWorkTree, , shallow] = (
      await this.#git.output([
        'rev-parse',
        '--is-inside-work-tree',
        '--show-prefix',
        '--is-shallow-repository',
      ])
    ).split('\n');
    if (insideWorkTree !== 'true') throw noRepository(this.#root);
    const [head, seconds] = (await asked).split(' ');
    if (head === undefined || head === '') return { shallow: shallow === 'true' };
    return { head, headAtEpochMs: Number(seconds) * 1000, shallow: shallow === 'true' };
  }

  async listFiles(among?: readonly RepoPath[]): Promise<readonly RepoPath[]> {
    const { files, untracked } = await this.#listed(among);
    return [...new Set([...files, ...untracked])].sort();
  }

  /** The same, with what is not on disk. */
  async listing(): Promise<GitListing> {
    const { files, skipped, untracked, submodules } = await this.#listed();
    const absent = absentFiles(this.#root, skipped);
    const tracked = files.length > 0 || !(await this.#hasCommit()) ? files : await this.filesAt('HEAD');
    // One that is there ends the search.
    const isAnyThere = absent.length > 0 || tracked.some((file) => existsSync(resolve(this.#root, file)));
    return {
      files: [...new Set([...files, ...untracked])].sort(),
      submodules: [...submodules].sort(),
      absent,
      notCheckedOut: isAnyThere ? 0 : tracked.length,
    };
  }

  async #listed(among?: readonly RepoPath[]): Promise<Listed> {
    const which = among === undefined ? [] : ['--', ...among.map((path) => `:(literal)${path}`)];
    const [tracked, untracked] = await Promise.all([
      this.#git.output(['ls-files', '-z', '--stage', '-t', ...which]),
      this.#git.output(['ls-files', '-z', '--others', '--exclude-standard', ...which]),
    ]);
    const files = new Set<RepoPath>();
    const skipped = new Set<RepoPath>();
    const submodules = new Set<RepoPath>();
    const others: RepoPath[] = [];
    for (const entry of tracked.split('\0')) {
      const path = entry.slice(entry.indexOf('\t') + 1);
      // Behind the letter of their state. Symbolic links (120000) have their target.
      if (entry.startsWith('100', 2)) files.add(path);
      else if (entry.startsWith('160000', 2)) submodules.add(path);
      if (entry.startsWith('S 100')) skipped.add(path);
    }
    for (const path of untracked.split('\0')) {
      // A nested repository is listed as a folder.
      if (path.endsWith('/')) submodules.add(path.slice(0, -1));
      else if (path !== '') others.push(path);
    }
    return { files: [...files], skipped: [...skipped], untracked: others, submodules: [...submodules] };
  }

  /**
   * Those tracked files in which, as they are on disk, one of the words stands, in any letter case and whatever it is part of;
   * in pieces, as they are found.
   * @param words of ASCII, without line breaks
   * @throws HandoverError `cancelled`, `git.failed`
   */
  async *filesWith(
    words: readonly string[],
    cancellation: Cancellation,
  ): AsyncGenerator<readonly RepoPath[]> {
    const patterns = words.flatMap((word) => ['-e', word]);
    let rest = '';
    for await (const piece of this.#git.stream([...filesWithArguments, ...patterns], { cancellation })) {
      const paths = (rest + piece).split('\0');
      rest = paths.pop() ?? '';
      yield paths;
    }
  }

  async tags(): Promise<readonly { readonly name: string; readonly atEpochMs: number }[]> {
    const format = '--format=%(creatordate:unix) %(refname:strip=2)';
    const list = await this.#git.output([
      'for-each-ref',
      '--sort=-creatordate',
      '--count=200',
      format,
      'refs/tags',
    ]);
    return list.split('\n').flatMap((row) => {
      const [, seconds, name] = /^(\d+) (.+)$/.exec(row) ?? [];
      return seconds === undefined || name === undefined ? [] : [{ name, atEpochMs: Number(seconds) * 1000 }];
    });
  }

  /** The files of a commit, as it names them. */
  async filesAt(commit: string): Promise<readonly RepoPath[]> {
    return pathsIn(await this.#git.output(['ls-tree', '-r', '-z', '--name-only', commit]));
  }

  async *history(
    cancellation: Cancellation,
    { from, onNewest, onLackingContents }: HistoryOptions = {},
  ): AsyncGenerator<readonly CommitRecord[]> {
    throwIfCancelled(cancellation);
    const [commit, where] = await Promise.all([
      from ?? this.#headCommit(),
      this.#git.output(['rev-parse', '--show-prefix', '--is-shallow-repository']),
    ]);
    if (commit === '') return;
    onNewest?.(commit);
    const [prefix = '', shallow] = where.split('\n');
    // Told by its id: HEAD may move.
    const pass = { commit, relative: prefix !== '', skipsRoots: shallow === 'true' };
    let skip = 0;
    try {
      for await (const commits of this.#commits({ ...pass, exactRenames: false, skip }, cancellation)) {
        skip += commits.length;
        yield commits;
      }
      return;
    } catch (error) {
      if (!isUnreadable(error)) throw error;
    }
    yield* this.#commits({ ...pass, exactRenames: true, skip }, cancellation);
    onLackingContents?.();
  }

  async *#commits(
    { skipsRoots, ...pass }: Parameters<typeof logArguments>[0] & { readonly skipsRoots: boolean },
    cancellation: Cancellation,
  ): AsyncGenerator<readonly CommitRecord[]> {
    const parser = new LogParser({ skipsRoots });
    for await (const output of this.#git.stream(logArguments(pass), { cancellation }))
      yield parser.push(output);
    yield parser.end();
  }

  /** Tracked files of which `.gitattributes` says that they have an attribute. @param attribute name of letters and `-` */
  async filesWithAttribute(attribute: string): Promise<readonly RepoPath[]> {
    const asked = [`:(attr:${attribute})`, `:(attr:${attribute}=true)`];
    return pathsIn(await this.#git.output(['ls-files', '-z', '--', ...asked]));
  }

  /** Whether it was made with `--filter`: contents that it lacks are at its remote. */
  async isPartialClone(): Promise<boolean> {
    return (await this.#git.output(['config', '--get-regexp', String.raw`^remote\..*\.promisor$`])) !== '';
  }

  /** Another one once contents were fetched. */
  async contentsStamp(): Promise<string> {
    const folder = await this.#git.output(['rev-parse', '--git-path', 'objects/pack']);
    const stats = await stat(resolve(this.#root, folder.trimEnd())).catch(() => undefined);
    return String(stats?.mtimeMs ?? 0);
  }

  /** As the list is on disk now. Never fails. */
  async ignoredCommits(): Promise<IgnoredCommits> {
    return readIgnoredCommits(this.#root);
  }

  async lineOrigins(
    path: RepoPath,
    lines: readonly number[],
    cancellation: Cancellation,
  ): Promise<readonly LineOrigin[]> {
    if (lines.length === 0) return [];
    let output: string;
    try {
      output = await this.#blame(path, lines, cancellation);
    } catch (error) {
      throwIfCancelled(cancellation);
      // Git fails at what it does not know, and says so in words alone.
      if (!(await this.#hasCommit()) || !(await this.#isTracked(path))) return [];
      throw error;
    }
    const mayBeCutOff = isBoundaryIn(output);
    const withoutBoundary =
      mayBeCutOff && (await this.#git.output(['rev-parse', '--is-shallow-repository'])).trim() === 'true';
    return parseBlame(output, { withoutBoundary });
  }

  /**
   * Files that any commit changed which only one of the two histories has.
   * @throws HandoverError `cancelled`, `git.failed`, so where a commit is not here
   */
  async changedBetween(
    commit: string,
    other: string,
    cancellation: Cancellation,
  ): Promise<ReadonlySet<RepoPath>> {
    const range = `${commit}...${other}`;
    const output = await this.#git.output(
      ['log', '--format=', '--name-only', '--no-renames', '-z', '--relative', range, '--'],
      { cancellation },
    );
    return new Set(pathsIn(output));
  }

  async lastChangeOutside(
    folders: readonly RepoPath[],
  ): Promise<{ commit?: string; atEpochMs?: number; uncommittedFiles: number }> {
    const paths = ['--', '.', ...folders.map((folder) => `:(exclude,literal)${folder}`)];
    const status = await this.#withoutFilters(
      ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', ...paths],
      { aborted: false },
    );
    const uncommittedFiles = status.split('\0').length - 1;
    return { ...(await this.newestOutside(folders)), uncommittedFiles };
  }

  /** The newest commit that touched anything outside the given folders. */
  async newestOutside(
    folders: readonly RepoPath[],
  ): Promise<{ readonly commit: string; readonly atEpochMs: number } | undefined> {
    const paths = ['.', ...folders.map((folder) => `:(exclude,literal)${folder}`)];
    const [commit, seconds] = (await this.#newest(paths)).split(' ');
    return commit === undefined || commit === '' ? undefined : { commit, atEpochMs: Number(seconds) * 1000 };
  }

  async untrackedFiles(): Promise<readonly RepoPath[]> {
    try {
      const args = ['ls-files', '-z', '--others', '--exclude-standard'];
      return pathsIn(await this.#git.output(args)).filter((path) => !path.endsWith('/'));
    } catch (error) {
      if (!(error instanceof HandoverError)) throw error;
      return [];
    }
  }

  async goneFiles(): Promise<ReadonlyMap<RepoPath, string>> {
    const gone = new Map<RepoPath, string>();
    try {
      const output = await this.#git.output(['ls-files', '-z', '--deleted', '--stage']);
      for (const entry of output.split('\0')) {
        const [, id, path] = /^100\d+ ([0-9a-f]+) 0\t([^]+)$/.exec(entry) ?? [];
        if (id !== undefined && path !== undefined) gone.set(path, id);
      }
    } catch (error) {
      if (!(error instanceof HandoverError)) throw error;
    }
    return gone;
  }

  async userName(): Promise<string | undefined> {
    const name = (await this.#git.output(['config', '--get', 'user.name'])).trim();
    return name === '' ? undefined : name;
  }

  /** Those files and folders that git ignores and does not track. Throws `git.failed`, as for a path behind a symbolic link. */
  async ignored(paths: readonly RepoPath[]): Promise<ReadonlySet<RepoPath>> {
    const found = new Set<RepoPath>();
    for (let at = 0; at < paths.length; at += ignoredTogether) {
      // In front of a colon, which git would take for a pattern.
      const some = paths.slice(at, at + ignoredTogether).map((path) => `./${path}`);
      const output = await this.#git.output(['check-ignore', '--', ...some]);
      for (const line of output.split('\n')) {
        const path = line.startsWith('"') ? line.slice(1, -1).replace(/\\(["\\])/g, '$1') : line;
        if (path !== '') found.add(path.slice(2));
      }
    }
    return found;
  }

  /** Files that were renamed between a commit and the index, by former path. Empty where git cannot tell, as for a commit that is not here. */
  async renamesSince(commit: string): Promise<ReadonlyMap<RepoPath, RepoPath>> {
    const renames = new Map<RepoPath, RepoPath>();
    if (!/^[0-9a-f]{7,64}$/.test(commit)) return renames;
    try {
      const output = await this.#git.output([
        'diff',
        '--name-status',
        '-z',
        '--find-renames',
        '--diff-filter=R',
        '--relative',
        '--cached',
        commit,
        '--',
      ]);
      const fields = output.split('\0');
      for (let at = 0; at + 2 < fields.length; at += 3) {
        renames.set(fields[at + 1] ?? '', fields[at + 2] ?? '');
      }
    } catch (error) {
      if (!(error instanceof HandoverError)) throw error;
    }
    return renames;
  }

  /** `Name <address>` of every author and co-author, after `.mailmap`, as often as they committed. Stops at once when cancelled. */
  async *peopleOfHistory(cancellation: Cancellation): AsyncGenerator<string> {
    if (!(await this.#hasCommit())) return;
    const format = '%aN <%aE>%n%(trailers:key=Co-authored-by,valueonly,unfold)';
    let rest = '';
    for await (const output of this.#git.stream(['log', `--format=${format}`, 'HEAD', '--'], {
      cancellation,
    })) {
      const lines = (rest + output).split('\n');
      rest = lines.pop() ?? '';
      yield* lines.filter((line) => line !== '');
    }
    if (rest !== '') yield rest;
  }

  /** Ends every git process that still runs. Idempotent. */
  async dispose(): Promise<void> {
    await this.#git.dispose();
  }

  /** With the commits left out that the team lists; where git fails at the list, with all of them. */
  async #blame(path: RepoPath, lines: readonly number[], cancellation: Cancellation): Promise<string> {
    const { file } = await this.ignoredCommits();
    if (file !== undefined) {
      try {
        return await this.#withoutFilters(blameArguments(path, lines, file), cancellation);
      } catch {
        throwIfCancelled(cancellation);
      }
    }
    return this.#withoutFilters(blameArguments(path, lines), cancellation);
  }

  async #isTracked(path: RepoPath): Promise<boolean> {
    return (await this.#git.output(['ls-files', '-z', '--', `:(literal)${path}`])) !== '';
  }

  /** `<id> <committer's seconds>` of the newest commit that touched one of the paths; empty where there is none. */
  async #newest(paths: readonly string[] = []): Promise<string> {
    try {
      return (await this.#git.output(['log', '-1', '--format=%H %ct', 'HEAD', '--', ...paths])).trim();
    } catch (error) {
      // Asked afterwards: nearly every repository has a commit.
      if (await this.#hasCommit()) throw error;
      return '';
    }
  }

  async #hasCommit(): Promise<boolean> {
    return (await this.#headCommit()) !== '';
  }

  /** Its id; empty in a repository without commits. */
  async #headCommit(): Promise<string> {
    return (await this.#git.output(['rev-parse', '--quiet', '--verify', 'HEAD^{commit}'])).trim();
  }

  /** What a command prints that reads files of the work tree, with none of the repository's filter programs run. */
  async #withoutFilters(args: readonly string[], cancellation: Cancellation): Promise<string> {
    this.#filters ??= this.#git.output([
      'config',
      '-z',
      '--name-only',
      '--get-regexp',
      String.raw`^filter\.`,
    ]);
    const environment = filtersSwitchedOff((await this.#filters).split('\0'));
    return this.#git.output(args, { cancellation, environment });
  }
}

/** @param output of a command with `-z` that prints nothing else */
function pathsIn(output: string): RepoPath[] {
  return output.split('\0').filter((path) => path !== '');
}
