import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, it } from 'mocha';
import { formatIds } from '../../../../src/core/handover/formats/formatList';
import { defaultScanOptions } from '../../../../src/core/hotspots/model';
import { quoteOf } from '../../../../src/core/knowledge/quoteAnchor';
import { newNote } from '../../../../src/core/knowledge/writeNote';
import type { FileChange, Files, RepoPath } from '../../../../src/core/ports';
import { WorkspaceFiles } from '../../../../src/node/files/workspaceFiles';
import { exportHandover, type HandoverExport } from '../../../../src/node/handover/exportHandover';
import { Scanner } from '../../../../src/node/scan/scanner';
import { bookPage } from '../../../support/bookPage';
import { diskFault, FaultyDisk, processDies, untilDeath } from '../../../support/faultyDisk';
import { GitSandbox } from '../../../support/gitSandbox';
import { RecordingLog } from '../../../support/recordingLog';
import { scanBundles } from '../../../support/scanBundles';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

type Tree = Readonly<Record<string, string>>;

/** What an export gives to its one write. */
interface Write {
  readonly files: readonly FileChange[];
  readonly removed: readonly RepoPath[];
}

const source = (name: string): string =>
  `// TODO: count ${name} again\nexport function ${name}() {\n  return '${name}';\n}\n`;

const note = (kind: 'explanation' | 'decision', file: string, text: string): string =>
  newNote({
    kind,
    atEpochMs: Date.parse('2024-01-05T10:00:00Z'),
    toldBy: ['Sol Example'],
    learntBy: [],
    anchors: [quoteOf(file, text, { start: { line: 1, column: 0 }, end: { line: 1, column: 60 } })],
    title: `About ${file}`,
    text: 'It counts.',
  });

class Project {
  readonly repository: GitSandbox;
  readonly #scanner: Scanner;

  constructor(repository: GitSandbox, scanner: Scanner) {
    this.repository = repository;
    this.#scanner = scanner;
  }

  get root(): string {
    return this.repository.folder;
  }

  /** With every format there is. */
  async export(files: Files = this.#scanner.files): Promise<HandoverExport> {
    const scanner = this.#scanner;
    return exportHandover(
      {
        scan: scanner.scan.bind(scanner),
        lookOutside: scanner.lookOutside.bind(scanner),
        debtOrigins: scanner.debtOrigins.bind(scanner),
        git: scanner.git,
        files,
      },
      { root: this.root, scan: defaultScanOptions, formats: formatIds, pageFolder: await bookPage() },
      { cancellation: { aborted: false } },
    );
  }

  /** What an export would write. */
  async planned(): Promise<Write> {
    const { files } = this.#scanner;
    const writes: Write[] = [];
    await this.export({
      readText: (place) => files.readText(place),
      list: (folder) => files.list(folder),
      isFolder: (place) => files.isFolder(place),
      finishWrites: () => files.finishWrites(),
      writeAll: (written, removed = []) => {
        writes.push({ files: written, removed });
        return Promise.resolve([]);
      },
    });
    const [only, ...others] = writes;
    assert.ok(only && others.length === 0);
    return only;
  }

  /** Bytes of all files but those of git, by path; half-written ones as well. */
  tree(): Tree {
    const names = readdirSync(this.root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.root, path.join(entry.parentPath, entry.name)))
      .filter((name) => !name.startsWith(`.git${path.sep}`));
    return Object.fromEntries(
      names.sort().map((name) => [name, readFileSync(path.join(this.root, name)).toString('latin1')]),
    );
  }

  restore(tree: Tree): void {
    for (const name of Object.keys(this.tree())) if (!(name in tree)) rmSync(path.join(this.root, name));
    for (const [name, text] of Object.entries(tree)) {
      mkdirSync(path.dirname(path.join(this.root, name)), { recursive: true });
      writeFileSync(path.join(this.root, name), Buffer.from(text, 'latin1'));
    }
  }
}

