import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { asking, calm } from '../../../support/gitHandover/commonOptions';
import { mobShell } from '../../../support/gitHandover/mob';
import { MobRoom } from '../../../support/gitHandover/mobRoom';
import type { Computer } from '../../../support/gitHandover/mobRoom';

const mob = mobShell();

describe(`going together with mob.sh (${mob.name})`, function () {
  this.timeout(120_000);
  let room: MobRoom;
  let kim: Computer;
  let sol: Computer;
  before(() => {
    console.log(`    interoperation runs with: ${mob.name}`);
  });
  beforeEach(() => {
    room = new MobRoom();
    // Kim types in VS Code, Sol on the command line.
    kim = room.join('Kim');
    sol = room.join('Sol');
  });
  afterEach(() => {
    room.end();
  });

  const squashMessage = (computer: Computer): string =>
    readFileSync(path.join(computer.folder, '.git', 'SQUASH_MSG'), 'utf8');
  const remoteBranches = (): string =>
    room.remote.git('for-each-ref', '--format=%(refname:short)', 'refs/heads');

  it('takes turns on the same WIP branch, begun here and finished there', async () => {
    await kim.desk().takeOver(asking.takeOver, calm);
    kim.write('tally.ts', 'by Kim\n');
    await kim.desk().handOver(asking.handOver, calm);
    mob.start(sol);
    assert.equal(sol.branch(), 'mob/main');
    assert.equal(sol.read('tally.ts'), 'by Kim\n');
    sol.write('encode/two words ü.ts', 'by Sol\n');
    mob.next(sol);
    const taken = await kim.desk().takeOver(asking.takeOver, calm);
    assert.deepEqual([taken.joined, taken.lastFile], [true, 'encode/two words ü.ts']);
    kim.write('tally.ts', 'by Kim again\n');
    const handed = await kim.desk().handOver(asking.handOver, calm);
    assert.equal(handed.next, 'Sol');
    mob.start(sol);
    mob.done(sol);
    assert.equal(sol.branch(), 'main');
    assert.equal(sol.read('tally.ts'), 'by Kim again\n');
    assert.match(squashMessage(sol), /^Co-authored-by: Kim <kim@example\.org>$/m);
    assert.equal(remoteBranches(), 'main');
    const finished = await kim.desk().finish(asking.finish, calm);
    assert.deepEqual([kim.branch(), finished.staged], ['main', false]);
  });

  it('takes turns on the same WIP branch, begun there and finished here', async () => {
    mob.start(sol);
    sol.write('tally.ts', 'by Sol\n');
    mob.next(sol);
    await kim.desk().takeOver(asking.takeOver, calm);
    assert.equal(kim.read('tally.ts'), 'by Sol\n');
    kim.write('README.md', 'by Kim\n');
    const finished = await kim.desk().finish(asking.finish, calm);
    assert.deepEqual([kim.branch(), finished.staged], ['main', true]);
    assert.match(squashMessage(kim), /^Co-authored-by: Sol <sol@example\.org>$/m);
    assert.equal(remoteBranches(), 'main');
    kim.git('commit', '--quiet', '--no-edit');
    kim.git('push', '--quiet');
    mob.done(sol);
    assert.equal(sol.branch(), 'main');
    assert.equal(sol.read('README.md'), 'by Kim\n');
  });

  for (const how of ['no-squash', 'squash-wip'] as const) {
    it(`finishes with ${how} as mob.sh does, and each sees that the other did`, async function () {
      if (!mob.canDo.includes(how)) this.skip();
      /** A WIP commit, one with a message of its own, and what is not committed yet. */
      const work = async (typist: Computer, other: Computer): Promise<void> => {
        await kim.desk().takeOver(asking.takeOver, calm);
        kim.write('tally.ts', 'wip\n');
        await kim.desk().handOver(asking.handOver, calm);
        mob.start(sol);
        sol.write('tally.ts', 'named\n');
        sol.git('commit', '--quiet', '--all', '--message=Count by hand');
        sol.write('README.md', 'wip by Sol\n');
        mob.next(sol);
        await kim.desk().takeOver(asking.takeOver, calm);
        typist.write('README.md', 'left over\n');
        assert.equal(other.branch(), 'mob/main');
      };
      const outcome = (computer: Computer): readonly string[] => [
        computer.branch(),
        computer.git('log', '--format=%s by %an', 'main'),
        computer.git('rev-parse', 'main^{tree}'),
        computer.git('diff', '--cached'),
        computer.git('status', '--porcelain'),
        remoteBranches(),
      ];
      await work(sol, kim);
      mob.done(sol, how);
      const theirs = outcome(sol);
      assert.equal(remoteBranches(), 'main');
      sol.git('push', '--quiet', 'origin', 'main');
      assert.equal((await kim.desk().finish(asking.finish, calm)).staged, false);
      assert.deepEqual([kim.branch(), kim.git('rev-parse', 'main')], ['main', sol.git('rev-parse', 'main')]);

      room.end();
      room = new MobRoom();
      kim = room.join('Kim');
      sol = room.join('Sol');
      await work(kim, sol);
      kim.write('.git/info/exclude', '.mob\n');
      kim.write('.mob', `MOB_DONE_SQUASH="${how}"\n`);
      assert.equal((await kim.desk().finish(asking.finish, calm)).staged, true);
      assert.deepEqual(outcome(kim), theirs);
      kim.git('push', '--quiet', 'origin', 'main');
      mob.done(sol);
      assert.deepEqual([sol.branch(), sol.git('rev-parse', 'main')], ['main', kim.git('rev-parse', 'main')]);
    });
  }

  it('meets on a branch with a qualifier', async () => {
    mob.start(sol, { qualifier: 'green' });
    assert.equal(sol.branch(), 'mob/main-green');
    kim.write('.git/info/exclude', '.mob\n');
    kim.write('.mob', 'MOB_WIP_BRANCH_QUALIFIER="green"\n');
    const taken = await kim.desk().takeOver(asking.takeOver, calm);
    assert.deepEqual(taken, { base: 'main', wip: 'mob/main-green', joined: true, notes: [] });
    kim.write('tally.ts', 'green\n');
    await kim.desk().handOver(asking.handOver, calm);
    mob.start(sol);
    assert.equal(sol.read('tally.ts'), 'green\n');
    mob.done(sol);
    assert.equal(sol.branch(), 'main');
    assert.equal(remoteBranches(), 'main');
  });

  it('goes on where the other one stopped without handing over anything', async () => {
    mob.start(sol);
    mob.next(sol);
    await kim.desk().takeOver(asking.takeOver, calm);
    const handed = await kim.desk().handOver(asking.handOver, calm);
    assert.deepEqual([handed.committed, handed.pushed], [false, false]);
    mob.start(sol);
    mob.done(sol);
    assert.equal(remoteBranches(), 'main');
  });

  it('notices a reset over there, and begins anew', async () => {
    await kim.desk().takeOver(asking.takeOver, calm);
    kim.write('tally.ts', 'thrown away\n');
    await kim.desk().handOver(asking.handOver, calm);
    mob.start(sol);
    mob.reset(sol);
    kim.git('checkout', '--quiet', 'main');
    const taken = await kim.desk().takeOver(asking.takeOver, calm);
    assert.equal(taken.joined, false);
    assert.match(taken.notes.join(' '), /kept as refs\/mob-handover\/backup\//);
    mob.start(sol);
    assert.equal(sol.read('tally.ts'), kim.read('tally.ts'));
  });

  it('resets what was begun over there', async () => {
    mob.start(sol);
    sol.write('tally.ts', 'thrown away\n');
    mob.next(sol);
    const { kept } = await kim.desk().reset(calm);
    assert.equal(remoteBranches(), 'main');
    assert.equal(kim.git('show', `${kept[0] ?? ''}:tally.ts`), 'thrown away');
    mob.done(sol);
    assert.equal(sol.branch(), 'main');
  });
});
