import assert from 'node:assert/strict';
import {
  appendFileSync,
  chmodSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as path from 'node:path';
import { HandoverError } from '../../../../src/core/errors';
import { defaultScanOptions, type ScanProgress, type ScanReport } from '../../../../src/core/hotspots/model';
import { newNote } from '../../../../src/core/knowledge/writeNote';
import type { NoteStatus } from '../../../../src/core/knowledge/note';
import { quoteOf } from '../../../../src/core/knowledge/quoteAnchor';
import { Scanner, type ScannerSetup, type ScanRequest } from '../../../../src/node/scan/scanner';
import { descendantsOf } from '../../../support/descendants';
import { GitSandbox } from '../../../support/gitSandbox';
import { RecordingLog } from '../../../support/recordingLog';
import { scanBundles } from '../../../support/scanBundles';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const never = { aborted: false };
const undocumented = 'export function open(): void {}\n';
const request: ScanRequest = { ...defaultScanOptions, withHistory: true };

async function withScanner<T>(
  root: string,
  use: (scanner: Scanner, log: RecordingLog) => Promise<T>,
  setup: Partial<ScannerSetup> = {},
): Promise<T> {
  const workerFile = path.join(await scanBundles(), 'parseWorker.js');
  const log = new RecordingLog();
  const scanner = new Scanner({ root, workerFile, log, workers: 2, ...setup });
  try {
    return await use(scanner, log);
  } finally {
    await scanner.dispose();
    await scanner.dispose();
  }
}

function scanOnce(
  root: string,
  setup: Partial<ScannerSetup> = {},
  options: Partial<ScanRequest> = {},
): Promise<ScanReport> {
  return withScanner(
    root,
    (scanner) => scanner.scan({ ...request, ...options }, { cancellation: never }),
    setup,
  );
}

/** Many of these repositories have no commit, which is a problem only for one test. */
function problemCodes({ problems }: ScanReport): (readonly [string | undefined, string])[] {
  for (const { message } of problems) assert.ok(/^[^\n]+\.$/.test(message), message);
  return problems.flatMap(({ path: file, code }) =>
    code === 'history.empty' ? [] : [[file, code] as const],
  );
}

function paths(report: ScanReport): string[] {
  return report.modules.map(({ path: file }) => file);
}

describe('a scan', function () {
  this.timeout(30_000);

  it('joins files and history', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({
        files: { 'a.ts': undocumented, 'b.py': 'def f():\n    # TODO: x\n    pass\n', 'README.md': '#' },
      });
      sandbox.commit({
        author: 'Sol Example <sol@example.org>',
        files: { 'a.ts': `${undocumented}// FIXME: y\n` },
      });
      const report = await scanOnce(folder);
      assert.equal(report.historyStatus, 'full');
      assert.deepEqual(paths(report), ['a.ts', 'b.py']);
      assert.deepEqual(
        report.debts.map(({ path: file, line, text }) => [file, line, text]),
        [
          ['a.ts', 1, 'FIXME: y'],
          ['b.py', 1, 'TODO: x'],
        ],
      );
      assert.equal(report.modules[0]?.history?.changes, 2);
      assert.deepEqual(
        report.people.map(({ identity }) => identity.name),
        ['Sol Example', 'Kim Example'],
      );
      assert.equal(report.hotspots.length, 2);
      assert.deepEqual(report.problems, []);
    }));

  it('leaves out excluded folders, ignored files and links', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.write('.gitignore', 'out/\n');
      for (const file of ['a.ts', 'out/b.ts', 'docs/handover/c.ts', 'docs/handovers.ts'])
        sandbox.write(file, undocumented);
      symlinkSync('a.ts', path.join(folder, 'link.ts'));
      assert.deepEqual(paths(await scanOnce(folder)), ['a.ts', 'docs/handovers.ts']);
    }));

  it('counts documents as documentation, from the cache as well, and follows their changes', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.write('src/tally.ts', 'export function mergeJury(): void {}\n');
      for (const file of ['docs/a.md', 'docs/handover/b.md', 'test/c.md', 'CHANGELOG.md'])
        sandbox.write(file, '# Jury\n\nSee `src/tally.ts`: `mergeJury` adds.\n');
      const described = (report: ScanReport): unknown[] =>
        report.modules.map(({ documents, symbols }) => [
          documents?.map((place) => [place.path, place.heading, place.line]),
          symbols.map(({ describedIn }) => describedIn?.path),
        ]);
      const cacheFolder = path.join(folder, '.cache');
      const expected = [[[['docs/a.md', 'jury', 2]], ['docs/a.md']]];
      assert.deepEqual(described(await scanOnce(folder, { cacheFolder })), expected);
      await withScanner(
        folder,
        async (scanner) => {
          const report = await scanner.scan(request, { cancellation: never });
          assert.deepEqual(described(report), expected);
          assert.deepEqual(report.hotspots, []);
          sandbox.write('docs/a.md', '# Jury\n');
          const changed = await scanner.rescanFiles(['docs/a.md']);
          assert.deepEqual(described(changed), [[undefined, [undefined]]]);
          assert.equal(changed.hotspots.length, 1);
        },
        { cacheFolder },
      );
    }));

  it('reads nothing through a folder that became a link', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(path.join(folder, 'repo'));
      sandbox.commit({ files: { 'a.ts': undocumented, 'deep/dir/b.ts': undocumented } });
      sandbox.write('../elsewhere/dir/b.ts', undocumented);
      rmSync(path.join(sandbox.folder, 'deep'), { recursive: true });
      symlinkSync(path.join(folder, 'elsewhere'), path.join(sandbox.folder, 'deep'));
      assert.deepEqual(paths(await scanOnce(sandbox.folder)), ['a.ts']);
    }));

  it('says in words that there is no repository, no commit, a history that is cut off, no git', () =>
    inTemporaryFolder(async (folder) => {
      const bare = path.join(folder, 'bare');
      const sandbox = new GitSandbox(path.join(folder, 'repo'));
      sandbox.write('../bare/a.ts', undocumented);
      sandbox.write('a.ts', undocumented);
      const noRepository = await scanOnce(bare);
      assert.equal(noRepository.historyStatus, 'noRepository');
      assert.deepEqual(problemCodes(noRepository), [[undefined, 'git.noRepository']]);
      const empty = await scanOnce(sandbox.folder);
      assert.equal(empty.historyStatus, 'empty');
      assert.deepEqual(
        empty.problems.map(({ code }) => code),
        ['history.empty'],
      );
      sandbox.commit({});
      sandbox.commit({ files: { 'a.ts': `${undocumented}\n` } });
      sandbox.git('clone', '--quiet', '--depth=1', `file://${sandbox.folder}`, path.join(folder, 'cut'));
      const shallow = await scanOnce(path.join(folder, 'cut'));
      assert.equal(shallow.historyStatus, 'shallow');
      assert.deepEqual(problemCodes(shallow), [[undefined, 'history.shallow']]);
      const { PATH } = process.env;
      process.env['PATH'] = '';
      try {
        const noGit = await scanOnce(sandbox.folder);
        assert.equal(noGit.historyStatus, 'noGit');
        assert.deepEqual(problemCodes(noGit), [[undefined, 'git.missing']]);
        assert.deepEqual(paths(noGit), ['a.ts']);
      } finally {
        process.env['PATH'] = PATH;
      }
      for (const report of [noRepository, empty, shallow]) {
        assert.deepEqual(paths(report), ['a.ts']);
        assert.equal(report.hotspots.length, 1);
      }
    }));

  it('says that git cannot read a broken repository, and still reads the files', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'a.ts': undocumented } });
      sandbox.commit({ files: { 'a.ts': `${undocumented}\n` } });
      const objects = path.join(folder, '.git/objects');
      const first = sandbox.git('rev-parse', 'HEAD~1').trim();
      rmSync(path.join(objects, first.slice(0, 2), first.slice(2)), { force: true });
      const report = await scanOnce(folder);
      assert.equal(report.historyStatus, 'failed');
      assert.deepEqual(problemCodes(report), [[undefined, 'git.failed']]);
      assert.deepEqual(paths(report), ['a.ts']);
    }));

  it('ends without a cache where the system lets nobody make its folder', function () {
    if (process.platform !== 'linux') this.skip();
    return inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'a.ts': undocumented } });
      const cacheFolder = '/proc/nope/mob-handover';
      await withScanner(
        folder,
        async (scanner) => {
          assert.deepEqual(paths(await scanner.scan(request, { cancellation: never })), ['a.ts']);
        },
        { cacheFolder },
      );
    });
  });

  it('runs no git when told so', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({
        files: { 'a.ts': undocumented, 'node_modules/x/b.ts': undocumented, '.hidden/c.ts': undocumented },
      });
      const report = await scanOnce(folder, {}, { withHistory: false });
      assert.equal(report.historyStatus, 'notAllowed');
      assert.deepEqual(paths(report), ['a.ts']);
    }));

  it('finds the debts of scripts that only their first line tells', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.write('bin/start', '#!/usr/bin/env bash\nrun # TODO: stop as well\n');
      sandbox.write('bin/list', '# TODO: no script\n');
      sandbox.write('TODO', '#!/bin/sh\n# TODO: prose\n');
      const report = await scanOnce(folder);
      assert.deepEqual(
        report.debts.map(({ path: file, line, text }) => [file, line, text]),
        [['bin/start', 1, 'TODO: stop as well']],
      );
      assert.deepEqual(
        report.problems.map(({ code }) => code),
        ['history.empty'],
      );
    }));

  it('looks for what leads outside when somebody asks, and then again in what was saved', () =>
    inTemporaryFolder(async (folder) => {
      writeFileSync(path.join(folder, 'a.ts'), "fetch('https://api.stripe.com/v1');\n");
      writeFileSync(path.join(folder, 'config.ini'), 'url = https://hooks.slack.com/x\n');
      await withScanner(folder, async (scanner) => {
        const hooks = { cancellation: never };
        assert.deepEqual((await scanner.lookOutside(hooks)).modules, []);
        assert.equal((await scanner.scan({ ...request, withHistory: false }, hooks)).outside, undefined);
        const places = ({ outside = [] }: ScanReport): string[] => outside.map(({ path: file }) => file);
        assert.deepEqual(places(await scanner.lookOutside(hooks)), ['a.ts', 'config.ini']);
        rmSync(path.join(folder, 'config.ini'));
        writeFileSync(path.join(folder, 'b.ini'), 'url = https://hooks.slack.com/x\n');
        const again = await scanner.rescanFiles(['b.ini', 'config.ini']);
        assert.deepEqual(places(again), ['a.ts', 'b.ini']);
        assert.equal(await scanner.lookOutside(hooks), again);
      });
    }));

  it('takes for generated what the project calls so', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({
        files: {
          'src/.gitattributes':
            'gen/** linguist-generated\nout.ts linguist-generated=true\nb.ts -linguist-generated\n',
          'src/gen/a.ts': undocumented,
          'src/out.ts': undocumented,
          'src/b.ts': undocumented,
        },
      });
      const roles = ({ modules }: ScanReport): unknown[] =>
        modules.map((module) => [module.path, module.role, module.publicSymbols > 0]);
      const expected = [
        ['src/b.ts', 'source', true],
        ['src/gen/a.ts', 'generated', false],
        ['src/out.ts', 'generated', false],
      ];
      await withScanner(folder, async (scanner) => {
        assert.deepEqual(roles(await scanner.scan(request, { cancellation: never })), expected);
        assert.deepEqual(roles(await scanner.rescanFiles(['src/out.ts'])), expected);
      });
    }));

  it('says how many files have names that cannot be read as text', function () {
    if (process.platform !== 'linux') this.skip();
    return inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'a.ts': undocumented, 'b\ufffd.ts': undocumented } });
      const name = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff]), Buffer.from('.ts')]);
      writeFileSync(name, undocumented);
      const { problems, modules } = await scanOnce(folder);
      assert.deepEqual(
        problems.map(({ code, message }) => [code, message.slice(0, 43)]),
        [['checkout.names', '1 file has a name that is not UTF-8, and is']],
      );
      assert.deepEqual(
        modules.map((module) => module.path),
        ['a.ts', 'b\ufffd.ts'],
      );
    });
  });

  it('fails only where there is no folder', () =>
    inTemporaryFolder(async (folder) => {
      const wanted = (error: unknown): boolean =>
        error instanceof HandoverError && error.code === 'folder.missing';
      await assert.rejects(scanOnce(path.join(folder, 'nowhere')), wanted);
      await assert.rejects(scanOnce(path.join(folder, 'nowhere'), {}, { withHistory: false }), wanted);
      const file = path.join(folder, 'a.ts');
      writeFileSync(file, undocumented);
      for (const withHistory of [true, false])
        await assert.rejects(scanOnce(file, {}, { withHistory }), /is no folder but a file/);
    }));

  it('reports binary, enormous and non-UTF-8 files, and goes on', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.write('a.ts', undocumented);
      sandbox.write('binary.ts', Buffer.from([0x65, 0, 1, 2]));
      sandbox.write('enormous.ts', 'x'.repeat(2000));
      sandbox.write('latin.py', Buffer.from('# TODO: Zo\xeb\n', 'latin1'));
      const report = await scanOnce(folder, {}, { maxFileBytes: 1000 });
      assert.deepEqual(problemCodes(report), [
        ['binary.ts', 'file.binary'],
        ['enormous.ts', 'file.tooLarge'],
        ['latin.py', 'file.notUtf8'],
      ]);
      assert.deepEqual(paths(report), ['a.ts', 'latin.py']);
      assert.equal(report.debts[0]?.text, 'TODO: Zoë');
    }));

  it('reads files in UTF-16 that begin with its byte order mark, in either byte order', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      const text = '\ufeff# TODO: Zoë ⌚\r\ndef count():\r\n    pass\r\n';
      sandbox.write('little.py', Buffer.from(text, 'utf16le'));
      sandbox.write('big.py', Buffer.from(text, 'utf16le').swap16());
      sandbox.write('votes.sql', Buffer.from('\ufeff-- TODO: index\n', 'utf16le'));
      sandbox.write(
        'docs/count.md',
        Buffer.from('\ufeff`little.py` counts the votes of a day.\n', 'utf16le'),
      );
      sandbox.write('marked.py', Buffer.from([0xff, 0xfe, 0, 0, 0x23, 0, 0, 0]));
      const report = await scanOnce(folder, {}, {});
      assert.deepEqual(problemCodes(report), [['marked.py', 'file.binary']]);
      assert.deepEqual(
        report.debts.map(({ path: file, line, column, text: said }) => [file, line, column, said]),
        [
          ['big.py', 0, 2, 'TODO: Zoë ⌚'],
          ['little.py', 0, 2, 'TODO: Zoë ⌚'],
          ['votes.sql', 0, 3, 'TODO: index'],
        ],
      );
      assert.deepEqual(
        report.modules.map(({ path: file, publicSymbols, documents }) => [
          file,
          publicSymbols,
          documents?.length ?? 0,
        ]),
        [
          ['big.py', 1, 0],
          ['little.py', 1, 1],
          ['votes.sql', 0, 0],
        ],
      );
    }));

  (process.getuid?.() === 0 ? it.skip : it)('reports files and folders that may not be read', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(path.join(folder, '.git-elsewhere'));
      sandbox.write('../a.ts', undocumented);
      sandbox.write('../closed/b.ts', undocumented);
      sandbox.write('../secret.ts', undocumented);
      chmodSync(path.join(folder, 'secret.ts'), 0);
      chmodSync(path.join(folder, 'closed'), 0);
      const report = await scanOnce(folder, {}, { withHistory: false });
      chmodSync(path.join(folder, 'closed'), 0o755);
      assert.deepEqual(problemCodes(report), [
        ['closed', 'file.unreadable'],
        ['secret.ts', 'file.unreadable'],
      ]);
    }),
  );

  it('finds the same in a read-only work tree', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'a.ts': undocumented } });
      const before = readdirSync(path.join(folder, '.git'), { recursive: true });
      chmodSync(folder, 0o555);
      assert.deepEqual(paths(await scanOnce(folder)), ['a.ts']);
      chmodSync(folder, 0o755);
      assert.deepEqual(readdirSync(path.join(folder, '.git'), { recursive: true }), before);
    }));

  it('tells its progress at most ten times a second', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      for (let index = 0; index < 200; index += 1) sandbox.write(`${index}.ts`, undocumented);
      const seen: { at: number; progress: ScanProgress }[] = [];
      await withScanner(folder, (scanner) =>
        scanner.scan(request, {
          cancellation: never,
          onProgress: (progress) => seen.push({ at: performance.now(), progress }),
        }),
      );
      assert.equal(seen[0]?.progress.phase, 'listing');
      seen.slice(1).forEach(({ at }, index) => {
        assert.ok(at - (seen[index]?.at ?? 0) >= 100);
      });
    }));
});

