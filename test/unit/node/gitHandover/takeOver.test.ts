import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { asking, calm } from '../../../support/gitHandover/commonOptions';
import { sentenceOfFailure } from '../../../support/gitHandover/failures';
import { Computer, MobRoom } from '../../../support/gitHandover/mobRoom';

describe('taking over', function () {
  this.timeout(120_000);
  let room: MobRoom;
  let kim: Computer;
  let sol: Computer;
  beforeEach(() => {
    room = new MobRoom();
    kim = room.join('Kim');
    sol = room.join('Sol');
  });
  afterEach(() => {
    room.end();
  });

  const carry = { ...asking.takeOver, uncommitted: 'carry' } as const;
  async function handOverBy(computer: Computer, file: string, text: string): Promise<void> {
    await computer.desk().takeOver(asking.takeOver, calm);
    computer.write(file, text);
    await computer.desk().handOver(asking.handOver, calm);
  }

  it('begins a WIP branch where there is none, with upstream, and forwards the base branch', async () => {
    sol.git('commit', '--quiet', '--allow-empty', '--message=newer');
    sol.git('push', '--quiet');
    const result = await kim.desk().takeOver(asking.takeOver, calm);
    assert.deepEqual(result, { base: 'main', wip: 'mob/main', joined: false, notes: [] });
    assert.equal(kim.git('rev-parse', '--abbrev-ref', '@{upstream}'), 'origin/mob/main');
    assert.equal(room.remote.git('rev-parse', 'mob/main'), sol.git('rev-parse', 'main'));
    assert.equal(kim.git('rev-parse', 'main'), sol.git('rev-parse', 'main'));
  });

  it('follows nothing while its first push failed, then its namesake, whoever pushes it', async () => {
    const url = kim.git('config', 'remote.origin.url');
    kim.git('config', 'remote.origin.pushUrl', room.place('nowhere.git'));
    await sentenceOfFailure('gitHandover.offline', kim.desk().takeOver(asking.takeOver, calm));
    assert.equal(kim.branch(), 'mob/main');
    assert.throws(() => kim.git('rev-parse', '--abbrev-ref', '@{upstream}'));
    kim.git('config', 'remote.origin.pushUrl', url);
    const { notes } = await kim.desk().handOver(asking.handOver, calm);
    assert.deepEqual(notes, []);
    assert.equal(kim.git('rev-parse', '--abbrev-ref', '@{upstream}'), 'origin/mob/main');
    kim.git('branch', '--set-upstream-to=origin/main');
    kim.write('tally.ts', 'by Kim\n');
    await kim.desk().handOver(asking.handOver, calm);
    assert.equal(kim.git('rev-parse', '--abbrev-ref', '@{upstream}'), 'origin/mob/main');
  });

  it('begins again where a former mob was finished elsewhere, without what that followed', async () => {
    await handOverBy(kim, 'tally.ts', 'by Kim\n');
    kim.git('checkout', '--quiet', 'main');
    await sol.desk().takeOver(asking.takeOver, calm);
    await sol.desk().finish(asking.finish, calm);
    kim.git('config', 'remote.origin.pushUrl', room.place('nowhere.git'));
    await sentenceOfFailure('gitHandover.offline', kim.desk().takeOver(asking.takeOver, calm));
    assert.throws(() => kim.git('rev-parse', '--abbrev-ref', '@{upstream}'));
  });

  it('does without push options where the remote takes none', async () => {
    room.remote.git('config', 'receive.advertisePushOptions', 'false');
    const { notes } = await kim.desk().takeOver(asking.takeOver, calm);
    assert.deepEqual(notes, ['origin takes no push options, so CI may build the WIP branch.']);
  });

  it('asks before it carries uncommitted changes along, then does', async () => {
    await handOverBy(sol, 'README.md', 'by Sol\n');
    kim.write('tally.ts', 'by Kim\n');
    kim.write('new ü.ts', 'new\n');
    const sentence = await sentenceOfFailure('gitHandover.dirty', kim.desk().takeOver(asking.takeOver, calm));
    assert.match(sentence, /changes in 2 files/);
    assert.equal(kim.branch(), 'main');
    await kim.desk().takeOver(carry, calm);
    assert.deepEqual(
      [kim.branch(), kim.read('tally.ts'), kim.read('new ü.ts'), kim.read('README.md')],
      ['mob/main', 'by Kim\n', 'new\n', 'by Sol\n'],
    );
    assert.equal(kim.git('stash', 'list'), '');
  });

  it('keeps the stash when carried changes clash with those of the mob', async () => {
    await handOverBy(sol, 'tally.ts', 'by Sol\n');
    kim.write('tally.ts', 'by Kim\n');
    const sentence = await sentenceOfFailure('gitHandover.conflict', kim.desk().takeOver(carry, calm));
    assert.match(sentence, /your changes are in the stash "mob-stash-name"; settle the conflict/);
    assert.equal(kim.git('show', 'stash@{0}:tally.ts'), 'by Kim');
  });

  it('brings carried changes back at once when it fails before it switched', async () => {
    await handOverBy(sol, 'login.secret.ts', 'x\n');
    kim.write('tally.ts', 'by Kim\n');
    kim.write('login.secret.ts', 'local\n');
    kim.write('.git/info/exclude', 'login.secret.ts\n');
    const sentence = await sentenceOfFailure('gitHandover.inTheWay', kim.desk().takeOver(carry, calm));
    assert.match(sentence, /your files are as they were/);
    assert.deepEqual(
      [kim.branch(), kim.read('tally.ts'), kim.read('login.secret.ts'), kim.git('stash', 'list')],
      ['main', 'by Kim\n', 'local\n', ''],
    );
  });

  it('never discards commits of the base branch', async () => {
    kim.write('tally.ts', 'unpushed\n');
    kim.git('commit', '--quiet', '--all', '--message=mine');
    const sentence = await sentenceOfFailure(
      'gitHandover.baseAhead',
      kim.desk().takeOver(asking.takeOver, calm),
    );
    assert.match(sentence, /^main has 1 commit here that the remote does not have/);
    assert.equal(kim.git('show', 'main:tally.ts'), 'unpushed');
  });

  it('never discards commits of the WIP branch that were not pushed', async () => {
    await handOverBy(kim, 'tally.ts', 'pushed\n');
    kim.write('tally.ts', 'unpushed\n');
    kim.git('commit', '--quiet', '--all', '--message=mine');
    kim.git('checkout', '--quiet', 'main');
    const { notes } = await kim.desk().takeOver(asking.takeOver, calm);
    assert.match(notes.join(), /commits here that are not on the remote yet/);
    assert.equal(kim.read('tally.ts'), 'unpushed\n');
  });

  describe('when both sides have commits', () => {
    beforeEach(async () => {
      await handOverBy(sol, 'README.md', 'by Sol\n');
      await kim.desk().takeOver(asking.takeOver, calm);
      await handOverBy(sol, 'README.md', 'by Sol again\n');
      kim.write('tally.ts', 'by Kim\n');
      kim.git('commit', '--quiet', '--all', '--message=mine');
    });

    it('asks', async () => {
      const sentence = await sentenceOfFailure(
        'gitHandover.diverged',
        kim.desk().takeOver(asking.takeOver, calm),
      );
      assert.match(
        sentence,
        /^mob\/main has 1 commit here that the remote does not have, and lacks 1 of the remote's/,
      );
      assert.equal(kim.git('show', 'mob/main:tally.ts'), 'by Kim');
    });

    it('merges both', async () => {
      await kim.desk().takeOver({ ...asking.takeOver, diverged: 'merge' }, calm);
      assert.deepEqual([kim.read('tally.ts'), kim.read('README.md')], ['by Kim\n', 'by Sol again\n']);
    });

    it('takes that of the remote and keeps its own aside', async () => {
      const { notes } = await kim.desk().takeOver({ ...asking.takeOver, diverged: 'keep' }, calm);
      const [reference] = /refs\/mob-handover\/backup\/\S+-wip/.exec(notes.join(' ')) ?? [];
      assert.equal(kim.read('README.md'), 'by Sol again\n');
      assert.equal(kim.git('show', `${reference ?? ''}:tally.ts`), 'by Kim');
    });
  });

  it('joins where a submodule points at a commit that never left the computer of somebody else', async () => {
    const library = room.place('library.git');
    const seed = room.place('seed');
    const allowed = ['-c', 'protocol.file.allow=always'];
    kim.git('init', '--quiet', '--bare', library);
    kim.git('init', '--quiet', seed);
    const commit = [
      '-c',
      'user.name=L',
      '-c',
      'user.email=l@example.org',
      'commit',
      '--quiet',
      '--allow-empty',
    ];
    kim.git('-C', seed, ...commit, '--message=1');
    kim.git('-C', seed, 'push', '--quiet', library, 'HEAD');
    kim.git(...allowed, 'submodule', '--quiet', 'add', library, 'lib');
    await kim.desk().takeOver({ ...asking.takeOver, uncommitted: 'carry' }, calm);
    await kim.desk().handOver(asking.handOver, calm);
    await sol.desk().takeOver(asking.takeOver, calm);
    sol.git(...allowed, 'submodule', '--quiet', 'update', '--init');
    kim.git('config', 'push.recurseSubmodules', 'no');
    kim.git('-C', 'lib', ...commit, '--message=2');
    kim.write('tally.ts', 'by Kim\n');
    await kim.desk().handOver(asking.handOver, calm);
    sol.git('config', 'protocol.file.allow', 'always');
    assert.throws(() => sol.git('fetch', '--dry-run', '--recurse-submodules=on-demand'), /submodule/u);
    await sol.desk().takeOver(asking.takeOver, calm);
    assert.equal(sol.read('tally.ts'), 'by Kim\n');
    assert.equal(sol.git('rev-parse', 'HEAD:lib'), kim.git('-C', 'lib', 'rev-parse', 'HEAD'));
  });

  it('joins when somebody began at the same moment', async () => {
    await sol.desk().takeOver(asking.takeOver, calm);
    sol.write('tally.ts', 'by Sol\n');
    await sol.desk().handOver(asking.handOver, calm);
    // Kim's clone cannot see the WIP branch, as if it came into being after the fetch.
    kim.git('config', 'remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*');
    kim.git('config', '--add', 'remote.origin.fetch', '^refs/heads/mob/*');
    kim.write('.git/hooks/post-checkout', '#!/bin/sh\ngit config --unset remote.origin.fetch "\\^.*"\n');
    chmodSync(path.join(kim.folder, '.git/hooks/post-checkout'), 0o755);
    const result = await kim.desk().takeOver(asking.takeOver, calm);
    assert.deepEqual([result.joined, kim.read('tally.ts')], [true, 'by Sol\n']);
  });

  it('sees the WIP branch in a clone of a single branch, too', async () => {
    await handOverBy(sol, 'tally.ts', 'by Sol\n');
    kim.git('config', 'remote.origin.fetch', '+refs/heads/main:refs/remotes/origin/main');
    const result = await kim.desk().takeOver(asking.takeOver, calm);
    assert.deepEqual([result.joined, kim.read('tally.ts')], [true, 'by Sol\n']);
  });

  it('never overwrites a file that git ignores', async () => {
    await sol.desk().takeOver(asking.takeOver, calm);
    sol.write('login.secret', 'by Sol');
    sol.git('add', '--force', 'login.secret');
    await sol.desk().handOver(asking.handOver, calm);
    kim.write('login.secret', 'by Kim');
    await sentenceOfFailure('gitHandover.inTheWay', kim.desk().takeOver(asking.takeOver, calm));
    assert.equal(kim.read('login.secret'), 'by Kim');
  });

  it('counts a switch as done when only the post-checkout hook fails', async () => {
    kim.write('.git/hooks/post-checkout', '#!/bin/sh\nexit 1\n');
    chmodSync(path.join(kim.folder, '.git/hooks/post-checkout'), 0o755);
    const { notes } = await kim.desk().takeOver(asking.takeOver, calm);
    assert.match(notes.join(), /post-checkout hook failed/);
    assert.equal(kim.branch(), 'mob/main');
  });

  it('says what is missing: the remote, the base branch there, any commit, a work tree', async () => {
    kim.git('checkout', '--quiet', '-b', 'feature-1');
    await sentenceOfFailure('gitHandover.noBase', kim.desk().takeOver(asking.takeOver, calm));
    await kim.desk().takeOver({ ...asking.takeOver, createBase: true }, calm);
    assert.equal(kim.branch(), 'mob/feature-1');
    kim.git('remote', 'rename', 'origin', 'upstream');
    await sentenceOfFailure('gitHandover.noRemote', kim.desk().takeOver(asking.takeOver, calm));
    kim.git('init', '--quiet', room.place('empty'));
    const empty = new Computer(room.place('empty'), kim.environment);
    await sentenceOfFailure('gitHandover.noCommits', empty.desk().takeOver(asking.takeOver, calm));
    await sentenceOfFailure('git.noRepository', room.remote.desk().takeOver(asking.takeOver, calm));
  });

  it('begins anew with the WIP branch of a former session kept aside', async () => {
    await handOverBy(kim, 'tally.ts', 'former\n');
    room.remote.git('branch', '-D', 'mob/main');
    kim.git('checkout', '--quiet', 'main');
    const { joined, notes } = await kim.desk().takeOver(asking.takeOver, calm);
    const [reference] = /refs\/mob-handover\/backup\/\S+-wip/.exec(notes.join(' ')) ?? [];
    assert.equal(joined, false);
    assert.equal(kim.git('show', `${reference ?? ''}:tally.ts`), 'former');
  });
});
