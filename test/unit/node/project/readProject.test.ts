import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { readProject } from '../../../../src/node/project/readProject';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
}

const source = (root: string) => ({
  root,
  git: { listFiles: () => Promise.resolve([]), tags: () => Promise.resolve([]) },
  historyStatus: 'noRepository' as const,
  exclude: ['docs/handover'],
});

describe('Reading a project', () => {
  it('lists all files and reads manifests, but nothing of the book and nothing through links', async () => {
    await inTemporaryFolder(async (root) => {
      await inTemporaryFolder(async (outside) => {
        write(outside, { 'package.json': '{"name":"outside"}' });
        write(root, {
          'package.json': '{"name":"own"}',
          'src/a.c': 'int a;',
          'docs/handover/package.json': '{}',
        });
        symlinkSync(path.join(outside, 'package.json'), path.join(root, 'go.mod'));
        symlinkSync(outside, path.join(root, 'linked'));
        const { paths, texts, problems } = await readProject(source(root), { aborted: false });
        assert.deepEqual(paths, ['package.json', 'src/a.c']);
        assert.deepEqual([...texts], [['package.json', '{"name":"own"}']]);
        assert.deepEqual(problems, []);
      });
    });
  });

  it('reports a manifest that is too big, and reads the others', async () => {
    await inTemporaryFolder(async (root) => {
      write(root, { 'package.json': ' '.repeat(1_000_001), 'go.mod': 'module a' });
      const { texts, problems } = await readProject(source(root), { aborted: false });
      assert.deepEqual([...texts.keys()], ['go.mod']);
      assert.match(problems[0]?.message ?? '', /^package\.json is 1001 kB big/);
    });
  });

  it('takes licences from installed packages that are asked for', async () => {
    await inTemporaryFolder(async (root) => {
      write(root, {
        'package.json': '{"dependencies":{"@a/b":"1","../../x":"1"}}',
        'node_modules/@a/b/package.json': '{"version":"1.2.0","license":"ISC"}',
      });
      const { installedLicences } = await readProject(source(root), { aborted: false });
      assert.deepEqual([...installedLicences], [['pkg:npm/%40a/b@1.2.0', 'ISC']]);
    });
  });

  it('stops when cancelled', async () => {
    await inTemporaryFolder(async (root) => {
      write(root, { 'package.json': '{}' });
      await assert.rejects(readProject(source(root), { aborted: true }), { code: 'cancelled' });
    });
  });
});
