import { spawn } from 'node:child_process';
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
import { throwIfCancelled, whenCancelled } from '../cancelWatch';
import { absentFiles } from './absentFiles';
import { blameArguments, isBoundaryIn, parseBlame } from './gitBlame';
import { filtersSwitchedOff, gitConfiguration, gitEnvironment, gitVariables } from './gitEnvironment';
import { gitFailure, isUnreadable, noRepository } from './gitFailure';
import { logArguments, LogParser } from './gitLog';

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

interface StreamOptions {
  /** Beside that of every git. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The exit code with which the command says that there is nothing to say. */
  readonly nothingFoundCode?: number;
}

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
  readonly #disposal = new AbortController();
  readonly #running = new Set<Promise<unknown>>();
  #filters: Promise<string> | undefined;

  /** @param root absolute */
  constructor(root: string) {
    this.#root = root;
  }

  async state(): Promise<RepositoryState> {
    const asked = this.#head();
    asked.catch(() => undefined);
    const [insideWorkTree, , shallow] = (
      await this.#run(['rev-parse', '--is-inside-work-tree', '--show-prefix', '--is-shallow-repository'])
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
      this.#run(['ls-files', '-z', '--stage', '-t', ...which]),
      this.#run(['ls-files', '-z', '--others', '--exclude-standard', ...which]),
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
   * Those tracked files in which, as they are on disk, one of the words stands, in any letter case and whatever it is part of.
   * @param words of ASCII, without line breaks
   * @throws HandoverError `cancelled`, `git.failed`
   */
  async filesWith(words: readonly string[], cancellation: Cancellation): Promise<ReadonlySet<RepoPath>> {
    const patterns = words.flatMap((word) => ['-e', word]);
    const output = await this.#output([...filesWithArguments, ...patterns], cancellation, {
      nothingFoundCode: 1,
    });
    return new Set(output.split('\0').filter((path) => path !== ''));
  }

  async tags(): Promise<readonly { readonly name: string; readonly atEpochMs: number }[]> {
    const format = '--format=%(creatordate:unix) %(refname:strip=2)';
    const list = await this.#run(['for-each-ref', '--sort=-creatordate', '--count=200', format, 'refs/tags']);
    return list.split('\n').flatMap((row) => {
      const [, seconds, name] = /^(\d+) (.+)$/.exec(row) ?? [];
      return seconds === undefined || name === undefined ? [] : [{ name, atEpochMs: Number(seconds) * 1000 }];
    });
  }

  /** The files of a commit, as it names them. */
  async filesAt(commit: string): Promise<readonly RepoPath[]> {
    const paths = await this.#run(['ls-tree', '-r', '-z', '--name-only', commit]);
    return paths.split('\0').filter((path) => path !== '');
  }

  async *history(
    cancellation: Cancellation,
    { from, onNewest, onLackingContents }: HistoryOptions = {},
  ): AsyncGenerator<readonly CommitRecord[]> {
    throwIfCancelled(cancellation);
    const [commit, where] = await Promise.all([
      from ?? this.#headCommit(),
      this.#run(['rev-parse', '--show-prefix', '--is-shallow-repository']),
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
    for await (const output of this.#stream(logArguments(pass), cancellation)) yield parser.push(output);
    yield parser.end();
  }

  /** Whether the work tree is not to have all files. */
  async isSparse(): Promise<boolean> {
    const args = ['config', '--type=bool', '--get', 'core.sparseCheckout'];
    return (await this.#output(args, { aborted: false }, { nothingFoundCode: 1 })).trim() === 'true';
  }

  /** Whether it was made with `--filter`: contents that it lacks are at its remote. */
  async isPartialClone(): Promise<boolean> {
    return (await this.#run(['config', '--get-regexp', String.raw`^remote\..*\.promisor$`])) !== '';
  }

  /** Another one once contents were fetched. */
  async contentsStamp(): Promise<string> {
    const folder = await this.#run(['rev-parse', '--git-path', 'objects/pack']);
    const stats = await stat(resolve(this.#root, folder.trimEnd())).catch(() => undefined);
    return String(stats?.mtimeMs ?? 0);
  }

  async lineOrigins(
    path: RepoPath,
    lines: readonly number[],
    cancellation: Cancellation,
  ): Promise<readonly LineOrigin[]> {
    if (lines.length === 0) return [];
    let output: string;
    try {
      output = await this.#withoutFilters(blameArguments(path, lines), cancellation);
    } catch (error) {
      throwIfCancelled(cancellation);
      // Git fails at what it does not know, and says so in words alone.
      if (!(await this.#hasCommit()) || !(await this.#isTracked(path))) return [];
      throw error;
    }
    const mayBeCutOff = isBoundaryIn(output);
    const withoutBoundary =
      mayBeCutOff && (await this.#run(['rev-parse', '--is-shallow-repository'])).trim() === 'true';
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
    const output = await this.#output(
      ['log', '--format=', '--name-only', '--no-renames', '-z', '--relative', range, '--'],
      cancellation,
    );
    return new Set(output.split('\0').filter((path) => path !== ''));
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
    if (!(await this.#hasCommit())) return undefined;
    const paths = ['--', '.', ...folders.map((folder) => `:(exclude,literal)${folder}`)];
    const [commit, seconds] = (await this.#run(['log', '-1', '--format=%H %ct', ...paths])).trim().split(' ');
    return commit === undefined || commit === '' ? undefined : { commit, atEpochMs: Number(seconds) * 1000 };
  }

  async untrackedFiles(): Promise<readonly RepoPath[]> {
    try {
      const args = ['ls-files', '-z', '--others', '--exclude-standard'];
      const output = await this.#output(args, { aborted: false });
      return output.split('\0').filter((path) => path !== '' && !path.endsWith('/'));
    } catch (error) {
      if (!(error instanceof HandoverError)) throw error;
      return [];
    }
  }

  async goneFiles(): Promise<ReadonlyMap<RepoPath, string>> {
    const gone = new Map<RepoPath, string>();
    try {
      const output = await this.#run(['ls-files', '-z', '--deleted', '--stage']);
      for (const entry of output.split('\0')) {
        const [, id, path] = /^100\d+ ([0-9a-f]+) 0\t([^]+)$/.exec(entry) ?? [];
        if (id !== undefined && path !== undefined) gone.set(path, id);
      }
    } catch (error) {
      if (!(error instanceof HandoverError)) throw error;
    }
    return gone;
  }

  /** Those files and folders that git ignores and does not track. Throws `git.failed`, as for a path behind a symbolic link. */
  async ignored(paths: readonly RepoPath[]): Promise<ReadonlySet<RepoPath>> {
    const found = new Set<RepoPath>();
    for (let at = 0; at < paths.length; at += ignoredTogether) {
      // In front of a colon, which git would take for a pattern.
      const some = paths.slice(at, at + ignoredTogether).map((path) => `./${path}`);
      const output = await this.#run(['check-ignore', '--', ...some]);
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
      const output = await this.#run([
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
    for await (const output of this.#stream(['log', `--format=${format}`, 'HEAD', '--'], cancellation)) {
      const lines = (rest + output).split('\n');
      rest = lines.pop() ?? '';
      yield* lines.filter((line) => line !== '');
    }
    if (rest !== '') yield rest;
  }

  /** Ends every git process that still runs. Idempotent. */
  async dispose(): Promise<void> {
    this.#disposal.abort();
    await Promise.allSettled(this.#running);
  }

  async #isTracked(path: RepoPath): Promise<boolean> {
    return (await this.#run(['ls-files', '-z', '--', `:(literal)${path}`])) !== '';
  }

  /** `<id> <committer's seconds>`, empty in a repository without commits. */
  async #head(): Promise<string> {
    return (await this.#hasCommit())
      ? (await this.#run(['log', '-1', '--format=%H %ct', 'HEAD', '--'])).trim()
      : '';
  }

  async #hasCommit(): Promise<boolean> {
    return (await this.#headCommit()) !== '';
  }

  /** Its id; empty in a repository without commits. */
  async #headCommit(): Promise<string> {
    return (await this.#run(['rev-parse', '--quiet', '--verify', 'HEAD^{commit}'])).trim();
  }

  async #run(args: readonly string[]): Promise<string> {
    try {
      // Loaded when first asked: whoever only streams has no need of it.
      const { simpleGit } = await import('simple-git');
      const run = simpleGit({
        baseDir: this.#root,
        abort: this.#disposal.signal,
        config: gitConfiguration,
        allowEnvironment: Object.keys(gitVariables),
        unsafe: { allowUnsafeFsMonitor: true, allowUnsafeHooksPath: true },
      })
        .env(gitEnvironment())
        .raw([...args]);
      const ended = run.then(
        () => undefined,
        () => undefined,
      );
      this.#running.add(ended);
      try {
        return await run;
      } finally {
        this.#running.delete(ended);
      }
    } catch (error) {
      throw gitFailure(this.#root, error);
    }
  }

  /** What a command prints that reads files of the work tree, with none of the repository's filter programs run. */
  async #withoutFilters(args: readonly string[], cancellation: Cancellation): Promise<string> {
    this.#filters ??= this.#run(['config', '-z', '--name-only', '--get-regexp', String.raw`^filter\.`]);
    const environment = filtersSwitchedOff((await this.#filters).split('\0'));
    return this.#output(args, cancellation, { environment });
  }

  /** All that {@link #stream} gives. */
  async #output(
    args: readonly string[],
    cancellation: Cancellation,
    options: StreamOptions = {},
  ): Promise<string> {
    let output = '';
    for await (const piece of this.#stream(args, cancellation, options)) output += piece;
    return output;
  }

  async *#stream(
    args: readonly string[],
    cancellation: Cancellation,
    { environment = {}, nothingFoundCode }: StreamOptions = {},
  ): AsyncGenerator<string> {
    throwIfCancelled(cancellation);
    const child = spawn('git', [...gitConfiguration.flatMap((setting) => ['-c', setting]), ...args], {
      cwd: this.#root,
      env: { ...gitEnvironment(), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let complaint = '';
    child.stderr
      .setEncoding('utf8')
      .on('data', (text: string) => (complaint = (complaint + text).slice(-4000)));
    const ended = new Promise<number | Error | null>((resolve) => {
      child.once('error', resolve).once('close', resolve);
    });
    this.#running.add(ended);
    const kill = (): void => {
      child.kill('SIGKILL');
    };
    const stopWatching = whenCancelled(cancellation, kill);
    this.#disposal.signal.addEventListener('abort', kill);
    try {
      for await (const output of child.stdout.setEncoding('utf8')) {
        throwIfCancelled(cancellation);
        yield output as string;
      }
      const result = await ended;
      throwIfCancelled(cancellation);
      if (result !== 0 && result !== nothingFoundCode)
        throw gitFailure(this.#root, result instanceof Error ? result : new Error(complaint));
    } catch (error) {
      throwIfCancelled(cancellation);
      throw gitFailure(this.#root, error);
    } finally {
      stopWatching();
      this.#disposal.signal.removeEventListener('abort', kill);
      kill();
      await ended;
      this.#running.delete(ended);
    }
  }
}