describe('cancelling a scan', function () {
  this.timeout(30_000);

  it('leaves no process, at whatever moment', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      for (let index = 0; index < 120; index += 1) sandbox.write(`${index}.ts`, undocumented.repeat(200));
      sandbox.commit({});
      await scanOnce(folder);
      const before = descendantsOf(process.pid);
      for (const turns of [0, 1, 5, 50, 400]) {
        await withScanner(folder, async (scanner) => {
          const cancellation = { aborted: false };
          const scan = scanner.scan(request, { cancellation });
          for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
          cancellation.aborted = true;
          await scan.then(
            () => undefined,
            (error: unknown) => {
              assert.ok(error instanceof HandoverError && error.code === 'cancelled', String(error));
            },
          );
          assert.deepEqual(descendantsOf(process.pid), before);
          assert.equal((await scanner.scan(request, { cancellation: never })).modules.length, 120);
        });
      }
      assert.deepEqual(descendantsOf(process.pid), before);
    }));

  it('by disposing ends a running scan', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      for (let index = 0; index < 200; index += 1) sandbox.write(`${index}.ts`, undocumented.repeat(200));
      await withScanner(folder, async (scanner) => {
        const scan = scanner.scan(request, { cancellation: never });
        const ended = assert.rejects(scan);
        await new Promise(setImmediate);
        await scanner.dispose();
        await ended;
      });
    }));
});

