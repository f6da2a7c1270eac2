import assert from 'node:assert/strict';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { HandoverError } from '../../../../src/core/errors';
import { defaultScanOptions, type ScanReport } from '../../../../src/core/hotspots/model';
import type { Cancellation } from '../../../../src/core/ports';
import type { DebtSearchRequest } from '../../../../src/node/scan/debtReading';
import { searchDebts } from '../../../../src/node/scan/debtSearch';
import { GitSandbox } from '../../../support/gitSandbox';
import { RecordingLog } from '../../../support/recordingLog';
import { scanBundles } from '../../../support/scanBundles';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const request: DebtSearchRequest = { ...defaultScanOptions, probableDebts: false, withGit: true };

const loadReader = () => import('../../../../src/node/scan/debtReading');

interface SearchSetup {
  readonly cancellation?: Cancellation;
  readonly mostReadHere?: number;
}

async function search(
  root: string,
  options: Partial<DebtSearchRequest> = {},
  { cancellation = { aborted: false }, ...setup }: SearchSetup = {},
): Promise<ScanReport> {
  const workerFile = path.join(await scanBundles(), 'parseWorker.js');
  return searchDebts(
    { ...setup, root, workerFile, log: new RecordingLog(), loadReader },
    { ...request, ...options },
    { cancellation },
  );
}

function places({ debts }: ScanReport): string[] {
  return debts.map(({ path: file, line, text }) => `${file}:${line}: ${text}`);
}

