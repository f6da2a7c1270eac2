import assert from 'node:assert/strict';
import { readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { before, describe, it } from 'mocha';
import { defaultScanOptions, type ScanProgress } from '../../../../src/core/hotspots/model';
import { exportHandover, type HandoverExport } from '../../../../src/node/handover/exportHandover';
import type { ExportScanner } from '../../../../src/node/handover/gatherBook';
import type { Cancellation, Git } from '../../../../src/core/ports';
import { filesOf, standardPlan } from '../../../../src/core/handover/bookPlan';
import { previewHandover } from '../../../../src/node/handover/previewHandover';
import { Scanner } from '../../../../src/node/scan/scanner';
import { WorkspaceFiles } from '../../../../src/node/files/workspaceFiles';
import { diskFault, FaultyDisk, untilDeath } from '../../../support/faultyDisk';
import { GitSandbox } from '../../../support/gitSandbox';
import { RecordingLog } from '../../../support/recordingLog';
import { scanBundles } from '../../../support/scanBundles';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const sessionText = `---
schema: mob-handover/session/1
started: 2024-01-05T09:00:00.000Z
ended: 2024-01-05T10:00:00.000Z
people:
  - name: "Kim Example"
    turns: 2
    typedMinutes: 14
turns: 2
---
`;
const tally = `export function tally(votes: number[]): number {\n  // TODO: percentages may exceed 100\n  return votes.length;\n}\n`;

/** A repository with a module, a debt and a session, and a scanner on it. */
async function withProject(run: (project: Project) => Promise<void>): Promise<void> {
  const workerFile = path.join(await scanBundles(), 'parseWorker.js');
  await inTemporaryFolder(async (folder) => {
    const repository = new GitSandbox(folder);
    repository.commit({ files: { 'src/tally.ts': tally }, author: 'Sol Example <sol@example.org>' });
    repository.commit({ files: { 'src/tally.ts': `// Counts.\n${tally}`, 'README.md': '# Votes\n' } });
    repository.write('.handover/sessions/2024-01-05-a7k2.md', sessionText);
    const scanner = new Scanner({ root: folder, workerFile, workers: 1, log: new RecordingLog() });
    try {
      await run(new Project(repository, scanner));
    } finally {
      await scanner.dispose();
    }
  });
}

const never: Cancellation = { aborted: false };

class Project {
  readonly repository: GitSandbox;
  readonly scanner: Scanner;

  constructor(repository: GitSandbox, scanner: Scanner) {
    this.repository = repository;
    this.scanner = scanner;
  }

  get root(): string {
    return this.repository.folder;
  }

  export(
    over: { outputFolder?: string; scanner?: ExportScanner; cancelAt?: ScanProgress['phase'] } = {},
  ): Promise<HandoverExport> {
    const { outputFolder, scanner = this.scanner, cancelAt } = over;
    const cancellation = { aborted: false };
    return exportHandover(
      scanner,
      { root: this.root, scan: defaultScanOptions, ...(outputFolder === undefined ? {} : { outputFolder }) },
      {
        cancellation,
        onProgress: ({ phase }) => {
          cancellation.aborted ||= phase === cancelAt;
        },
      },
    );
  }

  /** What a scan finds now, for many exports with files on one disk after another. */
  async scanned(): Promise<(disk: FaultyDisk) => ExportScanner> {
    const { scanner, root } = this;
    await scanner.scan({ ...defaultScanOptions, withHistory: true }, { cancellation: never });
    const report = await scanner.lookOutside({ cancellation: never });
    const origins = await scanner.debtOrigins('src/tally.ts', never);
    const onceAsked = askedOnce(scanner.git);
    return (disk) => ({
      scan: () => Promise.resolve(report),
      lookOutside: () => Promise.resolve(report),
      debtOrigins: () => Promise.resolve(origins),
      git: onceAsked,
      files: new WorkspaceFiles(root, disk.operations),
    });
  }

  /** Bytes of all files in the book's folder, by name. */
  book(folder = 'docs/handover'): Record<string, string> {
    const place = path.join(this.root, folder);
    return Object.fromEntries(
      readdirSync(place)
        .sort()
        .map((name) => [name, readFileSync(path.join(place, name)).toString('latin1')]),
    );
  }

  /** As if the export that left temporary files were long ago. */
  outdateTemporary(folder = 'docs/handover'): void {
    for (const name of readdirSync(path.join(this.root, folder)))
      if (name.endsWith('.tmp')) utimesSync(path.join(this.root, folder, name), 0, 0);
  }

  restore(book: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(book)) {
      writeFileSync(path.join(this.root, 'docs/handover', name), Buffer.from(text, 'latin1'));
    }
  }
}