describe('scanning single files again', function () {
  this.timeout(30_000);

  it('brings changed, new and deleted files up to date, and keeps the history', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'a.ts': undocumented, 'b.ts': undocumented } });
      await withScanner(folder, async (scanner) => {
        await scanner.scan(request, { cancellation: never });
        sandbox.write('a.ts', `/** Opens. */\n${undocumented}`);
        sandbox.write('c.ts', '// TODO: new\n');
        rmSync(path.join(folder, 'b.ts'));
        const report = await scanner.rescanFiles(['a.ts', 'b.ts', 'c.ts', 'README.md', 'docs/handover/x.ts']);
        assert.deepEqual(
          report.modules.map(({ path: file, documentedSymbols, history }) => [
            file,
            documentedSymbols,
            history?.changes,
          ]),
          [
            ['a.ts', 1, 1],
            ['c.ts', 0, undefined],
          ],
        );
        assert.deepEqual(
          report.hotspots.map(({ path: file }) => file),
          ['c.ts'],
        );
      });
    }));

  it('takes in no new file that git ignores, or that tools write where there is no git', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'a.ts': undocumented, '.gitignore': 'lib/\n' } });
      const told = ['lib/b.ts', 'dist/c.ts', 'src/[d].ts', '.github/workflows/e.yml'];
      for (const withHistory of [true, false])
        await withScanner(folder, async (scanner) => {
          for (const file of told) rmSync(path.join(folder, file), { force: true });
          await scanner.scan({ ...request, withHistory }, { cancellation: never });
          for (const file of told) sandbox.write(file, '// fetch\nfetch("https://api.pingwren.io/x");\n');
          const report = await scanner.rescanFiles(told);
          const listed = withHistory
            ? ['a.ts', 'dist/c.ts', 'src/[d].ts']
            : ['a.ts', 'lib/b.ts', 'src/[d].ts'];
          const modules = report.modules.filter(({ language }) => language !== 'other');
          assert.deepEqual(modules.map(({ path: file }) => file).sort(), listed);
        });
    }));

  it('looks at the notes again that speak of a module, and believes only those whose code did not change', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'a.ts': undocumented } });
      const anchor = quoteOf('a.ts', undocumented, {
        start: { line: 0, column: 0 },
        end: { line: 0, column: 99 },
      });
      const notePath = '.handover/notes/open.md';
      const note = (status: NoteStatus): string =>
        newNote({
          kind: 'explanation',
          status,
          atEpochMs: 0,
          toldBy: [],
          learntBy: [],
          anchors: [anchor],
          title: 'Opens',
        });
      await withScanner(folder, async (scanner) => {
        sandbox.write(notePath, note('authored'));
        const first = await scanner.scan(request, { cancellation: never });
        assert.equal(first.hotspots.length, 1);
        assert.equal(first.modules[0]?.notes?.[0]?.title, 'Opens');
        sandbox.write(notePath, note('confirmed'));
        assert.deepEqual((await scanner.rescanFiles([notePath])).hotspots, []);
        sandbox.write('a.ts', undocumented.replace('open', 'openTheDoor'));
        assert.equal((await scanner.rescanFiles(['a.ts'])).hotspots.length, 1);
      });
    }));

  it('is that of an empty folder before the first scan', () =>
    inTemporaryFolder((folder) =>
      withScanner(folder, async (scanner) => {
        assert.deepEqual((await scanner.rescanFiles(['a.ts'])).modules, []);
      }),
    ));
});

