import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import path from 'node:path';
import type { Log } from '../../../src/core/ports';
import { HandOverDesk } from '../../../src/node/gitHandover/handOverDesk';
import type { GitCommands } from '../../../src/node/gitHandover/gitCommands';

/** Nothing of the machine's or the user's git configuration, no hooks of theirs, no prompts. */
function isolatedEnvironment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: home,
    USERPROFILE: home,
    SystemRoot: process.env['SystemRoot'],
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_SYSTEM: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C.UTF-8',
  };
}

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** One person's computer: a clone of the room's remote. */
export class Computer {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;

  constructor(folder: string, environment: NodeJS.ProcessEnv) {
    this.folder = folder;
    this.environment = environment;
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', args, {
      cwd: this.folder,
      env: this.environment,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 26,
    }).trimEnd();
  }

  write(file: string, text: string): void {
    const place = path.join(this.folder, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  }

  read(file: string): string | undefined {
    const place = path.join(this.folder, file);
    return existsSync(place) ? readFileSync(place, 'utf8') : undefined;
  }

  /** As `git rev-parse --abbrev-ref HEAD` says it, without starting git. */
  branch(): string {
    const head = readFileSync(path.join(this.folder, '.git', 'HEAD'), 'utf8').trim();
    return /^ref: refs\/heads\/(.+)$/u.exec(head)?.[1] ?? 'HEAD';
  }

  desk(
    options: { root?: string; commands?: GitCommands; nowEpochMs?: () => number; log?: Log } = {},
  ): HandOverDesk {
    const {
      root = this.folder,
      commands,
      nowEpochMs = () => Date.UTC(2026, 10, 22, 9),
      log = silent,
    } = options;
    const home = this.environment['HOME'] ?? '';
    return new HandOverDesk({
      root,
      clock: { now: nowEpochMs },
      log,
      environment: this.environment,
      home,
      ...(commands === undefined ? {} : { commands }),
    });
  }
}

/**
 * many: with {@link filesToChange} files to delete in `doomed` and as many to make executable in `scripts`.
 * submodules: as well with a submodule in `lib`, whose own remote is not asked by any test.
 */
export type RoomKind = 'plain' | 'many' | 'submodules';

export const filesToChange = 8;

/** A bare remote with branch `main` and computers that cloned it, in a temporary folder. */
export class MobRoom {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'mob-room-'));
  readonly remote: Computer;

  constructor(kind: RoomKind = 'plain') {
    const home = path.join(this.#folder, 'home');
    cpSync(templateFolder(kind), this.#folder, { recursive: true });
    this.remote = new Computer(path.join(this.#folder, 'remote.git'), isolatedEnvironment(home));
  }

  join(name: string): Computer {
    const folder = path.join(this.#folder, name);
    cpSync(path.join(this.#folder, 'clone'), folder, { recursive: true });
    const computer = new Computer(folder, this.remote.environment);
    const config = path.join(folder, '.git', 'config');
    const text = readFileSync(config, 'utf8').replaceAll('REMOTE', this.remote.folder.replaceAll('\\', '/'));
    writeFileSync(config, `${text}[user]\n\tname = ${name}\n\temail = ${name.toLowerCase()}@example.org\n`);
    return computer;
  }

  /** A path for further repositories. */
  place(name: string): string {
    return path.join(this.#folder, name);
  }

  end(): void {
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const templates = new Map<RoomKind, string>();

/** Made once a test run: copying a repository is far cheaper than making one. */
function templateFolder(kind: RoomKind): string {
  const known = templates.get(kind);
  if (known !== undefined) return known;
  const folder = mkdtempSync(path.join(tmpdir(), 'mob-template-'));
  templates.set(kind, folder);
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  mkdirSync(path.join(folder, 'home'));
  const environment = isolatedEnvironment(path.join(folder, 'home'));
  const git = (where: string, ...args: readonly string[]): void => {
    execFileSync('git', ['-C', where, ...args], { env: environment, stdio: 'pipe' });
  };
  // Without git's sample hooks: that is most of the files to copy.
  const init = ['init', '--quiet', '--template=', '--initial-branch=main'];
  git(folder, ...init, '--bare', 'remote.git');
  mkdirSync(path.join(folder, 'remote.git', 'hooks'));
  // The computer is not switched off in a test: nothing has to wait for the disk.
  git(path.join(folder, 'remote.git'), 'config', 'core.fsync', 'none');
  git(path.join(folder, 'remote.git'), 'config', 'gc.auto', '0');
  git(path.join(folder, 'remote.git'), 'config', 'receive.advertisePushOptions', 'true');
  git(folder, ...init, 'clone');
  mkdirSync(path.join(folder, 'clone', '.git', 'hooks'));
  const clone = path.join(folder, 'clone');
  for (const [key, value] of [
    ['core.fsync', 'none'],
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
    ['user.name', 'Noa'],
    ['user.email', 'noa@example.org'],
    ['commit.gpgSign', 'false'],
  ] as const)
    git(clone, 'config', key, value);
  writeFileSync(path.join(clone, 'tally.ts'), 'one\ntwo\nthree\nfour\nfive\n');
  writeFileSync(path.join(clone, 'README.md'), '# Voting\n');
  writeFileSync(path.join(clone, '.gitignore'), '*.secret\n');
  if (kind !== 'plain') {
    for (const folderName of ['doomed', 'scripts']) {
      mkdirSync(path.join(clone, folderName));
      for (let number = 0; number < filesToChange; number++)
        writeFileSync(path.join(clone, folderName, `${number}.sh`), `echo ${number}\n`);
    }
  }
  if (kind === 'submodules') {
    const library = path.join(folder, 'library');
    git(folder, ...init, 'library');
    writeFileSync(path.join(library, 'count.ts'), 'count\n');
    git(library, 'add', '--all');
    git(
      library,
      '-c',
      'user.name=Noa',
      '-c',
      'user.email=noa@example.org',
      'commit',
      '--quiet',
      '--message=Begin',
    );
    git(clone, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library, 'lib');
  }
  git(clone, 'add', '--all');
  git(clone, 'commit', '--quiet', '--message=Begin');
  git(clone, 'push', '--quiet', path.join(folder, 'remote.git'), 'main');
  git(clone, 'remote', 'add', 'origin', 'REMOTE');
  git(clone, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  git(clone, 'config', 'branch.main.remote', 'origin');
  git(clone, 'config', 'branch.main.merge', 'refs/heads/main');
  git(clone, 'config', '--remove-section', 'user');
  return folder;
}
