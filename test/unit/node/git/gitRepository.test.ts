import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { HandoverError } from '../../../../src/core/errors';
import type { Cancellation, CommitRecord } from '../../../../src/core/ports';
import { LogParser } from '../../../../src/node/git/gitLog';
import { GitRepository } from '../../../../src/node/git/gitRepository';
import { GitSandbox } from '../../../support/gitSandbox';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const never: Cancellation = { aborted: false };
const sol = 'Sol Example <sol@example.org>';

async function historyOf(folder: string): Promise<CommitRecord[]> {
  const records: CommitRecord[] = [];
  for await (const commits of new GitRepository(folder).history(never)) records.push(...commits);
  return records;
}

async function codeOfState(folder: string): Promise<string> {
  try {
    await new GitRepository(folder).state();
    return 'none';
  } catch (error) {
    assert.ok(error instanceof HandoverError, String(error));
    assert.ok(/^[^\n]+\.$/.test(error.message), error.message);
    return error.code;
  }
}

describe('the state of a repository', () => {
  it('is that of HEAD', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      const head = sandbox.commit({ at: '2024-05-01T10:00:00Z', files: { 'a.ts': 'a' } });
      const state = await new GitRepository(folder).state();
      assert.deepEqual(state, { head, headAtEpochMs: Date.parse('2024-05-01T10:00:00Z'), shallow: false });
    }));

  it('knows under which name is committed there', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.git('config', 'user.name', ' Kim Example ');
      assert.equal(await new GitRepository(folder).userName(), 'Kim Example');
      sandbox.git('config', 'user.name', '');
      assert.equal(await new GitRepository(folder).userName(), undefined);
    }));

  it('has no head before the first commit', () =>
    inTemporaryFolder(async (folder) => {
      new GitSandbox(folder);
      assert.deepEqual(await new GitRepository(folder).state(), { shallow: false });
      assert.deepEqual(await historyOf(folder), []);
    }));

  it('says what is missing: folder, repository, work tree, git', () =>
    inTemporaryFolder(async (folder) => {
      assert.equal(await codeOfState(path.join(folder, 'nowhere')), 'folder.missing');
      assert.equal(await codeOfState(folder), 'git.noRepository');
      const sandbox = new GitSandbox(path.join(folder, 'repo'));
      assert.equal(await codeOfState(path.join(sandbox.folder, '.git')), 'git.noRepository');
      const { PATH } = process.env;
      process.env['PATH'] = '';
      try {
        assert.equal(await codeOfState(sandbox.folder), 'git.missing');
      } finally {
        process.env['PATH'] = PATH;
      }
    }));
});

describe('the files of a repository', () => {
  it('are tracked and untracked ones, without ignored, links, submodules and nested repositories', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'a.ts': 'a', 'zoë.ts': 'b', '.gitignore': 'out/\n' } });
      symlinkSync('a.ts', path.join(folder, 'link.ts'));
      sandbox.git('add', 'link.ts');
      sandbox.write('out/c.ts', 'c');
      sandbox.write('new.ts', 'd');
      new GitSandbox(path.join(folder, 'nested')).commit({ files: { 'e.ts': 'e' } });
      const files = await new GitRepository(folder).listFiles();
      assert.deepEqual(files, ['.gitignore', 'a.ts', 'new.ts', 'zoë.ts']);
    }));

  it('come with the folders of repositories that git does not track', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'a.ts': 'a', '.gitignore': 'out/\n' } });
      for (const nested of ['tools/nested', 'out/ignored'])
        new GitSandbox(path.join(folder, nested)).commit({ files: { 'e.ts': 'e' } });
      const { files, submodules } = await new GitRepository(folder).listing();
      assert.deepEqual([files, submodules], [['.gitignore', 'a.ts'], ['tools/nested']]);
    }));

  it('come with the folders of submodules', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(path.join(folder, 'repo'));
      new GitSandbox(path.join(folder, 'library')).commit({ files: { 'e.ts': 'e' } });
      sandbox.write('a.ts', 'a');
      const library = `file://${path.join(folder, 'library')}`;
      sandbox.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library, 'libs/library');
      sandbox.commit({});
      const listing = await new GitRepository(sandbox.folder).listing();
      assert.deepEqual(listing, {
        files: ['.gitmodules', 'a.ts'],
        submodules: ['libs/library'],
        absent: [],
        notCheckedOut: 0,
      });
      assert.deepEqual((await new GitRepository(path.join(sandbox.folder, 'libs')).listing()).submodules, [
        'library',
      ]);
    }));

  it('are relative to the folder, where that is a part of a repository', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'part/a.ts': 'a', 'b.ts': 'b' } });
      const git = new GitRepository(path.join(folder, 'part'));
      assert.deepEqual(await git.listFiles(), ['a.ts']);
      assert.deepEqual(await git.filesAt('HEAD'), ['a.ts']);
    }));
});

