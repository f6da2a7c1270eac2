import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';

export interface SandboxCommit {
  readonly message?: string;
  /** `Name <mail>`; default Kim. */
  readonly author?: string;
  /** ISO 8601; default a day after the former commit. */
  readonly at?: string;
  /** Texts by path; null deletes. */
  readonly files?: Readonly<Record<string, string | Buffer | null>>;
  readonly renames?: Readonly<Record<string, string>>;
}

const kim = 'Kim Example <kim@example.org>';
const dayMs = 86_400_000;

/** A real git repository in a folder of the test's own, with the user's configuration kept out of it. */
export class GitSandbox {
  readonly folder: string;
  #lastMs = Date.parse('2024-01-01T00:00:00Z');

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    this.git('init', '--quiet', '--initial-branch=main');
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', args, {
      cwd: this.folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Kim Example',
        GIT_AUTHOR_EMAIL: 'kim@example.org',
        GIT_COMMITTER_NAME: 'Kim Example',
        GIT_COMMITTER_EMAIL: 'kim@example.org',
        GIT_COMMITTER_DATE: new Date(this.#lastMs).toISOString(),
      },
    });
  }

  write(file: string, text: string | Buffer): void {
    const place = path.join(this.folder, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  }

  /** @returns the id of the commit */
  commit({ message = 'Change', author = kim, at, files = {}, renames = {} }: SandboxCommit): string {
    this.#lastMs = at === undefined ? this.#lastMs + dayMs : Date.parse(at);
    for (const [from, to] of Object.entries(renames)) {
      mkdirSync(path.dirname(path.join(this.folder, to)), { recursive: true });
      this.git('mv', from, to);
    }
    for (const [file, text] of Object.entries(files)) {
      if (text === null) this.git('rm', '--quiet', file);
      else this.write(file, text);
    }
    this.git('add', '--all');
    const date = new Date(this.#lastMs).toISOString();
    this.git('commit', '--quiet', '--allow-empty', '-m', message, `--author=${author}`, `--date=${date}`);
    return this.git('rev-parse', 'HEAD').trim();
  }
}
