import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { type FormatId, formatIds } from '../../../../src/core/handover/formats/formatList';
import { defaultScanOptions } from '../../../../src/core/hotspots/model';
import { exportHandover } from '../../../../src/node/handover/exportHandover';
import { Scanner } from '../../../../src/node/scan/scanner';
import { bookPage } from '../../../support/bookPage';
import { GitSandbox } from '../../../support/gitSandbox';
import { RecordingLog } from '../../../support/recordingLog';
import { scanBundles } from '../../../support/scanBundles';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const moduleText = (name: string, debt: string): string =>
  `// TODO: ${debt}\nexport function ${name}(votes: number[]): number {\n  return votes.length;\n}\n`;
const decision = (words: string): string =>
  `---\nschema: mob-handover/note/1\nkind: decision\nat: 2024-01-05T10:00:00Z\ntoldBy: [Kim Example]\nanchors:\n  - path: src/a.ts\n---\n\n# Why we count twice\n\n${words}\n`;
const decisionNote = '.handover/notes/2024-01-05-count-a7k2.md';

class Branches {
  readonly repository: GitSandbox;
  readonly #scanner: Scanner;
  readonly #pageFolder: string;

  constructor(repository: GitSandbox, scanner: Scanner, pageFolder: string) {
    this.repository = repository;
    this.#scanner = scanner;
    this.#pageFolder = pageFolder;
  }

  async export(formats: readonly FormatId[] = formatIds): Promise<readonly string[]> {
    const { warnings } = await exportHandover(
      this.#scanner,
      { root: this.repository.folder, scan: defaultScanOptions, formats, pageFolder: this.#pageFolder },
      { cancellation: { aborted: false } },
    );
    return warnings.map(({ message }) => message);
  }

  read(file: string): string {
    return readFileSync(path.join(this.repository.folder, file), 'utf8');
  }

  edit(file: string, from: string, to: string): void {
    const text = this.read(file);
    assert.ok(text.includes(from), `${file} has ${from}`);
    this.repository.write(file, text.replace(from, to));
  }

  /** All files of the work tree that are no code, by path. */
  exported(): Record<string, string> {
    const { folder } = this.repository;
    return Object.fromEntries(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.parentPath.includes(`${folder}/.git`))
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
        .map((file) => [file, this.read(file)]),
    );
  }

  /** Git merges `theirs` into the branch that is checked out, and leaves conflicts. */
  merge(style: string): void {
    assert.throws(() =>
      this.repository.git('-c', `merge.conflictStyle=${style}`, 'merge', '--quiet', 'theirs'),
    );
  }
}

async function withBranches(run: (branches: Branches) => Promise<void>): Promise<void> {
  const bundles = await scanBundles();
  await inTemporaryFolder(async (folder) => {
    const repository = new GitSandbox(folder);
    const files = Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`src/${name}.ts`, moduleText(name, `later in ${name}`)]),
    );
    repository.commit({ files: { ...files, [decisionNote]: decision('Because.') } });
    const log = new RecordingLog();
    const scanner = new Scanner({
      root: folder,
      workerFile: path.join(bundles, 'parseWorker.js'),
      workers: 1,
      log,
    });
    try {
      await run(new Branches(repository, scanner, await bookPage()));
    } finally {
      await scanner.dispose();
    }
  });
}

/** Two branches that changed other modules and both exported all formats; `ours` is checked out. */
async function exportOnBoth(
  branches: Branches,
  write: { readonly ours?: () => void; readonly theirs?: () => void } = {},
): Promise<void> {
  const { repository } = branches;
  await branches.export();
  repository.commit({ message: 'The book' });
  repository.git('checkout', '--quiet', '-b', 'theirs');
  repository.commit({
    files: {
      'src/e.ts': moduleText('e', 'their matter'),
      [decisionNote]: decision('Because they say so.'),
    },
  });
  await branches.export();
  write.theirs?.();
  repository.commit({ author: 'Noa Example <noa@example.org>' });
  repository.git('checkout', '--quiet', '-b', 'ours', 'main');
  repository.commit({ files: { 'src/b.ts': moduleText('b', 'our matter') } });
  await branches.export();
  write.ours?.();
  repository.commit({});
}

