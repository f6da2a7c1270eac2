import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Computer } from './mobRoom';

type DoneHow = 'no-squash' | 'squash-wip';

/** A colleague on the command line: the real mob.sh where there is one, else its git commands. */
export interface MobShell {
  /** `mob 5.4.0 (/usr/bin/mob)` or `replay of mob 5.4.0`: shown with the tests. */
  readonly name: string;
  start(computer: Computer, options?: { readonly qualifier?: string }): void;
  next(computer: Computer): void;
  /** Without `how` it squashes. The replay knows no `squash-wip`, which is a rebase with mob.sh itself as the editor. */
  done(computer: Computer, how?: DoneHow): void;
  readonly canDo: readonly DoneHow[];
  reset(computer: Computer): void;
}

/** MOB_HANDOVER_MOB names the program; else the one on the PATH is taken, if it is mob.sh. */
export function mobShell(): MobShell {
  const named = process.env['MOB_HANDOVER_MOB'];
  if (named !== undefined && versionOf(named) === undefined) {
    throw new Error(`MOB_HANDOVER_MOB names ${named}, which does not answer as mob.sh does.`);
  }
  const program = named ?? (versionOf('mob') === undefined ? undefined : 'mob');
  return program === undefined ? replay : realMob(program);
}

function versionOf(program: string): string | undefined {
  try {
    // Elsewhere than here, since mob.sh refuses everything in a repository without commits.
    const output = execFileSync(program, ['version'], {
      cwd: tmpdir(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return /^v(\d+\.\d+\.\d+)/m.exec(output)?.[1];
  } catch {
    return undefined;
  }
}

function realMob(program: string): MobShell {
  const run = (computer: Computer, ...args: readonly string[]): void => {
    // For a rebase it calls itself as git's editor, by name.
    const PATH = [path.dirname(program), computer.environment['PATH']].join(path.delimiter);
    execFileSync(program, args, {
      cwd: computer.folder,
      env: { ...computer.environment, PATH },
      stdio: 'pipe',
    });
  };
  return {
    name: `mob ${versionOf(program) ?? ''} (${program})`,
    start: (computer, { qualifier } = {}) => {
      run(computer, 'start', ...(qualifier === undefined ? [] : ['--branch', qualifier]));
    },
    next: (computer) => {
      run(computer, 'next');
    },
    done: (computer, how) => {
      run(computer, 'done', ...(how === undefined ? [] : [`--${how}`]));
    },
    canDo: ['no-squash', 'squash-wip'],
    reset: (computer) => {
      run(computer, 'reset', '--delete-remote-wip-branch');
    },
  };
}

const subject = 'mob next [ci-skip] [ci skip] [skip ci]';

/** The git commands of mob.sh 5.4.0 (mob.go, coauthors.go) with its defaults, for base branches other than `master`. */
const replay: MobShell = {
  name: 'replay of mob 5.4.0',
  start: (computer, { qualifier } = {}) => {
    assertClean(computer);
    computer.git('fetch', 'origin', '--prune');
    const { base, wip } = branchesOf(computer, qualifier);
    if (
      computer.git(
        'rev-list',
        '--count',
        '--left-only',
        `refs/heads/${base}...refs/remotes/origin/${base}`,
      ) !== '0'
    )
      throw new Error('cannot start; unpushed changes on base branch must be pushed upstream');
    if (computer.branch() !== wip) computer.git('merge', 'FETCH_HEAD', '--ff-only');
    if (has(computer, `refs/remotes/origin/${wip}`)) {
      computer.git('checkout', '-B', wip, `origin/${wip}`);
      computer.git('branch', `--set-upstream-to=origin/${wip}`, wip);
    } else {
      computer.git('checkout', '-B', wip, `origin/${base}`);
      computer.git(
        'push',
        '--push-option',
        'ci.skip',
        '--no-verify',
        '--set-upstream',
        'origin',
        `${wip}:${wip}`,
      );
    }
  },
  next: (computer) => {
    const { wip } = branchesOf(computer);
    if (computer.git('status', '--porcelain') === '') {
      if (computer.git('rev-parse', wip) === computer.git('rev-parse', `origin/${wip}`)) return;
    } else makeWipCommit(computer);
    computer.git('push', '--no-verify', 'origin', wip);
  },
  canDo: ['no-squash'],
  done: (computer, how) => {
    computer.git('fetch', 'origin', '--prune');
    const { base, wip } = branchesOf(computer);
    if (!has(computer, `refs/remotes/origin/${wip}`)) {
      computer.git('checkout', base);
      computer.git('branch', '-D', wip);
      computer.git('pull', '--ff-only');
      return;
    }
    const leftovers = computer.git('status', '--porcelain') !== '';
    if (leftovers) makeWipCommit(computer);
    computer.git('push', '--no-verify', 'origin', wip);
    computer.git('checkout', base);
    computer.git('merge', `origin/${base}`, '--ff-only');
    computer.git('merge', how === undefined ? '--squash' : '--commit', '--ff', wip);
    computer.git('branch', '-D', wip);
    if (leftovers && how !== undefined) computer.git('reset', '--soft', 'HEAD^');
    computer.git('push', '--no-verify', 'origin', '--delete', wip);
    appendCoauthors(computer);
  },
  reset: (computer) => {
    computer.git('fetch', 'origin');
    const { base, wip } = branchesOf(computer);
    computer.git('checkout', base);
    if (has(computer, `refs/heads/${wip}`)) computer.git('branch', '--delete', '--force', wip);
    if (has(computer, `refs/remotes/origin/${wip}`))
      computer.git('push', '--no-verify', 'origin', '--delete', wip);
  },
};

function branchesOf(computer: Computer, qualifier?: string): { readonly base: string; readonly wip: string } {
  const current = computer.branch();
  const suffix = qualifier === undefined ? '' : `-${qualifier}`;
  if (!current.startsWith('mob/')) return { base: current, wip: `mob/${current}${suffix}` };
  let base = current.slice('mob/'.length);
  while (!has(computer, `refs/heads/${base}`) && base.includes('-'))
    base = base.slice(0, base.lastIndexOf('-'));
  return { base, wip: current };
}

function has(computer: Computer, reference: string): boolean {
  return computer.git('for-each-ref', '--format=%(refname)', reference).split('\n').includes(reference);
}

function assertClean(computer: Computer): void {
  if (computer.git('status', '--porcelain') !== '')
    throw new Error('cannot start; clean working tree required');
}

function makeWipCommit(computer: Computer): void {
  computer.git('add', '--all');
  const files = computer
    .git('status', '--porcelain')
    .split('\n')
    .filter((line) => /^[MA]/.test(line))
    .map((line) => line.slice(1).trim());
  const lastFile = files.length === 1 ? `\n\nlastFile:${files[0] ?? ''}` : '';
  computer.git('commit', '--message', `${subject}${lastFile}`, '--no-verify');
}

function appendCoauthors(computer: Computer): void {
  const file = path.join(computer.folder, '.git', 'SQUASH_MSG');
  if (!existsSync(file)) return;
  const own = computer.git('config', '--get', 'user.email');
  const people = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /.*(author)+.+<+.*>+/i.test(line))
    .map((line) => line.split(':').slice(1).join('').trim())
    .filter((person) => !person.includes(own));
  const unique = [...new Set(people)].sort((a, b) => a.length - b.length);
  if (unique.length === 0) return;
  const lines = unique.map((person) => `Co-authored-by: ${person}\n`).join('');
  const comment =
    '# automatically added all co-authors from WIP commits\n# add missing co-authors manually\n';
  appendFileSync(file, `\n\n${comment}${lines}`);
}
