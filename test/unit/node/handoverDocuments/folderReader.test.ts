import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FolderReader } from '../../../../src/node/handoverDocuments/folderReader';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const never = { aborted: false };

describe('the documents of a folder', () => {
  it('are the Markdown files below .handover and the folder of the book', () =>
    inTemporaryFolder(async (root) => {
      for (const folder of ['.handover/notes', 'docs/handover/deep', 'docs/other'])
        await mkdir(path.join(root, folder), { recursive: true });
      for (const file of [
        '.handover/notes/a.md',
        '.handover/notes/.a.md.1.tmp',
        'docs/handover/deep/B.MD',
        'docs/other/c.md',
      ])
        await writeFile(path.join(root, file), '');
      const reader = new FolderReader(root);
      assert.deepEqual(await reader.documents('docs/handover', never), [
        '.handover/notes/a.md',
        'docs/handover/deep/B.MD',
      ]);
      assert.deepEqual(await reader.documents('none', never), ['.handover/notes/a.md']);
      await assert.rejects(reader.documents('docs/handover', { aborted: true }), { code: 'cancelled' });
    }));

  it('are never outside it, whatever a path or a symbolic link says', () =>
    inTemporaryFolder(async (folder) => {
      const root = path.join(folder, 'root');
      await mkdir(path.join(root, '.handover'), { recursive: true });
      await mkdir(path.join(folder, 'secret'));
      await writeFile(path.join(folder, 'secret/key.md'), 'secret');
      await symlink(path.join(folder, 'secret'), path.join(root, '.handover/notes'));
      await symlink(path.join(folder, 'secret/key.md'), path.join(root, '.handover/key.md'));
      const reader = new FolderReader(root);
      assert.deepEqual(await reader.documents('docs/handover', never), []);
      for (const outside of ['../secret/key.md', '.handover/key.md', '.handover/notes/key.md', 'a\0b'])
        assert.deepEqual(await reader.state(outside), { kind: 'outside' });
      assert.deepEqual(await reader.entries('../secret'), []);
      assert.deepEqual(await reader.state('.handover'), { kind: 'folder' });
      assert.deepEqual(await reader.state('none'), { kind: 'missing' });
    }));
});
