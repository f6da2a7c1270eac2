import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { FormatId } from '../../../../src/core/handover/formats/formatList';
import { defaultScanOptions } from '../../../../src/core/hotspots/model';
import { quoteOf } from '../../../../src/core/knowledge/quoteAnchor';
import { newNote } from '../../../../src/core/knowledge/writeNote';
import { exportHandover, type HandoverExport } from '../../../../src/node/handover/exportHandover';
import { Scanner } from '../../../../src/node/scan/scanner';
import { lineOfStep, type PlayedTour, schemaProblems, textOfStep } from '../../../support/codeTour/player';
import { GitSandbox } from '../../../support/gitSandbox';
import { RecordingLog } from '../../../support/recordingLog';
import { scanBundles } from '../../../support/scanBundles';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const unique = 'return votes.length; // how many';
const twin = 'retry(); // by hand';
/** Lines that stand in the file again and again, the one we mean in the middle. */
const block = `begin();\n${'step();\n'.repeat(24)}`;
const first = `export function tally(votes) {\r\n  ${unique}\r\n}\r\n${'export const more = 1;\r\n'.repeat(20)}`;
const again = `${block}${'retry(); // by hand\n'.repeat(30)}`;

class TourProject {
  readonly repository: GitSandbox;
  readonly scanner: Scanner;

  constructor(repository: GitSandbox, scanner: Scanner) {
    this.repository = repository;
    this.scanner = scanner;
  }

  get root(): string {
    return this.repository.folder;
  }

  export(formats: readonly FormatId[] = ['tours']): Promise<HandoverExport> {
    const options = { root: this.root, scan: defaultScanOptions, formats };
    return exportHandover(this.scanner, options, { cancellation: { aborted: false } });
  }

  tours(): readonly PlayedTour[] {
    const folder = path.join(this.root, '.tours');
    if (!existsSync(folder)) return [];
    const names = readdirSync(folder).filter((name) => name.endsWith('.tour'));
    return names.map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as PlayedTour);
  }

  /** The lines on which CodeTour shows the steps in files of the given ending, with what it opens. */
  landings(ending: string): readonly string[] {
    const repository = {
      head: this.repository.git('rev-parse', 'HEAD').trim(),
      at: (commit: string, file: string) => this.repository.git('show', `${commit}:${file}`),
      now: (file: string) => readFileSync(path.join(this.root, file), 'utf8'),
    };
    const found = this.tours().flatMap((tour) =>
      tour.steps
        .filter(({ file }) => file?.endsWith(ending) === true)
        .map((step) => {
          const text = textOfStep(step, tour, repository);
          return (text.split(/\r?\n/)[lineOfStep(step, text)] ?? 'the end of the file').trim();
        }),
    );
    return [...new Set(found)];
  }
}

async function withNotes(run: (project: TourProject) => Promise<void>): Promise<void> {
  const workerFile = path.join(await scanBundles(), 'parseWorker.js');
  await inTemporaryFolder(async (folder) => {
    const repository = new GitSandbox(folder);
    const commit = repository.commit({ files: { 'src/tally.js': first, 'src/again.js': again } });
    const anchored = (file: string, text: string, line: number): string => {
      const span = { start: { line, column: 0 }, end: { line, column: 200 } };
      return newNote({
        kind: 'explanation',
        atEpochMs: Date.parse('2024-01-05T10:00:00Z'),
        toldBy: ['Sol Example'],
        learntBy: [],
        anchors: [{ ...quoteOf(file, text, span), commit }],
        title: `About ${file}`,
        text: 'It counts.',
      });
    };
    repository.write('.handover/notes/2024-01-05-tally-a1b2.md', anchored('src/tally.js', first, 1));
    repository.write('.handover/notes/2024-01-05-again-c3d4.md', anchored('src/again.js', again, 40));
    repository.commit({});
    const scanner = new Scanner({ root: folder, workerFile, workers: 1, log: new RecordingLog() });
    try {
      await run(new TourProject(repository, scanner));
    } finally {
      await scanner.dispose();
    }
  });
}

describe('Tours of a repository whose history goes on', () => {
  it('lead CodeTour to what the notes speak of, through edits, renames and further commits', () =>
    withNotes(async (project) => {
      const { repository } = project;
      repository.commit({
        files: { 'src/tally.js': `// new\r\n// header\r\n${first.replace('  return', '\t\treturn')}` },
      });
      repository.commit({ renames: { 'src/tally.js': 'src/count.js' } });
      const { warnings, mains } = await project.export();
      assert.deepEqual(warnings, []);
      assert.equal(mains[0]?.path, '.tours/handover-start-here.tour');
      for (const tour of project.tours()) assert.deepEqual(schemaProblems(tour), []);
      assert.deepEqual(project.landings('count.js'), [unique]);
      assert.deepEqual(project.landings('again.js'), [twin]);

      repository.commit({ files: { '.tours/x.txt': 'the tours' } });
      repository.commit({
        files: {
          'src/count.js': `${'// more\n'.repeat(9)}${readFileSync(path.join(project.root, 'src/count.js'), 'utf8')}`,
          'src/again.js': `another();\n${again}`,
        },
      });
      repository.write('src/again.js', 'nothing();\n');
      assert.deepEqual(project.landings('count.js'), [unique]);
      assert.deepEqual(project.landings('again.js'), [twin]);
    }));

  it('are the same after they were committed, and drop what was lost', () =>
    withNotes(async (project) => {
      const { repository } = project;
      await project.export();
      repository.commit({});
      assert.deepEqual((await project.export()).changed, []);
      repository.commit({ files: { 'src/tally.js': null } });
      const { removed, changed } = await project.export();
      assert.deepEqual(project.landings('tally.js'), []);
      assert.ok(changed.length > 0);
      assert.deepEqual(removed, []);
      repository.commit({ files: { 'src/again.js': null } });
      assert.ok((await project.export()).removed.length > 1);
      assert.deepEqual(project.tours(), []);
    }));

  it('are listed in the book of the same export, whose links all lead somewhere, and which then stays as it is', () =>
    withNotes(async (project) => {
      const { warnings } = await project.export(['markdown', 'tours']);
      assert.deepEqual(warnings, []);
      const index = path.join(project.root, 'docs/handover/23-index.md');
      const listed = readFileSync(index, 'utf8');
      for (const { title } of project.tours()) assert.ok(listed.includes(`### ${title}`), title);
      project.repository.commit({});
      assert.deepEqual((await project.export(['markdown', 'tours'])).changed, []);
      assert.deepEqual((await project.export(['markdown'])).changed, []);

      project.repository.commit({ files: { 'src/tally.js': null, 'src/again.js': null } });
      const after = await project.export(['markdown', 'tours']);
      assert.ok(after.removed.length > 1);
      assert.match(readFileSync(index, 'utf8'), /No code tour was exported or found/);
    }));
});