describe('the origin of the debts of a file', function () {
  this.timeout(30_000);

  it('is told by blame, once the folder was scanned', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({
        at: '2020-01-01T00:00:00Z',
        author: 'Sol Example <sol@example.org>',
        files: { 'a.ts': '// TODO: x\n' },
      });
      sandbox.commit({ at: '2024-01-01T00:00:00Z', files: { 'b.ts': '' } });
      sandbox.write('a.ts', '// TODO: x\nlet a; // FIXME: not committed\n');
      await withScanner(folder, async (scanner) => {
        assert.deepEqual(await scanner.debtOrigins('a.ts', never), []);
        await scanner.scan(request, { cancellation: never });
        const [first, second] = await scanner.debtOrigins('a.ts', never);
        assert.deepEqual(
          [first?.author?.name, first?.atEpochMs, first?.authorInactive],
          ['Sol Example', Date.parse('2020-01-01T00:00:00Z'), true],
        );
        assert.equal(second?.author, undefined);
        assert.deepEqual(await scanner.debtOrigins('b.ts', never), []);
        // Asked once: without git the answer is still there.
        const { PATH } = process.env;
        process.env['PATH'] = '';
        try {
          assert.deepEqual(await scanner.debtOrigins('a.ts', never), [first, second]);
        } finally {
          process.env['PATH'] = PATH;
        }
        await assert.rejects(scanner.debtOrigins('a.ts', { aborted: true }));
      });
    }));
});

