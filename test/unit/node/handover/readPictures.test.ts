import assert from 'node:assert/strict';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readPictures } from '../../../../src/node/handover/readPictures';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const png = Buffer.from('89504e470d0a1a0a00', 'hex');

describe('the pictures of the HTML book', () => {
  it('are what their bytes say, not their names', async () => {
    await inTemporaryFolder(async (root) => {
      await writeFile(path.join(root, 'a.jpg'), png);
      await writeFile(
        path.join(root, 'b.svg'),
        '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
      );
      await writeFile(path.join(root, 'c.png'), '<html><script>alert(1)</script></html>');
      const pictures = await readPictures(root, ['a.jpg', 'b.svg', 'c.png']);
      assert.deepEqual(pictures.get('a.jpg'), {
        kind: 'embedded',
        dataUri: `data:image/png;base64,${png.toString('base64')}`,
      });
      const svg = pictures.get('b.svg');
      assert.ok(svg?.kind === 'embedded' && svg.dataUri.startsWith('data:image/svg+xml;base64,'));
      assert.deepEqual(pictures.get('c.png'), {
        kind: 'leftOut',
        why: 'it is no PNG, JPEG, GIF, WebP, AVIF or SVG',
      });
    });
  });

  it('say why they are not there', async () => {
    await inTemporaryFolder(async (folder) => {
      const root = path.join(folder, 'project');
      await mkdir(path.join(root, 'folder'), { recursive: true });
      await writeFile(path.join(folder, 'secret.png'), png);
      await symlink(path.join(folder, 'secret.png'), path.join(root, 'link.png'));
      await writeFile(path.join(root, 'large.png'), png);
      await truncate(path.join(root, 'large.png'), 2 * 1024 * 1024 + 1);
      const pictures = await readPictures(root, [
        'link.png',
        'large.png',
        'gone.png',
        'folder',
        '../secret.png',
      ]);
      assert.deepEqual(
        [...pictures.values()].map((picture) => picture.kind === 'leftOut' && picture.why),
        [
          'it lies outside the project',
          'it has more than 2 MiB',
          'there is no such file',
          'it is no file',
          'it lies outside the project',
        ],
      );
    });
  });

  it('are together no more than the file can bear', async () => {
    await inTemporaryFolder(async (root) => {
      const names = Array.from({ length: 11 }, (_, at) => `${at}.png`);
      for (const name of names) {
        await writeFile(path.join(root, name), png);
        await truncate(path.join(root, name), 2 * 1024 * 1024);
      }
      const pictures = await readPictures(root, names);
      assert.equal([...pictures.values()].filter(({ kind }) => kind === 'embedded').length, 10);
      assert.deepEqual(pictures.get('10.png'), {
        kind: 'leftOut',
        why: 'the pictures before it have 20 MiB already',
      });
    });
  });
});
