import assert from 'node:assert/strict';
import path from 'node:path';
import type { GitCommands } from '../../../../src/node/gitHandover/gitCommands';
import { SimpleGitCommands } from '../../../../src/node/gitHandover/gitCommands';
import { asking, calm } from '../../../support/gitHandover/commonOptions';
import { sentenceOfFailure } from '../../../support/gitHandover/failures';
import { MobRoom } from '../../../support/gitHandover/mobRoom';
import type { Computer } from '../../../support/gitHandover/mobRoom';

describe('finishing on the base branch', function () {
  this.timeout(120_000);
  let room: MobRoom;
  let kim: Computer;
  let sol: Computer;
  beforeEach(async () => {
    room = new MobRoom();
    kim = room.join('Kim');
    sol = room.join('Sol');
    await kim.desk().takeOver(asking.takeOver, calm);
  });
  afterEach(() => {
    room.end();
  });

  async function solTypes(file: string, text: string): Promise<void> {
    await sol.desk().takeOver(asking.takeOver, calm);
    sol.write(file, text);
    await sol.desk().handOver(asking.handOver, calm);
  }
  const remoteBranches = (): string =>
    room.remote.git('for-each-ref', '--format=%(refname:short)', 'refs/heads');

  it('stages everything for one commit, with who was there as co-authors', async () => {
    await solTypes('README.md', 'by Sol\n');
    kim.write('tally.ts', 'by Kim\n');
    const span = { fromEpochMs: 0, toEpochMs: Date.UTC(2100, 0) };
    const present = [
      { person: { name: 'Kim again', email: 'KIM@example.org' }, ...span },
      { person: { name: 'Noa', email: 'noa@example.org' }, ...span },
      { person: { name: 'Long gone', email: 'gone@example.org' }, fromEpochMs: 0, toEpochMs: 1 },
    ];
    const result = await kim.desk().finish({ ...asking.finish, present }, calm);
    assert.deepEqual(
      result.coauthors.map(({ name }) => name),
      ['Sol', 'Noa'],
    );
    assert.equal(kim.git('diff', '--cached', '--name-only'), 'README.md\ntally.ts');
    kim.git('commit', '--quiet', '--no-edit');
    assert.match(
      kim.git('log', '-1', '--format=%(trailers:key=Co-authored-by,unfold)'),
      /^Co-authored-by: Sol <sol@example\.org>\nCo-authored-by: Noa <noa@example\.org>$/,
    );
    assert.equal(remoteBranches(), 'main');
    const [reference] = /refs\/mob-handover\/backup\/\S+-wip/.exec(result.notes.join(' ')) ?? [];
    assert.equal(kim.git('show', `${reference ?? ''}:tally.ts`), 'by Kim');
  });

  it('goes back to the WIP branch when the base branch is in conflict with it', async () => {
    kim.write('tally.ts', 'by Kim\n');
    await kim.desk().handOver(asking.handOver, calm);
    sol.write('tally.ts', 'on main\n');
    sol.git('commit', '--quiet', '--all', '--message=on main');
    sol.git('push', '--quiet');
    const sentence = await sentenceOfFailure('gitHandover.conflict', kim.desk().finish(asking.finish, calm));
    assert.match(
      sentence,
      /^mob\/main and main changed the same lines|^main and mob\/main changed the same lines/,
    );
    assert.deepEqual(
      [kim.branch(), kim.git('status', '--porcelain'), kim.read('tally.ts')],
      ['mob/main', '', 'by Kim\n'],
    );
    assert.equal(remoteBranches(), 'main\nmob/main');
    kim.git('merge', '--quiet', '--strategy-option=ours', '--no-edit', 'origin/main');
    await kim.desk().finish(asking.finish, calm);
    assert.equal(kim.read('tally.ts'), 'by Kim\n');
  });

  it('changes nothing where the base branch has gone two ways', async () => {
    kim.git('checkout', '--quiet', 'main');
    kim.git('commit', '--quiet', '--allow-empty', '--message=mine');
    kim.git('checkout', '--quiet', 'mob/main');
    sol.git('commit', '--quiet', '--allow-empty', '--message=other');
    sol.git('push', '--quiet');
    kim.write('tally.ts', 'loose\n');
    await sentenceOfFailure('gitHandover.baseAhead', kim.desk().finish(asking.finish, calm));
    assert.deepEqual([kim.branch(), kim.read('tally.ts')], ['mob/main', 'loose\n']);
  });

  it('asks when the WIP branch is gone but work here was never pushed, then keeps it aside', async () => {
    await solTypes('README.md', 'by Sol\n');
    await kim.desk().takeOver(asking.takeOver, calm);
    await sol.desk().finish(asking.finish, calm);
    kim.write('tally.ts', 'too late\n');
    await sentenceOfFailure('gitHandover.wipGone', kim.desk().finish(asking.finish, calm));
    assert.deepEqual([kim.branch(), kim.read('tally.ts')], ['mob/main', 'too late\n']);
    const { notes } = await kim.desk().finish({ ...asking.finish, wipGone: 'keep' }, calm);
    const [reference] = /refs\/mob-handover\/backup\/\S+-wip/.exec(notes.join(' ')) ?? [];
    assert.equal(kim.branch(), 'main');
    assert.equal(kim.git('show', `${reference ?? ''}:tally.ts`), 'too late');
  });

  it('finishes what was never pushed, and says of nobody that they finished it', async () => {
    await kim.desk().reset(calm);
    const url = kim.git('config', 'remote.origin.url');
    kim.git('config', 'remote.origin.pushUrl', room.place('nowhere.git'));
    await sentenceOfFailure('gitHandover.offline', kim.desk().takeOver(asking.takeOver, calm));
    kim.write('tally.ts', 'by Kim\n');
    await sentenceOfFailure('gitHandover.offline', kim.desk().finish(asking.finish, calm));
    assert.deepEqual([kim.branch(), kim.git('status', '--porcelain')], ['mob/main', '']);
    kim.git('config', 'remote.origin.pushUrl', url);
    const { staged, notes } = await kim.desk().finish(asking.finish, calm);
    assert.equal(staged, true);
    assert.match(notes.join(), /^mob\/main as it was is kept as \S+$/);
    assert.deepEqual([kim.branch(), kim.read('tally.ts')], ['main', 'by Kim\n']);
    assert.equal(remoteBranches(), 'main');
  });

  it('finishes and resets from a folder within the repository that only the WIP branch has', async () => {
    kim.write('src/new.ts', 'new\n');
    kim.write('tally.ts', 'by Kim\n');
    const root = path.join(kim.folder, 'src');
    await kim.desk({ root }).finish(asking.finish, calm);
    assert.equal(kim.git('diff', '--cached', '--name-only'), 'src/new.ts\ntally.ts');
    kim.git('commit', '--quiet', '--no-edit');
    kim.git('push', '--quiet', 'origin', 'main');
    await kim.desk({ root }).takeOver(asking.takeOver, calm);
    kim.write('src/newer.ts', 'newer\n');
    kim.write('README.md', 'newer\n');
    const { kept } = await kim.desk({ root }).reset(calm);
    assert.equal(kim.git('status', '--porcelain'), '');
    assert.equal(kim.git('show', `${kept[0] ?? ''}:README.md`), 'newer');
  });

  it('does not delete the WIP branch when somebody pushes to it at the last moment', async () => {
    kim.write('tally.ts', 'by Kim\n');
    const real = new SimpleGitCommands(kim.folder, kim.environment);
    const commands: GitCommands = {
      run: async (args, cancellation) => {
        if (args.some((arg) => arg.startsWith('--force-with-lease')))
          await solTypes('README.md', 'last moment\n');
        return real.run(args, cancellation);
      },
    };
    await sentenceOfFailure('gitHandover.diverged', kim.desk({ commands }).finish(asking.finish, calm));
    assert.deepEqual([kim.branch(), kim.git('status', '--porcelain')], ['mob/main', '']);
    assert.equal(room.remote.git('show', 'mob/main:README.md'), 'last moment');
    await kim.desk().finish(asking.finish, calm);
    assert.deepEqual([kim.read('README.md'), kim.read('tally.ts')], ['last moment\n', 'by Kim\n']);
  });

  it('leaves the WIP branch on a remote that cannot be reached any more, and says so', async () => {
    kim.write('tally.ts', 'by Kim\n');
    const real = new SimpleGitCommands(kim.folder, kim.environment);
    const commands: GitCommands = {
      run: async (args, cancellation) => {
        if (args.some((arg) => arg.startsWith('--force-with-lease')))
          kim.git('config', 'remote.origin.url', 'nowhere.git');
        return real.run(args, cancellation);
      },
    };
    const result = await kim.desk({ commands }).finish(asking.finish, calm);
    assert.equal(result.staged, true);
    assert.match(result.notes.join(' '), /mob\/main could not be deleted on origin/);
  });

  it('makes the base branch here where only the WIP branch was ever checked out', async () => {
    kim.git('branch', '-D', 'main');
    kim.write('tally.ts', 'by Kim\n');
    await kim.desk().finish(asking.finish, calm);
    assert.deepEqual([kim.branch(), kim.git('diff', '--cached', '--name-only')], ['main', 'tally.ts']);
  });

  describe('without squashing', () => {
    beforeEach(async () => {
      kim.write('.git/info/exclude', '.mob\n');
      kim.write('tally.ts', '1\n');
      await kim.desk().handOver(asking.handOver, calm);
      kim.write('tally.ts', '2\n');
      await kim.desk().handOver({ ...asking.handOver, message: 'count by hand' }, calm);
      kim.write('tally.ts', '3\n');
    });

    it('keeps every commit with no-squash', async () => {
      kim.write('.mob', 'MOB_DONE_SQUASH=no-squash\n');
      await kim.desk().finish(asking.finish, calm);
      assert.equal(
        kim.git('log', '--format=%s', 'origin/main..main'),
        'count by hand\nmob next [ci-skip] [ci skip] [skip ci]',
      );
      assert.equal(kim.git('diff', '--cached', '--name-only'), 'tally.ts');
    });

    it('folds WIP commits into those with a message with squash-wip', async () => {
      kim.write('.mob', 'MOB_DONE_SQUASH="squash-wip"\n');
      await kim.desk().finish(asking.finish, calm);
      assert.equal(kim.git('log', '--format=%s', 'origin/main..main'), 'count by hand');
      assert.equal(kim.git('show', 'main:tally.ts'), '2');
      assert.equal(kim.git('diff', '--cached', '--name-only'), 'tally.ts');
      assert.equal(kim.read('tally.ts'), '3\n');
    });

    it('leaves a commit to whoever began it, at the time they did, whoever finishes', async () => {
      await kim.desk().handOver(asking.handOver, calm);
      await sol.desk().takeOver(asking.takeOver, calm);
      sol.write('README.md', 'by Sol\n');
      await sol.desk().handOver({ ...asking.handOver, message: 'say it' }, calm);
      sol.write('README.md', 'by Sol again\n');
      const wip = 'mob next [ci-skip] [ci skip] [skip ci]';
      sol.git('commit', '--quiet', '--all', '--date=2026-11-20T09:00:00+0200', `--message=${wip}`);
      sol.write('README.md', 'by Sol at last\n');
      await sol.desk().handOver({ ...asking.handOver, message: 'say it again' }, calm);
      const format = '%an <%ae> %aI';
      const first = ['mob/main~5', 'mob/main~3', 'mob/main~1'].map((revision) =>
        sol.git('log', '-1', `--format=${format}`, revision),
      );
      sol.write('.git/info/exclude', '.mob\n');
      sol.write('.mob', 'MOB_DONE_SQUASH="squash-wip"\n');
      sol.git('config', 'user.name', 'Noa');
      sol.git('config', 'user.email', 'noa@example.org');
      await sol.desk().finish(asking.finish, calm);
      assert.match(first.join(), /^Kim.*,Kim.*,Sol <sol@example\.org> 2026-11-20T09:00:00\+02:00$/);
      assert.deepEqual(
        sol.git('log', '--reverse', `--format=${format} %cn`, 'origin/main..main').split('\n'),
        first.map((author) => `${author} Noa`),
      );
    });
  });

  describe('resetting', () => {
    it('deletes both WIP branches and keeps what was on them, loose changes included', async () => {
      await solTypes('README.md', 'by Sol\n');
      kim.write('tally.ts', 'loose\n');
      const { kept } = await kim.desk().reset(calm);
      assert.deepEqual([kim.branch(), remoteBranches()], ['main', 'main']);
      const texts = kept.map((reference) => kim.git('grep', '-h', '-e', 'by Sol', '-e', 'loose', reference));
      assert.deepEqual(texts, ['loose', 'by Sol']);
    });

    it('leaves loose changes alone on the base branch', async () => {
      kim.git('checkout', '--quiet', 'main');
      kim.write('tally.ts', 'loose\n');
      await kim.desk().reset(calm);
      assert.deepEqual([kim.read('tally.ts'), remoteBranches()], ['loose\n', 'main']);
    });
  });
});
