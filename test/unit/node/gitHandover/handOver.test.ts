import assert from 'node:assert/strict';
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { asking, calm } from '../../../support/gitHandover/commonOptions';
import { sentenceOfFailure } from '../../../support/gitHandover/failures';
import { MobRoom } from '../../../support/gitHandover/mobRoom';
import type { Computer } from '../../../support/gitHandover/mobRoom';

describe('handing over', function () {
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

  function hook(computer: Computer, name: string, text: string): void {
    const file = path.join(computer.folder, '.git', 'hooks', name);
    computer.write(path.join('.git', 'hooks', name), `#!/bin/sh\n${text}\n`);
    chmodSync(file, 0o755);
  }
  const onRemote = (revision: string): string => room.remote.git('show', revision);

  it('commits everything git does not ignore, and pushes it', async () => {
    kim.write('new/file.ts', 'new\n');
    kim.write('login.secret', 'never\n');
    kim.git('rm', '--quiet', 'README.md');
    const result = await kim.desk().handOver(asking.handOver, calm);
    assert.deepEqual([result.committed, result.pushed, result.notes], [true, true, []]);
    assert.equal(
      room.remote.git('show', '--format=%B', '--name-status', 'mob/main'),
      'mob next [ci-skip] [ci skip] [skip ci]\n\nlastFile:new/file.ts\n\n\nD\tREADME.md\nA\tnew/file.ts',
    );
  });

  it('does nothing where nothing was done', async () => {
    const before = kim.git('rev-parse', 'HEAD');
    const result = await kim.desk().handOver(asking.handOver, calm);
    assert.deepEqual([result.committed, result.pushed, kim.git('rev-parse', 'HEAD')], [false, false, before]);
  });

  it('pushes commits of a handover that failed', async () => {
    kim.write('tally.ts', 'late\n');
    kim.git('commit', '--quiet', '--all', '--message=mine');
    const result = await kim.desk().handOver(asking.handOver, calm);
    assert.deepEqual([result.committed, result.pushed], [false, true]);
    assert.equal(onRemote('mob/main:tally.ts'), 'late');
  });

  it('says so when it makes a WIP branch anew that somebody finished elsewhere', async () => {
    await sol.desk().takeOver(asking.takeOver, calm);
    await sol.desk().finish(asking.finish, calm);
    kim.write('tally.ts', 'too late\n');
    const { pushed, notes } = await kim.desk().handOver(asking.handOver, calm);
    assert.equal(pushed, true);
    assert.deepEqual(notes, [
      'mob/main was no longer on origin, so it is there anew: somebody may have finished or reset it meanwhile.',
    ]);
    kim.write('tally.ts', 'later still\n');
    assert.deepEqual((await kim.desk().handOver(asking.handOver, calm)).notes, []);
  });

  it('says so, too, when a fetch took the branch away before', async () => {
    await sol.desk().takeOver(asking.takeOver, calm);
    await sol.desk().finish(asking.finish, calm);
    kim.git('fetch', '--prune');
    kim.write('tally.ts', 'too late\n');
    assert.match((await kim.desk().handOver(asking.handOver, calm)).notes.join(), /no longer on origin/);
  });

  it('hands over all of the repository from a folder within it', async () => {
    kim.write('src/deep/new.ts', 'new\n');
    kim.write('tally.ts', 'by Kim\n');
    const result = await kim.desk({ root: path.join(kim.folder, 'src') }).handOver(asking.handOver, calm);
    assert.deepEqual([result.committed, result.pushed], [true, true]);
    assert.deepEqual(
      [onRemote('mob/main:src/deep/new.ts'), onRemote('mob/main:tally.ts')],
      ['new', 'by Kim'],
    );
  });

  it('keeps what was staged and then changed again', async () => {
    kim.write('tally.ts', 'staged only\n');
    kim.git('add', '--all');
    kim.write('tally.ts', 'newer\n');
    const { notes } = await kim.desk().handOver(asking.handOver, calm);
    const [reference] = /refs\/mob-handover\/backup\/\S+-index/.exec(notes.join(' ')) ?? [];
    assert.equal(kim.git('show', `${reference ?? ''}^2:tally.ts`), 'staged only');
  });

  it('says that work is committed here when the remote cannot be reached', async () => {
    kim.write('tally.ts', 'offline\n');
    kim.git('config', 'remote.origin.url', room.place('nowhere.git'));
    const sentence = await sentenceOfFailure(
      'gitHandover.offline',
      kim.desk().handOver(asking.handOver, calm),
    );
    assert.equal(
      sentence,
      'The remote "origin" could not be reached: your work is committed on mob/main here; try again when it can.',
    );
    assert.equal(kim.git('show', 'mob/main:tally.ts'), 'offline');
  });

  it('offers to merge when somebody else pushed meanwhile', async () => {
    await sol.desk().takeOver(asking.takeOver, calm);
    sol.write('README.md', 'by Sol\n');
    await sol.desk().handOver(asking.handOver, calm);
    kim.write('tally.ts', 'by Kim\n');
    await sentenceOfFailure('gitHandover.diverged', kim.desk().handOver(asking.handOver, calm));
    assert.equal(kim.git('show', 'mob/main:tally.ts'), 'by Kim');
    const result = await kim.desk().handOver({ diverged: 'merge' }, calm);
    assert.equal(result.pushed, true);
    assert.deepEqual([onRemote('mob/main:tally.ts'), onRemote('mob/main:README.md')], ['by Kim', 'by Sol']);
  });

  it('takes a merge back that ends in a conflict', async () => {
    await sol.desk().takeOver(asking.takeOver, calm);
    sol.write('tally.ts', 'by Sol\n');
    await sol.desk().handOver(asking.handOver, calm);
    kim.write('tally.ts', 'by Kim\n');
    const sentence = await sentenceOfFailure(
      'gitHandover.conflict',
      kim.desk().handOver({ diverged: 'merge' }, calm),
    );
    assert.match(sentence, /your work is committed on mob\/main here; run git merge origin\/mob\/main/);
    assert.deepEqual([kim.git('status', '--porcelain'), kim.read('tally.ts')], ['', 'by Kim\n']);
    assert.equal(onRemote('mob/main:tally.ts'), 'by Sol');
  });

  it('takes a merge back that is cancelled', async () => {
    await sol.desk().takeOver(asking.takeOver, calm);
    sol.write('README.md', 'by Sol\n');
    await sol.desk().handOver(asking.handOver, calm);
    kim.write('tally.ts', 'by Kim\n');
    // git is in the middle of the merge, with all of it in the index, when it runs this hook.
    const merging = path.join(kim.folder, '.git', 'merging');
    const wait = 'while [ -e .git/merging ]; do sleep 0.1; done';
    hook(
      kim,
      'prepare-commit-msg',
      `[ "$2" = merge ] || exit 0\nexec >/dev/null 2>&1\ntouch .git/merging\n${wait}`,
    );
    const cancellation = {
      get aborted() {
        return existsSync(merging);
      },
    };
    const sentence = await sentenceOfFailure(
      'cancelled',
      kim.desk().handOver({ diverged: 'merge' }, { cancellation }),
    );
    assert.equal(sentence, 'Cancelled: your work is committed on mob/main here.');
    rmSync(merging);
    assert.throws(() => kim.git('rev-parse', '--verify', 'MERGE_HEAD'));
    assert.deepEqual(
      [kim.git('status', '--porcelain'), kim.read('tally.ts'), kim.read('README.md')],
      ['', 'by Kim\n', '# Voting\n'],
    );
    rmSync(path.join(kim.folder, '.git', 'hooks', 'prepare-commit-msg'));
    await kim.desk().handOver({ diverged: 'merge' }, calm);
    assert.equal(onRemote('mob/main:README.md'), 'by Sol');
  });

  it('says what the remote wants when it refuses the push', async () => {
    kim.write('tally.ts', 'refused\n');
    writeFileSync(
      path.join(room.remote.folder, 'hooks', 'pre-receive'),
      '#!/bin/sh\necho frozen >&2\nexit 1\n',
      { mode: 0o755 },
    );
    const sentence = await sentenceOfFailure(
      'gitHandover.refused',
      kim.desk().handOver(asking.handOver, calm),
    );
    assert.match(sentence, /pre-receive hook declined.*your work is committed on mob\/main here/);
  });

  it('skips hooks that could refuse, unless the configuration wants them', async () => {
    hook(kim, 'pre-commit', 'echo no tests >&2; exit 1');
    hook(kim, 'pre-push', 'echo no review >&2; exit 1');
    kim.write('tally.ts', 'hooks\n');
    assert.equal((await kim.desk().handOver(asking.handOver, calm)).pushed, true);
    kim.write('.git/info/exclude', '.mob\n');
    kim.write('.mob', 'MOB_GIT_HOOKS_ENABLED=true\n');
    kim.write('tally.ts', 'more\n');
    const sentence = await sentenceOfFailure('gitHandover.hook', kim.desk().handOver(asking.handOver, calm));
    assert.match(sentence, /no tests.*your files are as they were/);
    assert.equal(kim.read('tally.ts'), 'more\n');
  });

  it('stops where a hook that cannot be skipped refuses', async () => {
    hook(kim, 'prepare-commit-msg', 'exit 1');
    kim.write('tally.ts', 'kept\n');
    await sentenceOfFailure('gitHandover.hook', kim.desk().handOver(asking.handOver, calm));
    assert.equal(kim.read('tally.ts'), 'kept\n');
  });

  it('touches nothing on a detached HEAD, off the WIP branch, or in an unfinished merge', async () => {
    kim.write('tally.ts', 'mine\n');
    kim.git('checkout', '--quiet', '--detach');
    await sentenceOfFailure('gitHandover.detached', kim.desk().handOver(asking.handOver, calm));
    kim.git('checkout', '--quiet', 'main');
    await sentenceOfFailure('gitHandover.notOnWip', kim.desk().handOver(asking.handOver, calm));
    kim.git('commit', '--quiet', '--all', '--message=mine');
    sol.write('tally.ts', 'other\n');
    sol.git('commit', '--quiet', '--all', '--message=other');
    kim.git('fetch', '--quiet', sol.folder, 'main');
    assert.throws(() => kim.git('merge', '--quiet', 'FETCH_HEAD'));
    const sentence = await sentenceOfFailure(
      'gitHandover.unfinished',
      kim.desk().handOver(asking.handOver, calm),
    );
    assert.equal(
      sentence,
      'A merge is not finished here: your files are as they were; finish or abort it first.',
    );
    assert.match(kim.read('tally.ts') ?? '', /<<<<<<</);
  });

  it('waits for a lock for a moment, then says what to do about it', async () => {
    kim.write('tally.ts', 'locked\n');
    kim.write('.git/index.lock', '');
    const sentence = await sentenceOfFailure(
      'gitHandover.locked',
      kim.desk().handOver(asking.handOver, calm),
    );
    assert.match(sentence, /remove the \.lock file/);
  });

  it('needs a message where the configuration asks for one', async () => {
    kim.write('.git/info/exclude', '.mob\n');
    kim.write('.mob', 'MOB_REQUIRE_COMMIT_MESSAGE=true\n');
    kim.write('tally.ts', 'said\n');
    await sentenceOfFailure('gitHandover.messageRequired', kim.desk().handOver(asking.handOver, calm));
    await kim.desk().handOver({ ...asking.handOver, message: 'count votes' }, calm);
    assert.match(onRemote('mob/main'), /count votes\n\s*\n\s*lastFile:tally\.ts/);
  });

  it('leaves nested repositories out and says so', async () => {
    kim.write('vendor/lib/a.ts', 'a');
    kim.git('-C', 'vendor/lib', 'init', '--quiet');
    kim.git('-C', 'vendor/lib', 'add', '--all');
    kim.git(
      '-C',
      'vendor/lib',
      '-c',
      'user.name=K',
      '-c',
      'user.email=k@x',
      'commit',
      '--quiet',
      '--message=a',
    );
    kim.write('tally.ts', 'with\n');
    const { notes } = await kim.desk().handOver(asking.handOver, calm);
    assert.deepEqual(notes, ['vendor/lib is a git repository of its own and was not handed over.']);
    assert.equal(room.remote.git('ls-tree', '-r', '--name-only', 'mob/main', 'vendor'), '');
  });

  it('never runs an option or a forced push that .mob smuggles in', async () => {
    kim.write('.git/info/exclude', '.mob\n');
    kim.write('.mob', 'MOB_REMOTE_NAME="--upload-pack=touch pwned;"\n');
    await sentenceOfFailure('gitHandover.noRemote', kim.desk().handOver(asking.handOver, calm));
    kim.write('.mob', 'MOB_WIP_BRANCH_PREFIX="a b/"\n');
    await sentenceOfFailure('gitHandover.badConfiguration', kim.desk().handOver(asking.handOver, calm));
    kim.write('.mob', 'MOB_WIP_BRANCH_PREFIX="+"\nMOB_NEXT_STAY=true\n');
    kim.git('checkout', '--quiet', 'main');
    await kim.desk().takeOver(asking.takeOver, calm);
    assert.equal(kim.branch(), '+main');
  });

  it('goes back to the base branch where the configuration says so', async () => {
    kim.write('.git/info/exclude', '.mob\n');
    kim.write('.mob', 'MOB_NEXT_STAY=false\n');
    kim.write('tally.ts', 'away\n');
    await kim.desk().handOver(asking.handOver, calm);
    assert.equal(kim.branch(), 'main');
  });

  it('does not commit the dirt inside a submodule, nor set the mob back to an older commit of it', async () => {
    const library = room.place('library');
    kim.git('init', '--quiet', library);
    kim.git('-C', library, 'config', 'user.name', 'L');
    kim.git('-C', library, 'config', 'user.email', 'l@example.org');
    kim.git('-C', library, 'commit', '--quiet', '--allow-empty', '--message=1');
    kim.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library, 'lib');
    await kim.desk().handOver(asking.handOver, calm);
    const first = kim.git('-C', 'lib', 'rev-parse', 'HEAD');
    kim.git('-C', library, 'commit', '--quiet', '--allow-empty', '--message=2');
    kim.git('-C', 'lib', '-c', 'protocol.file.allow=always', 'fetch', '--quiet', 'origin');
    kim.git('-C', 'lib', 'checkout', '--quiet', 'origin/HEAD');
    await kim.desk().handOver(asking.handOver, calm);
    kim.git('-C', 'lib', 'checkout', '--quiet', first);
    kim.write('lib/dirt.ts', 'dirt\n');
    kim.write('tally.ts', 'besides\n');
    const { notes } = await kim.desk().handOver(asking.handOver, calm);
    assert.deepEqual(notes, [
      "The submodule lib is older here than the mob's, so it was left out: run git submodule update.",
      'Changes inside the submodule lib stay on this computer: commit and push them there.',
    ]);
    assert.notEqual(room.remote.git('rev-parse', 'mob/main:lib'), first);
    assert.equal(kim.read('lib/dirt.ts'), 'dirt\n');
  });

  it('refuses to push a submodule commit that nobody else has', async () => {
    const library = room.place('library.git');
    kim.git('init', '--quiet', '--bare', library);
    kim.git('clone', '--quiet', library, room.place('seed'));
    kim.git(
      '-C',
      room.place('seed'),
      '-c',
      'user.name=L',
      '-c',
      'user.email=l@x',
      'commit',
      '--quiet',
      '--allow-empty',
      '--message=1',
    );
    kim.git('-C', room.place('seed'), 'push', '--quiet', 'origin', 'HEAD');
    kim.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library, 'lib');
    await kim.desk().handOver(asking.handOver, calm);
    kim.git(
      '-C',
      'lib',
      '-c',
      'user.name=K',
      '-c',
      'user.email=k@x',
      'commit',
      '--quiet',
      '--allow-empty',
      '--message=2',
    );
    await sentenceOfFailure('gitHandover.submodule', kim.desk().handOver(asking.handOver, calm));
  });

  it('stops between steps when it is cancelled, and says where the work is', async () => {
    kim.write('tally.ts', 'cancelled\n');
    const cancellation = { aborted: false };
    const titles: string[] = [];
    const sentence = await sentenceOfFailure(
      'cancelled',
      kim.desk().handOver(asking.handOver, {
        cancellation,
        onProgress: (title) => {
          titles.push(title);
          if (title.startsWith('Pushing')) cancellation.aborted = true;
        },
      }),
    );
    assert.equal(sentence, 'Cancelled: your work is committed on mob/main here.');
    assert.deepEqual([...new Set(titles)], ['Committing the work in progress', 'Pushing to the remote']);
    assert.equal(kim.git('show', 'HEAD:tally.ts'), 'cancelled');
  });
});
