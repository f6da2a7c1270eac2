import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import type { PresenceSpan } from '../../../../src/core/gitHandover/presence';
import { calm } from '../../../support/gitHandover/commonOptions';
import { MobRoom } from '../../../support/gitHandover/mobRoom';
import type { Computer } from '../../../support/gitHandover/mobRoom';

/** Minutes after the room's first commit was made anew at nine. */
const nine = Date.UTC(2026, 10, 22, 9);
const at = (minutes: number): number => nine + minutes * 60_000;
const there = (name: string, from: number, until: number): PresenceSpan => ({
  person: { name, email: `${name.toLowerCase()}@example.org` },
  fromEpochMs: at(from),
  toEpochMs: at(until),
});
const eve = { name: '$(touch pwned) `touch pwned` "; touch pwned', email: 'eve@example.org' };
const always = { fromEpochMs: 0, toEpochMs: at(1000) };

describe('the commit hook', function () {
  this.timeout(60_000);
  let room: MobRoom;
  let kim: Computer;
  beforeEach(() => {
    room = new MobRoom();
    kim = room.join('Kim');
    git(-10, 'commit', '--quiet', '--amend', '--reset-author', '--message=Begin');
  });
  afterEach(() => {
    room.end();
  });

  /** git at a minute. */
  const git = (minute: number, ...args: readonly string[]): string =>
    execFileSync('git', args, {
      cwd: kim.folder,
      env: {
        ...kim.environment,
        GIT_AUTHOR_DATE: `${at(minute) / 1000} +0000`,
        GIT_COMMITTER_DATE: `${at(minute) / 1000} +0000`,
        GIT_EDITOR: 'true',
        GIT_SEQUENCE_EDITOR: 'true',
      },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trimEnd();
  const lastMessage = (): string => kim.git('log', '-1', '--format=%B').trimEnd();
  const commit = (minute: number, ...message: readonly string[]): string => {
    git(minute, 'commit', '--quiet', '--allow-empty', ...message.flatMap((part) => ['--message', part]));
    return lastMessage();
  };
  const coauthors = (): readonly string[] =>
    kim
      .git('log', '-1', '--format=%(trailers:key=Co-authored-by,valueonly)')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split(' ')[0] ?? '');
  const install = (present: readonly PresenceSpan[], minute = 0) =>
    kim.desk({ nowEpochMs: () => at(minute) }).prepareCommits({ present, hook: true }, calm);

  it('adds who was present to a commit, and nobody twice, and never oneself', async () => {
    const result = await install([there('Kim', 0, 50), there('Sol', 0, 50), { person: eve, ...always }]);
    assert.equal(result.hook, 'installed');
    assert.equal(
      commit(1, 'Count votes', 'CO-AUTHORED-BY: S. <SOL@example.org>\nCo-authored-by: Noa <noa@example.org>'),
      [
        'Count votes',
        '',
        'CO-AUTHORED-BY: S. <SOL@example.org>',
        'Co-authored-by: Noa <noa@example.org>',
        'Co-authored-by: $(touch pwned) `touch pwned` "; touch pwned <eve@example.org>',
      ].join('\n'),
    );
    assert.equal(kim.read('pwned'), undefined);
  });

  it('is true for every further commit, without being told anything between', async () => {
    await install([there('Sol', 0, 9), there('Ira', 0, 1000)]);
    commit(10, 'First');
    assert.deepEqual(coauthors(), ['Sol', 'Ira']);
    commit(20, 'Second');
    assert.deepEqual(coauthors(), ['Ira'], 'Sol had gone before the first');
  });

  it('adds nobody once all were gone before the last commit', async () => {
    await install([there('Sol', 0, 9), there('Ira', 0, 9)]);
    commit(10, 'First');
    assert.equal(commit(20, 'Alone'), 'Alone');
  });

  it('leaves out whoever is the author of this commit, whoever that was when it was put there', async () => {
    await install([there('Kim', 0, 50), there('Sol', 0, 50)]);
    git(
      1,
      '-c',
      'user.name=Sol',
      '-c',
      'user.email=SOL@example.org',
      'commit',
      '--quiet',
      '--allow-empty',
      '--message=By Sol',
    );
    assert.deepEqual(coauthors(), ['Kim']);
  });

  it('counts from the newest commit of any branch here, not from a branch that rested for weeks', async () => {
    git(-60 * 24 * 20, 'checkout', '--quiet', '-b', 'old');
    git(-60 * 24 * 20, 'commit', '--quiet', '--amend', '--reset-author', '--message=Old');
    kim.git('checkout', '--quiet', 'main');
    await install([there('Sol', 0, 9), there('Ira', 0, 50)]);
    commit(10, 'On main');
    kim.git('checkout', '--quiet', 'old');
    commit(20, 'On old');
    assert.deepEqual(coauthors(), ['Ira']);
  });

  it('is not put off by a commit whose clock is ahead', async () => {
    commit(30, 'From the future');
    await install([there('Sol', 0, 1000)]);
    commit(20, 'Now');
    assert.deepEqual(coauthors(), ['Sol']);
  });

  for (const [how, args] of [
    ['amended in an editor', ['--amend']],
    ['amended with a message, which git does not tell a hook', ['--amend', '--message=Better words']],
    ['made anew with the message of another', ['--reuse-message=HEAD']],
  ] as const) {
    it(`adds nobody to what is ${how}`, async () => {
      commit(5, 'First', 'Co-authored-by: Noa <noa@example.org>');
      await install([there('Sol', 6, 50)]);
      // As amending by hand does: the author's date is that of the commit amended.
      execFileSync('git', ['commit', '--quiet', '--allow-empty', ...args], {
        cwd: kim.folder,
        env: { ...kim.environment, GIT_COMMITTER_DATE: `${at(20) / 1000} +0000`, GIT_EDITOR: 'true' },
      });
      assert.deepEqual(
        coauthors(),
        how.startsWith('amended with') ? [] : ['Noa'],
        'nobody is added, and nobody taken away',
      );
    });
  }

  it('adds nobody to what is rebased or picked', async () => {
    git(1, 'checkout', '--quiet', '-b', 'side');
    kim.write('side.ts', 'side\n');
    kim.git('add', '--all');
    commit(2, 'On the side', 'Co-authored-by: Noa <noa@example.org>');
    kim.git('checkout', '--quiet', 'main');
    commit(3, 'On main');
    await install([there('Sol', 0, 50)]);
    git(10, 'cherry-pick', 'side');
    assert.deepEqual(coauthors(), ['Noa']);
    kim.git('reset', '--quiet', '--hard', 'HEAD^');
    kim.git('checkout', '--quiet', 'side');
    for (const how of [[], ['--interactive', '--exec', 'true', '--no-ff']]) {
      git(11, 'rebase', '--quiet', ...how, 'main');
      assert.deepEqual(coauthors(), ['Noa'], how.join(' '));
    }
    git(12, '-c', 'sequence.editor=sed -i s/^pick/reword/', 'rebase', '--quiet', '-i', '--no-ff', 'main');
    assert.deepEqual(coauthors(), ['Noa'], 'reworded');
  });

  it('adds nobody to a merge, also not to one whose conflict was settled', async () => {
    git(1, 'checkout', '--quiet', '-b', 'side');
    kim.write('tally.ts', 'side\n');
    git(2, 'commit', '--quiet', '--all', '--message=On the side');
    kim.git('checkout', '--quiet', 'main');
    kim.write('tally.ts', 'main\n');
    git(3, 'commit', '--quiet', '--all', '--message=On main');
    await install([there('Sol', 0, 50)]);
    assert.throws(() => git(4, 'merge', '--quiet', 'side'));
    kim.write('tally.ts', 'both\n');
    git(5, 'commit', '--quiet', '--all', '--message=Both');
    assert.deepEqual([kim.git('log', '-1', '--format=%s'), coauthors()], ['Both', []]);
  });

  it('gives a squash all who were there since the base branch, and keeps whom its message names', async () => {
    git(1, 'checkout', '--quiet', '-b', 'mob/main');
    kim.write('tally.ts', 'mob\n');
    git(
      10,
      'commit',
      '--quiet',
      '--all',
      '--message=mob next',
      '--message=Co-authored-by: Noa <noa@example.org>',
    );
    kim.git('checkout', '--quiet', 'main');
    await install([there('Sol', 0, 9), there('Ira', 0, 50), there('Ada', -50, -20)]);
    git(20, 'merge', '--quiet', '--squash', 'mob/main');
    git(20, 'commit', '--quiet', '--no-edit');
    assert.deepEqual(coauthors(), ['Sol', 'Ira'], 'Ada left before the work began');
    assert.match(lastMessage(), /Co-authored-by: Noa/);
  });

  it('puts the trailers at the end of messages with dashes in them', async () => {
    await install([there('Sol', 0, 50)]);
    assert.equal(
      commit(1, 'Count votes', 'one\n---\ntwo'),
      'Count votes\n\none\n---\ntwo\n\nCo-authored-by: Sol <sol@example.org>',
    );
  });

  it('adds those present to the very first commit of a repository', async () => {
    kim.git('checkout', '--quiet', '--orphan', 'anew');
    kim.git('branch', '-D', 'main');
    const { coauthors: now } = await install([there('Sol', 0, 50)]);
    assert.deepEqual(now, [{ name: 'Sol', email: 'sol@example.org' }]);
    commit(1, 'First');
    assert.equal(lastMessage(), 'First\n\nCo-authored-by: Sol <sol@example.org>');
  });

  it('is taken away again', async () => {
    await install([there('Sol', 0, 50)]);
    await kim.desk().prepareCommits({ present: [], hook: false }, calm);
    assert.equal(kim.read('.git/hooks/prepare-commit-msg'), undefined);
    assert.equal(commit(1, 'Count votes'), 'Count votes');
  });

  it('says who would be a co-author now without touching any hook', async () => {
    commit(10, 'Last');
    const present = [there('Sol', 0, 9), there('Ira', 0, 50)];
    const desk = kim.desk({ nowEpochMs: () => at(20) });
    assert.deepEqual(await desk.prepareCommits({ present }, calm), {
      coauthors: [{ name: 'Ira', email: 'ira@example.org' }],
    });
    assert.equal(kim.read('.git/hooks/prepare-commit-msg'), undefined);
  });

  it("never replaces or removes somebody else's", async () => {
    const present = [there('Sol', 0, 50)];
    const own = '#!/bin/sh\necho own >> "$1"\n';
    kim.write('.git/hooks/prepare-commit-msg', own);
    chmodSync(path.join(kim.folder, '.git/hooks/prepare-commit-msg'), 0o755);
    for (const hook of [true, false]) await kim.desk().prepareCommits({ present, hook }, calm);
    assert.equal(kim.read('.git/hooks/prepare-commit-msg'), own);
    assert.equal((await kim.desk().prepareCommits({ present, hook: true }, calm)).hook, 'foreign');
  });

  it('writes nothing into a hooks folder that git is configured to use', async () => {
    kim.git('config', 'core.hooksPath', room.place('hooks'));
    assert.equal((await install([there('Sol', 0, 50)])).hook, 'foreign');
    assert.equal(kim.read(path.join('..', 'hooks', 'prepare-commit-msg')), undefined);
  });
});
