import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BuiltExport, buildExport } from '../../../../src/core/handover/formats/buildExport';
import { withHtmlBook } from '../../../../src/node/handover/htmlBook';
import { bookPage } from '../../../support/bookPage';
import { sampleInput } from '../../../support/bookSample';
import { elementsOf } from '../../../support/htmlPage';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const input = sampleInput();

async function sampleBook(root: string, pageFolder?: string): Promise<BuiltExport> {
  const built = buildExport({ formats: ['html'], book: input, existing: new Map() });
  return withHtmlBook(built, { root, book: input, pageFolder: pageFolder ?? (await bookPage()) });
}

async function sampleText(root: string): Promise<string> {
  const [file, ...others] = (await sampleBook(root)).files;
  assert.ok(file && others.length === 0);
  return file.text;
}

describe('the HTML file of a book', () => {
  it('has all chapters, the figures, and lies beside the Markdown', async () => {
    await inTemporaryFolder(async (root) => {
      const { files, mains, chapters: expected } = await sampleBook(root);
      assert.deepEqual(mains, [{ format: 'html', path: 'docs/handover/handover.html' }]);
      assert.deepEqual(
        files.map((file) => file.path),
        ['docs/handover/handover.html'],
      );
      const page = elementsOf(files[0]?.text ?? '');
      const chapters = page.filter(({ attributes }) => attributes['class']?.split(' ').includes('chapter'));
      assert.equal(chapters.length, expected.filter(({ path: file }) => file.endsWith('.md')).length);
      assert.equal(page.filter(({ attributes }) => attributes['class'] === 'diagram').length, 4);
    });
  });

  it('allows by hash what is in it', async () => {
    await inTemporaryFolder(async (root) => {
      const page = elementsOf(await sampleText(root));
      const policy = page.find(({ attributes }) => 'http-equiv' in attributes)?.attributes['content'] ?? '';
      for (const name of ['script', 'style']) {
        const text = page.find((element) => element.name === name)?.text ?? '';
        assert.ok(text.length > 1000);
        const hash = createHash('sha256').update(text).digest('base64');
        assert.ok(policy.includes(`${name}-src 'sha256-${hash}'`), name);
      }
    });
  });

  it('has the pictures of notes in it', async () => {
    await inTemporaryFolder(async (root) => {
      await mkdir(path.join(root, '.handover/media'), { recursive: true });
      await writeFile(path.join(root, '.handover/media/p.png'), Buffer.from('89504e470d0a1a0a00', 'hex'));
      const [picture] = elementsOf(await sampleText(root)).filter(({ name }) => name === 'img');
      assert.match(picture?.attributes['src'] ?? '', /^data:image\/png;base64,/);
    });
  });

  it('says what to do where a part of the product is missing', async () => {
    await inTemporaryFolder(async (root) => {
      await assert.rejects(sampleBook(root, path.join(root, 'nothing')), {
        code: 'page.missing',
        message: /install Mob Handover again/,
      });
    });
  });

  it('takes the place of a former one, but not of a file that no export made', async () => {
    await inTemporaryFolder(async (root) => {
      const place = path.join(root, 'docs/handover/handover.html');
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, await sampleText(root));
      assert.equal((await sampleBook(root)).files.length, 1);
      await writeFile(place, '<h1>Written by hand</h1>');
      const { files, warnings } = await sampleBook(root);
      assert.equal(files.length, 0);
      assert.match(warnings.at(-1)?.message ?? '', /handover\.html was not made by an export/);
    });
  });
});