describe('the history of a repository', () => {
  it('is read newest first, with renames and the people of .mailmap', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      const text = 'one\ntwo\nthree\nfour\n';
      sandbox.commit({
        at: '2024-01-01T00:00:00Z',
        author: 'kim <old@example.org>',
        files: { 'a.ts': text },
      });
      sandbox.commit({ files: { '.mailmap': 'Kim Example <kim@example.org> <old@example.org>\n' } });
      sandbox.commit({ author: sol, renames: { 'a.ts': 'dir/b c.ts' }, files: { 'new\nline.ts': 'x' } });
      sandbox.commit({ files: { 'dir/b c.ts': null } });
      const records = await historyOf(folder);
      assert.deepEqual(
        records.map(({ author, files }) => [author.name, author.email, files]),
        [
          ['Kim Example', 'kim@example.org', [{ path: 'dir/b c.ts', status: 'deleted' }]],
          [
            'Sol Example',
            'sol@example.org',
            [
              { path: 'dir/b c.ts', status: 'renamed', renamedFrom: 'a.ts' },
              { path: 'new\nline.ts', status: 'added' },
            ],
          ],
          ['Kim Example', 'kim@example.org', [{ path: '.mailmap', status: 'added' }]],
          ['Kim Example', 'kim@example.org', [{ path: 'a.ts', status: 'added' }]],
        ],
      );
      assert.equal(records.at(-1)?.atEpochMs, Date.parse('2024-01-01T00:00:00Z'));
    }));

  it('of a part of the repository has only what is in it, relative to it', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'part/a.ts': 'a', 'b.ts': 'b' } });
      sandbox.commit({ files: { 'b.ts': 'c' } });
      const records = await historyOf(path.join(folder, 'part'));
      assert.deepEqual(
        records.map(({ files }) => files),
        [[{ path: 'a.ts', status: 'added' }]],
      );
    }));

  it('gives the oldest commit of a shallow clone no files: it did not make them', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(path.join(folder, 'whole'));
      sandbox.commit({ files: { 'a.ts': 'a' } });
      sandbox.commit({ files: { 'b.ts': 'b' } });
      sandbox.commit({ files: { 'a.ts': 'c' } });
      sandbox.git('clone', '--quiet', '--depth=2', `file://${sandbox.folder}`, path.join(folder, 'cut'));
      const cut = path.join(folder, 'cut');
      assert.equal((await new GitRepository(cut).state()).shallow, true);
      assert.deepEqual(
        (await historyOf(cut)).map(({ files }) => files.map(({ path: file }) => file)),
        [['a.ts'], []],
      );
    }));

  it('follows renames of edited files as far back as their contents can be read', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      const lines = (last: string): string => `${'const kept = 1;\n'.repeat(20)}${last}\n`;
      sandbox.commit({ files: { 'a.ts': lines('a'), 'x.ts': 'export const unlike = () => 1;\n' } });
      sandbox.commit({ renames: { 'a.ts': 'b.ts' }, files: { 'b.ts': lines('b') } });
      sandbox.commit({ renames: { 'x.ts': 'y.ts' } });
      sandbox.commit({ renames: { 'b.ts': 'c.ts' }, files: { 'c.ts': lines('c') } });
      const renames = async (): Promise<[string, string | undefined, string][][]> => {
        let lacking = 0;
        const found: [string, string | undefined, string][][] = [];
        const git = new GitRepository(folder);
        for await (const commits of git.history(never, { onLackingContents: () => (lacking += 1) }))
          for (const { files } of commits)
            found.push(files.map(({ path: to, renamedFrom, status }) => [status, renamedFrom, to]));
        found.push([['lacking', undefined, String(lacking)]]);
        return found;
      };
      assert.deepEqual((await renames()).slice(2), [
        [['renamed', 'a.ts', 'b.ts']],
        [
          ['added', undefined, 'a.ts'],
          ['added', undefined, 'x.ts'],
        ],
        [['lacking', undefined, '0']],
      ]);
      const first = sandbox.git('rev-parse', 'HEAD~3:a.ts').trim();
      rmSync(path.join(folder, '.git/objects', first.slice(0, 2), first.slice(2)), { force: true });
      assert.deepEqual(await renames(), [
        [['renamed', 'b.ts', 'c.ts']],
        [['renamed', 'x.ts', 'y.ts']],
        [
          ['deleted', undefined, 'a.ts'],
          ['added', undefined, 'b.ts'],
        ],
        [
          ['added', undefined, 'a.ts'],
          ['added', undefined, 'x.ts'],
        ],
        [['lacking', undefined, '1']],
      ]);
    }));

  it('runs nothing that the repository is configured to run', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'a.ts': 'a\n', 'b.ts': 'b\n' } });
      const script = path.join(folder, '.git/evil.sh');
      writeFileSync(script, `#!/bin/sh\ntouch "${path.join(folder, 'ran')}"\n`);
      chmodSync(script, 0o755);
      mkdirSync(path.join(folder, '.git/hooks'), { recursive: true });
      writeFileSync(
        path.join(folder, '.git/info/attributes'),
        '* diff=evil\nb.ts filter=e=v.il\na.ts filter=evil\n',
      );
      for (const name of [
        'core.fsmonitor',
        'diff.external',
        'diff.evil.textconv',
        'diff.evil.command',
        'filter.evil.clean',
        'filter.evil.process',
        'filter.e=v.il.clean',
        'core.pager',
        'gpg.program',
      ]) {
        sandbox.git('config', name, script);
      }
      sandbox.git('config', 'log.showSignature', 'true');
      sandbox.git('config', 'filter.evil.required', 'true');
      for (const file of ['a.ts', 'b.ts']) sandbox.write(file, 'A\n');
      const git = new GitRepository(folder);
      await git.state();
      await git.listFiles();
      await historyOf(folder);
      await git.lineOrigins('a.ts', [0], never);
      await git.lastChangeOutside(['docs']);
      assert.ok(!(await git.listFiles()).includes('ran'));
    }));

  it('ends at once when cancelled, and leaves no process', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      for (let index = 0; index < 3; index += 1) sandbox.commit({ files: { 'a.ts': String(index) } });
      const git = new GitRepository(folder);
      const cancellation = { aborted: false };
      const reading = (async () => {
        for await (const commits of git.history(cancellation)) cancellation.aborted = commits.length > 0;
      })();
      await assert.rejects(reading, (error) => error instanceof HandoverError && error.code === 'cancelled');
      await assert.rejects(
        git.history({ aborted: true }).next(),
        (error) => error instanceof HandoverError && error.code === 'cancelled',
      );
      await git.dispose();
      await git.dispose();
    }));

  it('may be left early', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'a.ts': 'a' } });
      sandbox.commit({ files: { 'a.ts': 'b' } });
      const git = new GitRepository(folder);
      const history = git.history(never);
      await history.next();
      await history.return(undefined);
      await git.dispose();
    }));
});