describe('An export of all formats', function () {
  this.timeout(120_000);

  it('changes no byte when nothing changed, before and after its files were committed', () =>
    withBranches(async (branches) => {
      const words =
        'The contract with https://billing.example.org/api says so, see [the code](../../src/a.ts).';
      branches.repository.commit({ files: { [decisionNote]: decision(words) } });
      await branches.export();
      const first = branches.exported();
      assert.ok(Object.keys(first).some((file) => file.startsWith('docs/decisions/')));
      await branches.export();
      assert.deepEqual(branches.exported(), first);
      branches.repository.commit({ author: 'Noa Example <noa@example.org>' });
      await branches.export();
      assert.deepEqual(branches.exported(), first);
      assert.doesNotMatch(first['docs/handover/14-decisions.md'] ?? '', /docs\/decisions\/2024/);
    }));

  it('counts a record that a person changed among those of the project', () =>
    withBranches(async (branches) => {
      await branches.export();
      const [record = ''] = Object.keys(branches.exported()).filter((file) =>
        file.startsWith('docs/decisions/'),
      );
      branches.edit(record, 'Because.', 'Because. And because of Sol.');
      const warnings = await branches.export();
      assert.ok(warnings.some((message) => message.startsWith(record)));
      assert.match(branches.read('docs/handover/14-decisions.md'), /docs\/decisions\/2024/);
      assert.match(branches.read(record), /And because of Sol/);
    }));
});

describe('Merging two branches that both exported', function () {
  this.timeout(120_000);

  it('is mended by the next export, in all formats, and then no export changes a byte', () =>
    withBranches(async (branches) => {
      await exportOnBoth(branches);
      branches.merge('merge');
      assert.match(branches.read('docs/handover/17-debts.md'), /^<<<<<<< /m);
      branches.repository.write(decisionNote, decision('Because they say so.'));
      const warnings = await branches.export();
      assert.deepEqual(
        warnings.filter((message) => !message.startsWith('catalog-info.yaml')),
        [],
      );
      const merged = branches.exported();
      for (const [file, text] of Object.entries(merged))
        assert.doesNotMatch(text, /^(?:<<<<<<<|>>>>>>>) /m, file);
      const debts = merged['docs/handover/17-debts.md'] ?? '';
      assert.match(debts, /our matter/);
      assert.match(debts, /their matter/);
      assert.doesNotMatch(debts, /handover:kept/);
      assert.match(merged['docs/handover/README.md'] ?? '', /Since the export at commit/);

      branches.repository.commit({ message: 'Merge' });
      await branches.export();
      branches.repository.commit({ message: 'The book of the merge' });
      const committed = branches.exported();
      await branches.export();
      assert.deepEqual(branches.exported(), committed);
    }));

  it('keeps what people wrote on both of them, into regions and beside them', () =>
    withBranches(async (branches) => {
      const debts = 'docs/handover/17-debts.md';
      await exportOnBoth(branches, {
        ours: () => {
          branches.edit(debts, 'later in c', 'later in c, in spring');
          branches.edit(debts, '> **To be written', 'Ours: ask Kim.\n\n> **To be written');
        },
        theirs: () => {
          branches.edit(debts, 'later in d', 'later in d, in autumn');
          branches.edit('docs/handover/01-purpose.md', '> **To be written', 'Theirs.\n\n> **To be written');
        },
      });
      branches.merge('diff3');
      const warnings = await branches.export(['markdown']);
      const text = branches.read(debts);
      for (const words of ['later in c, in spring', 'later in d, in autumn', 'Ours: ask Kim.'])
        assert.equal(text.split(words).length, 2, words);
      assert.match(branches.read('docs/handover/01-purpose.md'), /^Theirs\.$/m);
      assert.doesNotMatch(text, /^<<<<<<< /m);
      assert.equal(
        warnings.filter((message) => message.includes('edited by hand')).length,
        1,
        warnings.join('\n'),
      );
    }));
});