describe('what blame said', function () {
  this.timeout(60_000);

  it('is asked once for a content: another process, and commits to other files, do not ask again', () =>
    inTemporaryFolder(async (outer) => {
      const sandbox = new GitSandbox(path.join(outer, 'repo'));
      sandbox.commit({
        at: '2020-01-01T00:00:00Z',
        author: 'Sol Example <sol@example.org>',
        files: { 'a.ts': '// TODO: x\n', 'b.ts': '// TODO: y\n' },
      });
      const cacheFolder = path.join(outer, 'cache');
      const authors = (file: string): Promise<readonly (string | undefined)[]> =>
        withScanner(
          sandbox.folder,
          async (scanner) => {
            await scanner.scan(request, { cancellation: never });
            return (await scanner.debtOrigins(file, never)).map(({ author }) => author?.name);
          },
          { cacheFolder },
        );
      assert.deepEqual(await authors('a.ts'), ['Sol Example']);
      const [stored = ''] = readdirSync(cacheFolder).filter((name) => name.endsWith('.origins.json'));
      const file = path.join(cacheFolder, stored);
      // Only who reads the file can say this name.
      writeFileSync(file, readFileSync(file, 'utf8').replace(/Sol Example|sol@/g, 'Ira Cached'));
      sandbox.commit({ author: 'Kim Example <kim@example.org>', files: { 'c.ts': '' } });
      assert.deepEqual(await authors('a.ts'), ['Ira Cached']);
      // A commit to the file itself is another matter, even where its content comes back.
      sandbox.commit({ files: { 'a.ts': '// TODO: other\n' } });
      sandbox.commit({ author: 'Kim Example <kim@example.org>', files: { 'a.ts': '// TODO: x\n' } });
      assert.deepEqual(await authors('a.ts'), ['Kim Example']);
    }));

  it('and who knows a module are asked anew once the list of commits to ignore changes', () =>
    inTemporaryFolder(async (outer) => {
      const sandbox = new GitSandbox(path.join(outer, 'repo'));
      const by = 'Sol Example <sol@example.org>';
      sandbox.commit({ author: by, files: { 'a.ts': 'let a = "x" // TODO: x\n' } });
      const listed = sandbox.commit({ files: { 'a.ts': "let a = 'x'; // TODO: x\n" } });
      const cacheFolder = path.join(outer, 'cache');
      const told = (): Promise<unknown> =>
        withScanner(
          sandbox.folder,
          async (scanner) => {
            const { modules, problems } = await scanner.scan(request, { cancellation: never });
            const [debt] = await scanner.debtOrigins('a.ts', never);
            const module = modules.find(({ path: file }) => file === 'a.ts');
            return [
              debt?.author?.name,
              module?.history?.authors.length,
              module?.history?.weightedChanges,
              problems.map(({ code }) => code),
            ];
          },
          { cacheFolder },
        );
      assert.deepEqual(await told(), ['Kim Example', 2, 2, []]);
      sandbox.write('.git-blame-ignore-revs', `${listed}\n`);
      assert.deepEqual(await told(), ['Sol Example', 1, 1, []]);
      assert.deepEqual(await told(), ['Sol Example', 1, 1, []]);
      sandbox.write('.git-blame-ignore-revs', `${listed.slice(0, 8)}\n`);
      assert.deepEqual(await told(), ['Kim Example', 2, 2, ['history.ignoredCommits']]);
    }));

  it('is asked again where the former history is gone, or what is stored cannot be read', () =>
    inTemporaryFolder(async (outer) => {
      const sandbox = new GitSandbox(path.join(outer, 'repo'));
      sandbox.commit({ author: 'Sol Example <sol@example.org>', files: { 'a.ts': '// TODO: x\n' } });
      const cacheFolder = path.join(outer, 'cache');
      const first = (): Promise<string | undefined> =>
        withScanner(
          sandbox.folder,
          async (scanner) => {
            await scanner.scan(request, { cancellation: never });
            return (await scanner.debtOrigins('a.ts', never))[0]?.author?.name;
          },
          { cacheFolder },
        );
      await first();
      const [stored = ''] = readdirSync(cacheFolder).filter((name) => name.endsWith('.origins.json'));
      const file = path.join(cacheFolder, stored);
      const whole = readFileSync(file, 'utf8').replace(/Sol Example|sol@/g, 'Ira Cached');
      writeFileSync(file, whole.replace(/"history":"[0-9a-f]{8}/, '"history":"deadbeef'));
      assert.equal(await first(), 'Sol Example');
      writeFileSync(file, whole.slice(0, 60));
      assert.equal(await first(), 'Sol Example');
    }));
});

describe('the cache', function () {
  this.timeout(30_000);

  it('spares the second scan all files and the history', () =>
    inTemporaryFolder(async (outer) => {
      const sandbox = new GitSandbox(path.join(outer, 'repo'));
      sandbox.commit({ files: { 'a.ts': undocumented, 'b.py': '# TODO: x\n' } });
      const cacheFolder = path.join(outer, 'cache');
      const first = await scanOnce(sandbox.folder, { cacheFolder });
      const [history] = readdirSync(cacheFolder).filter((name) => name.endsWith('.history.jsonl'));
      assert.ok(history !== undefined);
      const second = await scanOnce(sandbox.folder, { cacheFolder });
      assert.deepEqual(second, first);
      const stored = path.join(cacheFolder, history);
      writeFileSync(stored, readFileSync(stored, 'utf8').replace('"changes":1', '"changes":77'));
      assert.equal((await scanOnce(sandbox.folder, { cacheFolder })).modules[0]?.history?.changes, 77);
      sandbox.commit({});
      assert.equal((await scanOnce(sandbox.folder, { cacheFolder })).modules[0]?.history?.changes, 1);
    }));

  it('is believed as long as a file has the same size and time', () =>
    inTemporaryFolder(async (outer) => {
      const sandbox = new GitSandbox(path.join(outer, 'repo'));
      sandbox.write('a.ts', undocumented);
      const cacheFolder = path.join(outer, 'cache');
      await scanOnce(sandbox.folder, { cacheFolder });
      const [name = ''] = readdirSync(cacheFolder);
      const stored = path.join(cacheFolder, name);
      writeFileSync(stored, readFileSync(stored, 'utf8').replace('"name":"open"', '"name":"shut"'));
      const symbolsOf = async (): Promise<(string | undefined)[]> =>
        (await scanOnce(sandbox.folder, { cacheFolder })).modules[0]?.symbols.map((symbol) => symbol.name) ??
        [];
      assert.deepEqual(await symbolsOf(), ['shut']);
      sandbox.write('a.ts', `${undocumented}\n`);
      assert.deepEqual(await symbolsOf(), ['open']);
    }));

  it('that is torn, of another kind or not writable costs time, not the scan', () =>
    inTemporaryFolder(async (outer) => {
      const sandbox = new GitSandbox(path.join(outer, 'repo'));
      sandbox.commit({ files: { 'a.ts': undocumented, 'b.ts': undocumented } });
      const cacheFolder = path.join(outer, 'cache');
      const first = await scanOnce(sandbox.folder, { cacheFolder });
      for (const name of readdirSync(cacheFolder)) {
        const place = path.join(cacheFolder, name);
        appendFileSync(place, name.endsWith('jsonl') ? 'null\n[1,2,null]\n[1,2,{"path":' : '}}');
      }
      assert.deepEqual(await scanOnce(sandbox.folder, { cacheFolder }), first);
      for (const name of readdirSync(cacheFolder)) writeFileSync(path.join(cacheFolder, name), 'null');
      assert.deepEqual(await scanOnce(sandbox.folder, { cacheFolder }), first);
      writeFileSync(path.join(outer, 'file'), '');
      await withScanner(
        sandbox.folder,
        async (scanner, log) => {
          assert.deepEqual(await scanner.scan(request, { cancellation: never }), first);
          assert.ok(log.lines.some((line) => line.includes('cache was not written')));
        },
        { cacheFolder: path.join(outer, 'file') },
      );
    }));

  it('is read whole where it has more than is read at a time', () =>
    inTemporaryFolder(async (outer) => {
      const sandbox = new GitSandbox(path.join(outer, 'repo'));
      const names = Array.from({ length: 12 }, (_, index) => `${index}.ts`);
      const long = undocumented + `// TODO ${'ü'.repeat(90)}\n\n`.repeat(300);
      sandbox.commit({ files: Object.fromEntries(names.map((name) => [name, long])) });
      const cacheFolder = path.join(outer, 'cache');
      const first = await scanOnce(sandbox.folder, { cacheFolder });
      const [name = ''] = readdirSync(cacheFolder).filter((each) => each.endsWith('.files.jsonl'));
      const stored = path.join(cacheFolder, name);
      writeFileSync(stored, readFileSync(stored, 'utf8').replaceAll('"name":"open"', '"name":"shut"'));
      const second = await scanOnce(sandbox.folder, { cacheFolder });
      assert.deepEqual(second.debts, first.debts);
      assert.deepEqual(
        second.modules.map(({ symbols }) => symbols[0]?.name),
        names.map(() => 'shut'),
      );
    }));

  it('is rewritten when most of it is out of date', () =>
    inTemporaryFolder(async (outer) => {
      const sandbox = new GitSandbox(path.join(outer, 'repo'));
      const cacheFolder = path.join(outer, 'cache');
      await withScanner(
        sandbox.folder,
        async (scanner) => {
          for (let index = 0; index < 30; index += 1) {
            sandbox.write('a.ts', `${undocumented}// ${'x'.repeat(index)}\n`);
            await scanner.scan(request, { cancellation: never });
          }
        },
        { cacheFolder },
      );
      const [name = ''] = readdirSync(cacheFolder).filter((each) => each.endsWith('.jsonl'));
      assert.ok(readFileSync(path.join(cacheFolder, name), 'utf8').split('\n').length < 30);
    }));
});

describe('a parser that breaks down', function () {
  this.timeout(30_000);

  /** The real worker, but for a file that ends it. */
  async function fragileWorker(folder: string, name: string, act: string): Promise<string> {
    const place = path.join(folder, 'fragile.js');
    const real = JSON.stringify(path.join(await scanBundles(), 'parseWorker.js'));
    const code = `const fs = require('node:fs');
const { openSync: open } = fs;
const { isBuffer } = Buffer;
fs.openSync = (...args) => { if (args[0].endsWith(${JSON.stringify(name)})) { ${act} } return open(...args); };
require(${real});`;
    writeFileSync(place, code);
    return place;
  }

  for (const [how, act] of [
    // Not where reading fails, which is expected, but at what is done with what was read.
    ['throws', 'Buffer.isBuffer = () => { Buffer.isBuffer = isBuffer; throw new Error("broken"); };'],
    ['exits', 'process.exit(3);'],
  ] as const) {
    it(`costs the file at which it ${how}, and no other`, () =>
      inTemporaryFolder(async (outer) => {
        const sandbox = new GitSandbox(path.join(outer, 'repo'));
        for (let index = 0; index < 60; index += 1) sandbox.write(`${index}.ts`, undocumented);
        const workerFile = await fragileWorker(outer, '/17.ts', act);
        const report = await scanOnce(sandbox.folder, { workerFile });
        assert.deepEqual(problemCodes(report), [['17.ts', 'parse.crashed']]);
        assert.equal(report.modules.length, 59);
      }));
  }
});