describe('the search for debts alone', function () {
  this.timeout(30_000);

  it('finds them in what git tracks and in new files, in any letter case, and nothing else', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({
        files: {
          'src/a.ts': 'export const a = 1; // TODO: measure\n',
          'src/b.py': '# todo: in small letters\n',
          'src/c.ts': 'const list = "TODO: a string";\n',
          'page.md': '<!-- TODO: prose -->\n',
          '.gitignore': 'ignored/\n',
          'docs/handover/x.ts': '// TODO: of the book\n',
        },
      });
      sandbox.write('ignored/tracked.ts', '// XXX: tracked all the same\n');
      sandbox.git('add', '--force', 'ignored/tracked.ts');
      sandbox.write('src/new.go', '// FIXME later\n');
      sandbox.write('ignored/d.ts', '// TODO: ignored\n');
      const report = await search(folder);
      assert.deepEqual(places(report), [
        'ignored/tracked.ts:0: XXX: tracked all the same',
        'src/a.ts:0: TODO: measure',
        'src/b.py:0: todo: in small letters',
        'src/new.go:0: FIXME later',
      ]);
      assert.deepEqual(
        report.modules.map(({ path: file, symbols }) => [file, symbols.length]),
        [
          ['ignored/tracked.ts', 0],
          ['src/a.ts', 0],
          ['src/b.py', 0],
          ['src/new.go', 0],
        ],
      );
      assert.deepEqual([report.hotspots, report.problems, report.historyStatus], [[], [], 'notAllowed']);
    }));

  it('finds in a subfolder what stands in it, by its paths', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'top.ts': '// TODO: top\n', 'deep/a.ts': '// TODO: deep\n' } });
      sandbox.git('config', 'grep.fullName', 'true');
      assert.deepEqual(places(await search(path.join(folder, 'deep'))), ['a.ts:0: TODO: deep']);
    }));

  it('has no debts where no file has the word', () =>
    inTemporaryFolder(async (folder) => {
      new GitSandbox(folder).commit({ files: { 'a.ts': 'export {};\n' } });
      const { debts, problems } = await search(folder);
      assert.deepEqual([debts, problems], [[], []]);
    }));

  it('reads all files where git cannot look for a tag', () =>
    inTemporaryFolder(async (folder) => {
      new GitSandbox(folder).commit({ files: { 'a.ts': '// Spät: umbauen\n' } });
      assert.deepEqual(places(await search(folder, { tags: ['SPÄT'] })), ['a.ts:0: Spät: umbauen']);
    }));

  it('takes tags as they are written, with none of the signs of patterns or options', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'a.ts': '// --X.Y: one\n', 'b.ts': '// --XAY: other\n' } });
      assert.deepEqual(places(await search(folder, { tags: ['X.Y'] })), []);
      sandbox.write('c.ts', '// X.Y: three\n');
      assert.deepEqual(places(await search(folder, { tags: ['X.Y', '--help'] })), ['c.ts:0: X.Y: three']);
    }));

  it('walks a folder without a repository, and one with git not allowed', () =>
    inTemporaryFolder(async (folder) => {
      writeFileSync(path.join(folder, 'a.ts'), '// HACK: x\n');
      for (const withGit of [true, false]) {
        const report = await search(folder, { withGit });
        assert.deepEqual(places(report), ['a.ts:0: HACK: x']);
        assert.deepEqual(report.problems, []);
      }
    }));

  it('says why git could not tell which files there are, and looks all the same', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'a.ts': '// TODO: x\n' } });
      sandbox.write('.git/index', 'broken');
      const report = await search(folder);
      assert.deepEqual(places(report), ['a.ts:0: TODO: x']);
      assert.deepEqual(
        report.problems.map(({ code }) => code),
        ['git.failed'],
      );
    }));

  it('judges comments without a tag when asked to', () =>
    inTemporaryFolder(async (folder) => {
      const text = '// This is an ugly hack, we should clean it up later\nexport {};\n';
      new GitSandbox(folder).commit({ files: { 'a.ts': text } });
      const found = async (probableDebts: boolean): Promise<number> =>
        (await search(folder, { probableDebts })).modules.flatMap((module) => module.probableDebts).length;
      assert.deepEqual([await found(false), await found(true)], [0, 1]);
    }));

  it('asks the parser where only it can tell words on a page from comments', () =>
    inTemporaryFolder(async (folder) => {
      const page = [
        'export const Page = () => (',
        '  <p>',
        '    see // TODO: no comment',
        '    {name /* XXX: a comment */}',
        '  </p>',
        ');',
        '',
      ];
      new GitSandbox(folder).commit({ files: { 'page.tsx': page.join('\n') } });
      assert.deepEqual(places(await search(folder)), ['page.tsx:3: XXX: a comment']);
    }));

  it('asks no parser where a comment cannot be taken for words on a page', () =>
    inTemporaryFolder(async (folder) => {
      const page = [
        'const a = <p />; // TODO: one',
        'const b = { c } /* FIXME: two */;',
        '// HACK: three',
        '',
      ];
      new GitSandbox(folder).commit({ files: { 'page.tsx': page.join('\n') } });
      const workerFile = path.join(folder, 'missing.js');
      const report = await searchDebts(
        { root: folder, workerFile, log: new RecordingLog(), loadReader },
        request,
        { cancellation: { aborted: false } },
      );
      assert.deepEqual(places(report), [
        'page.tsx:0: TODO: one',
        'page.tsx:1: FIXME: two',
        'page.tsx:2: HACK: three',
      ]);
    }));

  it('finds them in more files than are read in one thread', () =>
    inTemporaryFolder(async (folder) => {
      const files = Array.from({ length: 300 }, (_, at) => [`src/f${at}.ts`, `// TODO: ${at}\n`] as const);
      new GitSandbox(folder).commit({ files: Object.fromEntries(files) });
      const { modules } = await search(folder, {}, { mostReadHere: 100 });
      assert.deepEqual(
        modules.map((module) => module.path),
        files.map(([file]) => file).sort(),
      );
    }));

  it('lists no debts of what the project calls generated, and says which names it cannot read', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({
        files: {
          '.gitattributes': 'gen.ts linguist-generated=true\n',
          'gen.ts': '// TODO: theirs\n',
          'a.ts': '// TODO: ours\n',
        },
      });
      assert.deepEqual(places(await search(folder)), ['a.ts:0: TODO: ours']);
      if (process.platform !== 'linux') return;
      const name = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff]), Buffer.from('.ts')]);
      writeFileSync(name, '// TODO: unnamed\n');
      const { problems } = await search(folder);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['checkout.names'],
      );
    }));

  it('reads nothing through a link', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(path.join(folder, 'repo'));
      sandbox.commit({ files: { 'deep/a.ts': '// TODO: inside\n' } });
      sandbox.write('../elsewhere/a.ts', '// TODO: outside\n');
      rmSync(path.join(sandbox.folder, 'deep'), { recursive: true });
      symlinkSync(path.join(folder, 'elsewhere'), path.join(sandbox.folder, 'deep'));
      symlinkSync(path.join(folder, 'elsewhere', 'a.ts'), path.join(sandbox.folder, 'b.ts'));
      assert.deepEqual(places(await search(sandbox.folder)), []);
    }));

  it('names the submodules in which it does not look', () =>
    inTemporaryFolder(async (folder) => {
      const part = new GitSandbox(path.join(folder, 'part'));
      part.commit({ files: { 'a.ts': '// TODO: theirs\n' } });
      const whole = new GitSandbox(path.join(folder, 'whole'));
      whole.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', part.folder, 'part');
      whole.git('config', 'submodule.recurse', 'true');
      const report = await search(whole.folder);
      assert.deepEqual(
        [places(report), report.problems.map(({ code }) => code)],
        [[], ['submodules.notScanned']],
      );
    }));

  it('ends when it is cancelled', () =>
    inTemporaryFolder(async (folder) => {
      new GitSandbox(folder).commit({ files: { 'a.ts': '// TODO: x\n' } });
      await assert.rejects(
        search(folder, {}, { cancellation: { aborted: true } }),
        (error) => error instanceof HandoverError && error.code === 'cancelled',
      );
    }));
});
