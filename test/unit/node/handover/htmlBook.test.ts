import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildBook } from '../../../../src/core/handover/book';
import { factsOf } from '../../../../src/core/handover/facts';
import { htmlBook } from '../../../../src/node/handover/htmlBook';
import { bookPage } from '../../../support/bookPage';
import { sampleInput } from '../../../support/bookSample';
import { elementsOf } from '../../../support/htmlPage';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const input = sampleInput();
const texts = new Map(
  buildBook(input).files.map(({ path: file, text }) => [file.slice(input.outputFolder.length + 1), text]),
);

async function sampleBook(root: string) {
  return htmlBook({ root, texts, facts: factsOf(input), assetsFolder: await bookPage() });
}

describe('the HTML file of a book', () => {
  it('has all chapters, the figures, and lies beside the Markdown', async () => {
    await inTemporaryFolder(async (root) => {
      const { path: place, text } = await sampleBook(root);
      assert.equal(place, 'docs/handover/handover.html');
      const page = elementsOf(text);
      const chapters = page.filter(({ attributes }) => attributes['class']?.split(' ').includes('chapter'));
      assert.equal(chapters.length, texts.size);
      assert.equal(page.filter(({ attributes }) => attributes['class'] === 'diagram').length, 4);
    });
  });

  it('allows by hash what is in it', async () => {
    await inTemporaryFolder(async (root) => {
      const page = elementsOf((await sampleBook(root)).text);
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
      const { text } = await sampleBook(root);
      const [picture] = elementsOf(text).filter(({ name }) => name === 'img');
      assert.match(picture?.attributes['src'] ?? '', /^data:image\/png;base64,/);
    });
  });

  it('says what to do where a part of the product is missing', async () => {
    await inTemporaryFolder(async (root) => {
      await assert.rejects(
        htmlBook({ root, texts, facts: factsOf(input), assetsFolder: path.join(root, 'nothing') }),
        { code: 'page.missing', message: /install Mob Handover again/ },
      );
    });
  });
});
