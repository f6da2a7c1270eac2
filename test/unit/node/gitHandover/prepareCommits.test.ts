import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { calm } from '../../../support/gitHandover/commonOptions';
import { MobRoom } from '../../../support/gitHandover/mobRoom';
import type { Computer } from '../../../support/gitHandover/mobRoom';

const span = { fromEpochMs: 0, toEpochMs: Date.UTC(2100, 0) };
const present = [
  { person: { name: 'Kim', email: 'kim@example.org' }, ...span },
  { person: { name: 'Sol', email: 'sol@example.org' }, ...span },
  { person: { name: '$(touch pwned) `touch pwned` "; touch pwned', email: 'eve@example.org' }, ...span },
];

describe('the commit hook', function () {
  this.timeout(60_000);
  let room: MobRoom;
  let kim: Computer;
  beforeEach(() => {
    room = new MobRoom();
    kim = room.join('Kim');
  });
  afterEach(() => {
    room.end();
  });

  const commit = (...message: readonly string[]): string => {
    kim.git('commit', '--quiet', '--allow-empty', ...message.flatMap((part) => ['--message', part]));
    return kim.git('log', '-1', '--format=%B');
  };

  it('adds who was present to a commit, and nobody twice, and never oneself', async () => {
    const result = await kim.desk().prepareCommits({ present, hook: true }, calm);
    assert.equal(result.hook, 'installed');
    assert.equal(
      commit('Count votes', 'CO-AUTHORED-BY: S. <SOL@example.org>\nCo-authored-by: Noa <noa@example.org>'),
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

  it('is taken away again', async () => {
    await kim.desk().prepareCommits({ present, hook: true }, calm);
    await kim.desk().prepareCommits({ present, hook: false }, calm);
    assert.equal(kim.read('.git/hooks/prepare-commit-msg'), undefined);
    assert.equal(commit('Count votes'), 'Count votes');
  });

  it("never replaces or removes somebody else's", async () => {
    const own = '#!/bin/sh\necho own >> "$1"\n';
    kim.write('.git/hooks/prepare-commit-msg', own);
    chmodSync(path.join(kim.folder, '.git/hooks/prepare-commit-msg'), 0o755);
    for (const hook of [true, false]) await kim.desk().prepareCommits({ present, hook }, calm);
    assert.equal(kim.read('.git/hooks/prepare-commit-msg'), own);
    assert.equal((await kim.desk().prepareCommits({ present, hook: true }, calm)).hook, 'foreign');
  });

  it('writes nothing into a hooks folder that git is configured to use', async () => {
    kim.git('config', 'core.hooksPath', room.place('hooks'));
    assert.equal((await kim.desk().prepareCommits({ present, hook: true }, calm)).hook, 'foreign');
    assert.equal(kim.read(path.join('..', 'hooks', 'prepare-commit-msg')), undefined);
  });
});
