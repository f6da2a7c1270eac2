import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { readHandoverPlace } from '../../../../src/node/gitHandover/handoverPlace';
import { asking, calm } from '../../../support/gitHandover/commonOptions';
import { MobRoom } from '../../../support/gitHandover/mobRoom';
import type { Computer } from '../../../support/gitHandover/mobRoom';

describe('where a handover can begin', function () {
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
  const place = (folder = kim.folder, environment: NodeJS.ProcessEnv = {}) =>
    readHandoverPlace({ folder, home: room.place('home'), environment });

  it('is off the WIP branch before a mob begins, and on it after Take Over, also from a subfolder', async () => {
    assert.equal(await place(), 'offWip');
    await kim.desk().takeOver(asking.takeOver, calm);
    assert.equal(await place(), 'onWip');
    mkdirSync(path.join(kim.folder, 'src', 'deep'), { recursive: true });
    assert.equal(await place(path.join(kim.folder, 'src', 'deep')), 'onWip');
    kim.git('pack-refs', '--all');
    assert.equal(await place(), 'onWip');
    await kim.desk().finish(asking.finish, calm);
    assert.equal(await place(), 'offWip');
  });

  it('knows the prefix that mob.sh is configured to use', async () => {
    kim.git('checkout', '--quiet', '-b', 'team/main');
    assert.equal(await place(), 'offWip');
    assert.equal(await place(kim.folder, { MOB_WIP_BRANCH_PREFIX: 'team/' }), 'onWip');
    kim.write('.mob', 'MOB_WIP_BRANCH_PREFIX="team/"\n');
    assert.equal(await place(), 'onWip');
  });

  it('is nowhere without a repository, a commit or a branch', async () => {
    assert.equal(await place(room.place('home')), 'unable');
    kim.git('init', '--quiet', room.place('empty'));
    kim.git('-C', room.place('empty'), 'remote', 'add', 'origin', room.remote.folder);
    assert.equal(await place(room.place('empty')), 'unable');
    kim.git('checkout', '--quiet', '--detach');
    assert.equal(await place(), 'unable');
  });

  it('is nowhere without the remote, unless settings elsewhere may name it', async () => {
    kim.git('remote', 'rename', 'origin', 'upstream');
    assert.equal(await place(), 'unable');
    assert.equal(await place(kim.folder, { MOB_REMOTE_NAME: 'upstream' }), 'offWip');
    kim.git('config', 'include.path', 'elsewhere');
    assert.equal(await place(), 'offWip');
  });

  it('is nowhere in the middle of a merge or a rebase', async () => {
    kim.git('checkout', '--quiet', '-b', 'side');
    kim.write('tally.ts', 'side\n');
    kim.git('commit', '--quiet', '--all', '--message=side');
    kim.git('checkout', '--quiet', 'main');
    kim.write('tally.ts', 'main\n');
    kim.git('commit', '--quiet', '--all', '--message=main');
    for (const operation of ['merge', 'rebase', 'cherry-pick']) {
      assert.throws(() => kim.git(operation, 'side'));
      assert.equal(await place(), 'unable', operation);
      kim.git(operation, '--abort');
      assert.equal(await place(), 'offWip');
    }
  });

  it('is found in a work tree beside the first one', async () => {
    await kim.desk().takeOver(asking.takeOver, calm);
    kim.git('worktree', 'add', '--quiet', room.place('second'), 'main');
    assert.equal(await place(room.place('second')), 'offWip');
  });
});