const chapterNames = [...filesOf(standardPlan), 'provenance.json'].sort();

describe('Exporting a real repository', () => {
  it('puts in what people noted and answered, asks their own questions, and names the files that it could not use', () =>
    withProject(async (project) => {
      const { repository } = project;
      const anchor = 'anchors:\n  - path: src/tally.ts\n    exact: return votes.length;\n    line: 9\n';
      const noted = (kind: string, keys: string, body: string) =>
        `---\nschema: mob-handover/note/1\nkind: ${kind}\nat: 2024-01-05T10:00:00Z\ntoldBy: [Sol]\n${keys}---\n\n${body}\n`;
      repository.write('.handover/notes/a.md', noted('discovery', anchor, '# Juries count twice'));
      repository.write(
        '.handover/notes/b.md',
        noted(
          'question',
          'status: answered\nquestion: 07-suppliers/card\n',
          '# Whose card?\n\n## Answer\n\nSol’s.',
        ),
      );
      repository.write('.handover/notes/c.md', 'no note');
      repository.write(
        '.handover/questions/07-suppliers.md',
        '- Whose card is it? <!-- id: card -->\n- Anything else?\n',
      );
      repository.write('.handover/questions/7.md', '- Lost?\n');
      const { warnings } = await project.export();
      const book = project.book();
      assert.match(
        book['16-discoveries.md'] ?? '',
        /### Juries count twice[^]*told by Sol[^]*src\/tally\.ts#L4/,
      );
      const suppliers = book['07-suppliers.md'] ?? '';
      assert.match(
        suppliers,
        /1 of 2 questions is open[^]*### Whose card is it\?[^]*Not answered yet\n\n- Anything else\?/,
      );
      assert.equal(warnings.length, 2);
      assert.match(warnings[0]?.message ?? '', /^\.handover\/notes\/c\.md, line 1: /);
      assert.match(warnings[1]?.message ?? '', /^\.handover\/questions\/7\.md: no chapter has this name/);
    }));

  it('writes the book once, and no byte more, not even after the book was committed by somebody new years later', () =>
    withProject(async (project) => {
      const first = await project.export();
      assert.deepEqual(first.mains, [{ format: 'markdown', path: 'docs/handover/README.md' }]);
      assert.deepEqual(first.warnings, []);
      assert.deepEqual(
        [...first.changed].sort(),
        chapterNames.map((name) => `docs/handover/${name}`),
      );
      const book = project.book();
      assert.match(
        book['17-debts.md'] ?? '',
        /tally\.ts:3`\].*TODO: percentages may exceed 100 \| Sol Example \| 2024-01-02 \| 1 day \|/,
      );
      assert.match(book['README.md'] ?? '', new RegExp(project.repository.git('rev-parse', 'HEAD').trim()));
      assert.doesNotMatch(book['README.md'] ?? '', /not committed/);

      assert.deepEqual((await project.export()).changed, []);
      project.repository.commit({ author: 'Noa Example <noa@example.org>', at: '2027-01-01T00:00:00Z' });
      assert.deepEqual((await project.export()).changed, []);
      assert.deepEqual(project.book(), book);
    }));

  it('says what is not committed, and follows the code while people write beside it', () =>
    withProject(async (project) => {
      await project.export();
      const chapter = path.join(project.root, 'docs/handover/04-architecture.md');
      const mine = `\r\n## Why\r\n\r\nBecause. \u00fc`;
      writeFileSync(chapter, readFileSync(chapter, 'utf8') + mine);
      project.repository.write('src/more.ts', 'export const more = 1;\n');
      await project.export();
      const text = readFileSync(chapter, 'utf8');
      assert.ok(text.endsWith(mine));
      assert.ok(text.includes('src/more.ts'));
      assert.match(project.book()['README.md'] ?? '', /1 file has changes that are not committed/);
    }));

  it('goes on where there is no repository, and says so', () =>
    inTemporaryFolder(async (folder) => {
      writeFileSync(path.join(folder, 'a.ts'), tally);
      const workerFile = path.join(await scanBundles(), 'parseWorker.js');
      const scanner = new Scanner({ root: folder, workerFile, workers: 1, log: new RecordingLog() });
      try {
        await exportHandover(scanner, { root: folder, scan: defaultScanOptions }, { cancellation: never });
        const cover = readFileSync(path.join(folder, 'docs/handover/README.md'), 'utf8');
        assert.match(cover, /in no git repository/);
      } finally {
        await scanner.dispose();
      }
    }));

  it('reports a record and files that cannot be read, leaves them as they are, and writes the rest', () =>
    withProject(async (project) => {
      const record = '---\nschema: [\n---\n';
      project.repository.write('.handover/sessions/2024-01-06-b2c3.md', record);
      project.repository.write('docs/handover/17-debts.md', Buffer.from('Sch\xf6n', 'latin1'));
      project.repository.write('docs/handover/readme.md', 'mine');
      project.repository.write('README.md', 'not the cover');
      symlinkSync('../../README.md', path.join(project.root, 'docs/handover/20-people.md'));
      const { warnings, changed } = await project.export();
      const begins = [
        '.handover/sessions/2024-01-06-b2c3.md, line ',
        'docs/handover/17-debts.md is not UTF-8',
        'docs/handover/20-people.md is no ordinary file',
        'docs/handover/readme.md should be called README.md',
      ];
      for (const begin of begins)
        assert.ok(
          warnings.some(({ message }) => message.startsWith(begin)),
          `${begin} in ${warnings.map(({ message }) => message).join('\n')}`,
        );
      const alone = ['17-debts.md', '20-people.md', 'README.md'];
      assert.deepEqual(
        [...changed].sort(),
        chapterNames.filter((name) => !alone.includes(name)).map((name) => `docs/handover/${name}`),
      );
      assert.equal(project.book()['17-debts.md'], 'Sch\xf6n');
      assert.equal(readFileSync(path.join(project.root, 'README.md'), 'utf8'), 'not the cover');
    }));

  it('removes temporary files of exports that were killed, but not those of one that may still run', () =>
    withProject(async (project) => {
      project.repository.write('docs/handover/.README.md.0123456789ab.tmp', 'half');
      utimesSync(path.join(project.root, 'docs/handover/.README.md.0123456789ab.tmp'), 0, 0);
      project.repository.write('docs/handover/.README.md.ba9876543210.tmp', 'half');
      await project.export();
      assert.deepEqual(Object.keys(project.book()), ['.README.md.ba9876543210.tmp', ...chapterNames]);
    }));
});

describe('The preview of an export', () => {
  it('has the regions that would change, and writes nothing', () =>
    withProject(async (project) => {
      const preview = () =>
        previewHandover(
          project.scanner,
          { root: project.root, scan: defaultScanOptions },
          { cancellation: never },
        );
      assert.deepEqual(await preview(), []);
      assert.deepEqual(readdirSync(project.root).sort(), ['.git', '.handover', 'README.md', 'src']);
      await project.export();
      assert.deepEqual(await preview(), []);
      const former = project.book();
      project.repository.write(
        '.handover/notes/a.md',
        '---\nschema: mob-handover/note/1\nkind: discovery\nat: 2024-01-05T10:00:00Z\ntoldBy: [Sol]\n---\n\n# Juries count twice\n',
      );
      const regions = await preview();
      assert.deepEqual(project.book(), former);
      const discoveries = regions.find(({ name }) => name === 'discoveries');
      assert.equal(discoveries?.path, 'docs/handover/16-discoveries.md');
      assert.match(discoveries.text, /### Juries count twice/);
      assert.ok(!regions.some(({ name }) => name === 'module-index'));
    }));
});

describe('An export that cannot be', () => {
  it('says where the book may be, and writes nothing outside the project', () =>
    withProject(async (project) => {
      await assert.rejects(project.export({ outputFolder: '../elsewhere' }), { code: 'file.outside' });
      await inTemporaryFolder(async (elsewhere) => {
        symlinkSync(elsewhere, path.join(project.root, 'book'));
        await assert.rejects(project.export({ outputFolder: 'book/handover' }), { code: 'file.outside' });
        assert.deepEqual(readdirSync(elsewhere), []);
      });
    }));

  it('names a folder that is not there', () =>
    withProject(async ({ scanner, root }) => {
      const nowhere = path.join(root, 'nowhere');
      const options = { root: nowhere, scan: defaultScanOptions };
      await assert.rejects(exportHandover(scanner, options, { cancellation: { aborted: false } }), {
        code: 'folder.missing',
      });
    }));

  for (const phase of ['listing', 'debts', 'writing'] as const) {
    it(`is cancelled while ${phase} without having written anything`, () =>
      withProject(async (project) => {
        const attempt = project.export({ cancelAt: phase });
        const message = 'The export was cancelled; nothing was written.';
        await assert.rejects(attempt, { code: 'cancelled', message });
        assert.deepEqual(readdirSync(project.root).sort(), ['.git', '.handover', 'README.md', 'src']);
      }));
  }
});

/** Answers each question to git once, and from memory from then on: hundreds of exports need not start it anew. */
function askedOnce(git: Git): Git {
  const answers = new Map<string, unknown>();
  return new Proxy(git, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function') return method;
      return (...args: readonly unknown[]): unknown => {
        const key = `${String(name)} ${JSON.stringify(args)}`;
        if (!answers.has(key)) answers.set(key, Reflect.apply(method, target, args));
        return answers.get(key);
      };
    },
  });
}