/** A book in all formats, and a project that has changed since so that each of them changes. */
async function withChangedProject(run: (project: Project, write: Write) => Promise<void>): Promise<void> {
  const workerFile = path.join(await scanBundles(), 'parseWorker.js');
  await inTemporaryFolder(async (folder) => {
    const repository = new GitSandbox(folder);
    const files = { 'src/votes.ts': source('votes'), 'old/jury.ts': source('jury') };
    repository.commit({ files: { ...files, 'package.json': '{ "name": "votes", "version": "1.0.0" }' } });
    repository.write(
      '.handover/notes/2024-01-05-votes-a1b2.md',
      note('decision', 'src/votes.ts', files['src/votes.ts']),
    );
    repository.write(
      '.handover/notes/2024-01-05-jury-c3d4.md',
      note('explanation', 'old/jury.ts', files['old/jury.ts']),
    );
    const scanner = new Scanner({ root: folder, workerFile, workers: 1, log: new RecordingLog() });
    try {
      const project = new Project(repository, scanner);
      const { mains } = await project.export();
      assert.deepEqual([...mains.map(({ format }) => format)].sort(), [...formatIds].sort());
      const decision = '.handover/notes/2024-01-05-votes-a1b2.md';
      const text = readFileSync(path.join(folder, decision), 'utf8');
      repository.commit({
        files: {
          'src/votes.ts': `// More.\n${source('votes')}${source('more')}`,
          'old/jury.ts': null,
          'package.json': '{ "name": "votes", "version": "2.0.0" }',
          [decision]: `${text}\nTwice.\n`,
        },
      });
      const write = await project.planned();
      const former = project.tree();
      const differs = (ending: string): boolean =>
        write.files.some(
          ({ path: file, text: now }) =>
            file.endsWith(ending) && former[file] !== Buffer.from(now).toString('latin1'),
        );
      for (const ending of ['.md', '.html', '.tour', '.cdx.json', '.sarif', 'votes-a1b2.md'])
        assert.ok(differs(ending), ending);
      assert.ok(write.removed.length > 0);
      await run(project, write);
    } finally {
      await scanner.dispose();
    }
  });
}

/** Far more steps than the write has. */
const tooMany = 1000;

describe('A disk that fails while all formats are written', () => {
  it('by being full at any step leaves every file of the former export whole', () =>
    withChangedProject(async (project, { files, removed }) => {
      const former = project.tree();
      let failures = 0;
      for (let step = 0; ; step++) {
        const disk = new FaultyDisk(step, diskFault('ENOSPC'));
        const failed = await new WorkspaceFiles(project.root, disk.operations).writeAll(files, removed).then(
          () => false,
          () => true,
        );
        if (disk.count <= step) break;
        if (failed) {
          failures++;
          assert.deepEqual(project.tree(), former, `step ${step}`);
        } else {
          // All was written, and only the plan could not be cleared away.
          await new WorkspaceFiles(project.root).finishWrites();
          for (const { path: file, text } of files)
            assert.equal(project.tree()[file], Buffer.from(text).toString('latin1'), `step ${step}, ${file}`);
          project.restore(former);
        }
        assert.ok(step < tooMany);
      }
      assert.ok(failures > 3 * formatIds.length, `${failures} failures`);
    })).timeout(120_000);

  it('with the death of the program at any step leaves the former export whole, or a plan that the next start completes', () =>
    withChangedProject(async (project, { files, removed }) => {
      const former = project.tree();
      await new WorkspaceFiles(project.root).writeAll(files, removed);
      const complete = project.tree();
      const ends = { former: 0, complete: 0 };
      for (let step = 0; ; step++) {
        project.restore(former);
        const end = await untilDeath(step, ({ operations }) =>
          new WorkspaceFiles(project.root, operations).writeAll(files, removed),
        );
        if (end !== 'dead') break;
        await new WorkspaceFiles(project.root).finishWrites();
        const after = withoutTemporary(project.tree());
        const isFormer = isDeepStrictEqual(after, former);
        assert.ok(isFormer || isDeepStrictEqual(after, complete), `step ${step}`);
        ends[isFormer ? 'former' : 'complete'] += 1;
        assert.ok(step < tooMany);
      }
      assert.ok(ends.former > formatIds.length && ends.complete > formatIds.length, JSON.stringify(ends));
    })).timeout(120_000);

  it('has all of an export in that one write', () =>
    withChangedProject(async (project) => {
      const counted = async (run: (files: WorkspaceFiles) => Promise<unknown>): Promise<number> => {
        const disk = new FaultyDisk(-1, processDies);
        await run(new WorkspaceFiles(project.root, disk.operations));
        return disk.count;
      };
      const former = project.tree();
      const { files, removed } = await project.planned();
      assert.deepEqual(project.tree(), former);
      const ofWrite = await counted((disk) => disk.writeAll(files, removed));
      project.restore(former);
      assert.equal(await counted((disk) => project.export(disk)), ofWrite);
    })).timeout(60_000);
});

function withoutTemporary(tree: Tree): Tree {
  return Object.fromEntries(Object.entries(tree).filter(([name]) => !name.endsWith('.tmp')));
}