describe('the parser of the log', () => {
  const output =
    '\u0001a1\u00005\u0000Kim\u0000k@x\u0000p1\u0000\nM\u0000a.ts\u0000R100\u0000old.ts\u0000new.ts\u0000\u0001b2\u00004\u0000\u0001odd name\u0000\u0000\u0000\u0001c3\u00003\u0000Sol\u0000s@x\u0000\u0000\nA\u0000\u0001file\u0000';
  const expected = [
    {
      id: 'a1',
      atEpochMs: 5000,
      author: { name: 'Kim', email: 'k@x' },
      files: [
        { path: 'a.ts', status: 'modified' },
        { path: 'new.ts', status: 'renamed', renamedFrom: 'old.ts' },
      ],
    },
    { id: 'b2', atEpochMs: 4000, author: { name: '\u0001odd name', email: '' }, files: [] },
    {
      id: 'c3',
      atEpochMs: 3000,
      author: { name: 'Sol', email: 's@x' },
      files: [{ path: '\u0001file', status: 'added' }],
    },
  ];

  it('gives the same however the output is cut', () => {
    for (let size = 1; size <= output.length; size += 1) {
      const parser = new LogParser({ skipsRoots: false });
      const records: CommitRecord[] = [];
      for (let at = 0; at < output.length; at += size)
        records.push(...parser.push(output.slice(at, at + size)));
      records.push(...parser.end());
      assert.deepEqual(records, expected, `pieces of ${size}`);
    }
  });
});