describe('A disk that fails', () => {
  let changingOperations = 0;
  before(() =>
    withProject(async (project) => {
      const disk = new FaultyDisk(-1, diskFault('ENOSPC'));
      await project.export({ scanner: (await project.scanned())(disk) });
      changingOperations = disk.count;
    }),
  );

  it('by being full or read-only at any step leaves the former book whole', () =>
    withProject(async (project) => {
      await project.export();
      project.repository.commit({ files: { 'src/tally.ts': tally.replace('TODO', 'FIXME') } });
      const former = project.book();
      const { scanner } = project;
      const on = await project.scanned();
      assert.ok(changingOperations >= 3 * chapterNames.length);
      for (const [fault, codes] of [
        [diskFault('ENOSPC'), ['disk.full']],
        [diskFault('EROFS'), ['folder.readOnly', 'file.unwritable']],
        [diskFault('EACCES'), ['folder.readOnly', 'file.unwritable']],
      ] as const) {
        for (let step = 0; ; step++) {
          const disk = new FaultyDisk(step, fault);
          const failure: unknown = await project.export({ scanner: on(disk) }).then(
            () => undefined,
            (error: unknown) => error,
          );
          if (disk.count <= step) break;
          if (failure === undefined) {
            // The plan of a finished export could not be cleared away, which the next one does.
            assert.notDeepEqual(project.book(), former, `step ${step}`);
            assert.deepEqual(await scanner.files.finishWrites(), [], `step ${step}`);
            project.restore(former);
            continue;
          }
          assert.ok(failure instanceof Error && 'code' in failure, `step ${step}`);
          assert.ok(
            (codes as readonly unknown[]).includes(failure.code),
            `step ${step}: ${String(failure.code)}`,
          );
          assert.deepEqual(project.book(), former, `step ${step}`);
          if (step > 200) assert.fail('The export never got through.');
        }
        project.restore(former);
      }
    })).timeout(120_000);

  it('with the death of the program at any step leaves the former book whole, or a plan that the next start completes', () =>
    withProject(async (project) => {
      await project.export();
      const former = project.book();
      project.repository.commit({ files: { 'src/tally.ts': tally.replace('TODO', 'FIXME') } });
      const on = await project.scanned();
      await project.export();
      const complete = project.book();
      const ends = { former: 0, completed: 0 };
      for (let step = 0; ; step++) {
        project.restore(former);
        const end = await untilDeath(step, (disk) => project.export({ scanner: on(disk) }));
        if (end !== 'dead') break;
        const finished = await new WorkspaceFiles(project.root).finishWrites();
        const after = withoutTemporary(project.book());
        ends[finished.length > 0 ? 'completed' : 'former'] += 1;
        if (finished.length > 0) assert.deepEqual(after, complete, `step ${step}`);
        else
          assert.ok(isDeepStrictEqual(after, former) || isDeepStrictEqual(after, complete), `step ${step}`);
        assert.deepEqual(await new WorkspaceFiles(project.root).finishWrites(), []);
        project.outdateTemporary();
        await project.export({ scanner: on(new FaultyDisk(-1, diskFault('ENOSPC'))) });
        assert.deepEqual(project.book(), complete, `step ${step}`);
        if (step > 200) assert.fail('The export never got through.');
      }
      assert.ok(ends.former > 5 && ends.completed > 2, JSON.stringify(ends));
    })).timeout(120_000);
});

function withoutTemporary(book: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(book).filter(([name]) => !name.endsWith('.tmp')));
}
