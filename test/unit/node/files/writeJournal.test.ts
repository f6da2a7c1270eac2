import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, it } from 'mocha';
import { WorkspaceFiles } from '../../../../src/node/files/workspaceFiles';
import { diskFault, FaultyDisk } from '../../../support/faultyDisk';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const journal = '.handover/.unfinished-write.json';
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const plan = (entries: readonly object[], over: object = {}): string =>
  JSON.stringify({
    schema: 'mob-handover/unfinished-write/1',
    pid: process.pid,
    host: hostname(),
    entries,
    ...over,
  });
const staged = (file: string, now: string, former?: string): object => ({
  path: file,
  temporary: `.${path.posix.basename(file)}.0123456789ab.tmp`,
  hash: hashOf(now),
  ...(former === undefined ? {} : { formerHash: hashOf(former) }),
});

/** A folder with the given files, by path. */
function withFiles(
  files: Readonly<Record<string, string>>,
  run: (root: string) => Promise<void>,
): Promise<void> {
  return inTemporaryFolder(async (root) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    await run(root);
  });
}

const textAt = (root: string, file: string): string | undefined =>
  existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : undefined;

describe('Writing many files at once', () => {
  it('removes what is to be gone, and leaves no trace of its plan', () =>
    withFiles({ 'a.md': 'old', 'tours/b.tour': 'b' }, async (root) => {
      const files = new WorkspaceFiles(root);
      assert.deepEqual(await files.writeAll([{ path: 'a.md', text: 'new' }], ['tours/b.tour', 'nowhere']), [
        'a.md',
      ]);
      assert.deepEqual(readdirSync(root).sort(), ['a.md', 'tours']);
      assert.deepEqual(readdirSync(path.join(root, 'tours')), []);
    }));

  it('brings removed files back where a later step fails', () =>
    withFiles({ 'a.md': 'old', 'b.tour': 'b', 'c.tour': 'c' }, async (root) => {
      let failed = 0;
      for (let step = 0; ; step++) {
        const disk = new FaultyDisk(step, diskFault('EACCES'));
        const attempt = new WorkspaceFiles(root, disk.operations).writeAll(
          [{ path: 'a.md', text: 'new' }],
          ['b.tour', 'c.tour'],
        );
        const isDone = await attempt.then(
          () => true,
          () => false,
        );
        if (isDone) break;
        failed += 1;
        assert.deepEqual(
          [textAt(root, 'a.md'), textAt(root, 'b.tour'), textAt(root, 'c.tour')],
          ['old', 'b', 'c'],
        );
        assert.deepEqual(readdirSync(root).sort(), ['a.md', 'b.tour', 'c.tour']);
      }
      assert.ok(failed > 8);
    }));

  it('refuses to begin while another process writes', () =>
    withFiles({ [journal]: plan([], { pid: process.ppid }), 'a.md': 'old' }, async (root) => {
      const files = new WorkspaceFiles(root);
      const changes = ['a.md', 'b.md'].map((file) => ({ path: file, text: 'new' }));
      assert.deepEqual(await files.finishWrites(), []);
      await assert.rejects(files.writeAll(changes), { code: 'file.unwritable' });
      assert.deepEqual([textAt(root, 'a.md'), textAt(root, 'b.md')], ['old', undefined]);
      utimesSync(path.join(root, journal), 0, 0);
      await files.finishWrites();
      assert.deepEqual(await files.writeAll(changes), ['a.md', 'b.md']);
    }));
});

describe('Completing what a process that died had begun', () => {
  it('puts staged files into place and removes what was to go, but keeps what somebody changed since', () =>
    withFiles(
      {
        'book/a.md': 'old',
        'book/.a.md.0123456789ab.tmp': 'new',
        'book/b.md': 'edited since',
        'book/.b.md.0123456789ab.tmp': 'new',
        'book/.c.md.0123456789ab.tmp': 'half',
        'gone.tour': 'x',
        'kept.tour': 'edited since',
        [journal]: plan([
          staged('book/a.md', 'new', 'old'),
          staged('book/b.md', 'new', 'old'),
          staged('book/c.md', 'new'),
          { path: 'gone.tour', formerHash: hashOf('x') },
          { path: 'kept.tour', formerHash: hashOf('x') },
        ]),
      },
      async (root) => {
        assert.deepEqual(await new WorkspaceFiles(root).finishWrites(), ['book/a.md', 'gone.tour']);
        assert.deepEqual(readdirSync(root).sort(), ['book', 'kept.tour']);
        assert.deepEqual(readdirSync(path.join(root, 'book')).sort(), ['a.md', 'b.md']);
        assert.deepEqual([textAt(root, 'book/a.md'), textAt(root, 'book/b.md')], ['new', 'edited since']);
      },
    ));

  for (const [name, text] of [
    ['is cut off', plan([staged('a.md', 'new', 'old')]).slice(0, -9)],
    ['leads out of the folder', plan([staged('../a.md', 'new', 'old')])],
    ['leads into the repository of git', plan([staged('.git/hooks/post-commit', 'new')])],
    ['names another file as the staged one', plan([{ ...staged('a.md', 'new', 'old'), temporary: 'b.md' }])],
  ] as const) {
    it(`drops a plan that ${name}`, () =>
      withFiles(
        {
          'a.md': 'old',
          'b.md': 'new',
          '.git/hooks/.post-commit.0123456789ab.tmp': 'new',
          [journal]: text,
        },
        async (root) => {
          assert.deepEqual(await new WorkspaceFiles(root).finishWrites(), []);
          assert.deepEqual(readdirSync(root).sort(), ['.git', 'a.md', 'b.md']);
          assert.deepEqual(readdirSync(path.join(root, '.git/hooks')), ['.post-commit.0123456789ab.tmp']);
          assert.equal(textAt(root, 'a.md'), 'old');
        },
      ));
  }

  it('touches nothing behind a symbolic link that leads out', () =>
    inTemporaryFolder((elsewhere) =>
      withFiles({ [journal]: plan([staged('out/a.md', 'new')]) }, async (root) => {
        writeFileSync(path.join(elsewhere, '.a.md.0123456789ab.tmp'), 'new');
        symlinkSync(elsewhere, path.join(root, 'out'));
        await assert.rejects(new WorkspaceFiles(root).finishWrites(), { code: 'file.outside' });
        assert.deepEqual(readdirSync(elsewhere), ['.a.md.0123456789ab.tmp']);
      }),
    ));
});