describe('the origin of lines', () => {
  it('is who wrote them; what is not committed has none', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      const commit = sandbox.commit({
        at: '2024-01-01T00:00:00Z',
        author: sol,
        files: { 'a.ts': 'one\ntwo\n' },
      });
      sandbox.commit({ files: { 'a.ts': 'one\nTWO\n' } });
      sandbox.write('a.ts', 'one\nTWO\nthree\n');
      sandbox.write('new.ts', 'x\n');
      const git = new GitRepository(folder);
      const origins = await git.lineOrigins('a.ts', [2, 0, 0, 1], never);
      assert.deepEqual(
        origins.map(({ line, author }) => [line, author.name]),
        [
          [0, 'Sol Example'],
          [1, 'Kim Example'],
        ],
      );
      assert.deepEqual(origins[0], {
        line: 0,
        author: { name: 'Sol Example', email: 'sol@example.org' },
        atEpochMs: Date.parse('2024-01-01T00:00:00Z'),
        commit,
      });
      assert.deepEqual(await git.lineOrigins('new.ts', [0], never), []);
      assert.deepEqual(await git.lineOrigins('a.ts', [], never), []);
    }));

  it('is not who only indented the line', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ author: sol, files: { 'a.ts': 'one // TODO\n' } });
      sandbox.commit({ files: { 'a.ts': '    one // TODO\n' } });
      const [origin] = await new GitRepository(folder).lineOrigins('a.ts', [0], never);
      assert.equal(origin?.author.name, 'Sol Example');
    }));

  it('is not who only reformatted it, in a commit that the team lists, asked from a subfolder too', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ author: sol, files: { 'in/a.ts': 'let one = "x"\n' } });
      const listed = sandbox.commit({ files: { 'in/a.ts': "let one = 'x';\n" } });
      const author = async (): Promise<string | undefined> =>
        (await new GitRepository(path.join(folder, 'in')).lineOrigins('a.ts', [0], never))[0]?.author.name;
      assert.equal(await author(), 'Kim Example');
      sandbox.write('.git-blame-ignore-revs', `# Prettier\n\n${listed}\n`);
      assert.equal(await author(), 'Sol Example');
      const { file, ids } = await new GitRepository(path.join(folder, 'in')).ignoredCommits();
      assert.deepEqual([file, [...ids]], [path.join(folder, '.git-blame-ignore-revs'), [listed]]);
    }));

  it('is still told where the list of commits to ignore is broken, or none that may be read', () =>
    inTemporaryFolder(async (outer) => {
      const folder = path.join(outer, 'repository');
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ author: sol, files: { 'a.ts': 'let one = "x"\n' } });
      const listed = sandbox.commit({ files: { 'a.ts': "let one = 'x';\n" } });
      const list = path.join(folder, '.git-blame-ignore-revs');
      const git = new GitRepository(folder);
      const author = async (): Promise<string | undefined> =>
        (await git.lineOrigins('a.ts', [0], never))[0]?.author.name;
      sandbox.write('.git-blame-ignore-revs', `${listed}\n${listed.slice(0, 10)}\n`);
      assert.equal(await author(), 'Kim Example');
      assert.deepEqual(await git.ignoredCommits(), { ids: new Set(), stamp: '', refusedLine: 1 });
      // Ids of another kind of repository: git refuses what we cannot tell.
      sandbox.write('.git-blame-ignore-revs', `${'0'.repeat(63)}1\n`);
      assert.equal(await author(), 'Kim Example');
      sandbox.write('.git-blame-ignore-revs', `${listed}\n${`# ${'x'.repeat(98)}\n`.repeat(10_000)}`);
      assert.equal(await author(), 'Kim Example');
      writeFileSync(path.join(outer, 'outside'), `${listed}\n`);
      rmSync(list);
      symlinkSync('../outside', list);
      assert.equal(await author(), 'Kim Example');
      rmSync(list);
      mkdirSync(list);
      assert.equal(await author(), 'Kim Example');
    }));

  it('is not known beyond the end of a shallow clone', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(path.join(folder, 'whole'));
      sandbox.commit({ files: { 'a.ts': 'one\n' } });
      sandbox.commit({ author: sol, files: { 'b.ts': 'two\n' } });
      const cut = path.join(folder, 'cut');
      sandbox.git('clone', '--quiet', '--depth=1', `file://${sandbox.folder}`, cut);
      assert.deepEqual(await new GitRepository(cut).lineOrigins('a.ts', [0], never), []);
    }));
});

describe('what two histories do not share', () => {
  it('is each file that a commit of only one of them changed', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      const base = sandbox.commit({ files: { 'a.ts': '1\n', 'b.ts': '1\n', 'ü c.ts': '1\n' } });
      const old = sandbox.commit({ files: { 'a.ts': '2\n' } });
      sandbox.git('reset', '--hard', '--quiet', base);
      const now = sandbox.commit({ files: { 'ü c.ts': '2\n' } });
      const git = new GitRepository(folder);
      assert.deepEqual([...(await git.changedBetween(old, now, never))].sort(), ['a.ts', 'ü c.ts']);
      assert.deepEqual([...(await git.changedBetween(now, now, never))], []);
      await assert.rejects(git.changedBetween('deadbeef'.repeat(5), now, never));
    }));
});

describe('the last change outside of folders', () => {
  it('passes over commits and uncommitted files inside them', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      const git = new GitRepository(folder);
      assert.deepEqual(await git.lastChangeOutside([]), { uncommittedFiles: 0 });
      const commit = sandbox.commit({ at: '2024-01-01T00:00:00Z', files: { 'a.ts': 'a' } });
      sandbox.commit({ files: { 'docs/book/x.md': 'x' } });
      sandbox.write('docs/book/y.md', 'y');
      sandbox.write('src/new.ts', 'z');
      sandbox.write('src/other.ts', 'z');
      assert.deepEqual(await git.lastChangeOutside(['docs/book']), {
        commit,
        atEpochMs: Date.parse('2024-01-01T00:00:00Z'),
        uncommittedFiles: 2,
      });
    }));
});
