import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BookInput } from '../../../../src/core/handover/book';
import { type BuiltExport, buildExport } from '../../../../src/core/handover/formats/buildExport';
import { withHtmlBook } from '../../../../src/node/handover/htmlBook';
import { bookPage } from '../../../support/bookPage';
import { debt, module, note, sampleInput, sampleReport } from '../../../support/bookSample';
import { elementsOf } from '../../../support/htmlPage';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const input = sampleInput();

/** A book of a project that dozens of people wrote over years. */
function midSizeInput(): BookInput {
  const report = sampleReport();
  const paths = Array.from(
    { length: 1500 },
    (_, at) => `src/main/java/org/example/area${at % 60}/part${at % 7}/CountedVotes${at}.java`,
  );
  const told = Array.from({ length: 400 }, (_, at) => {
    const title = `What area ${at} does when the votes come late`;
    const words = 'It waits for the second count, because the first one was wrong once. '.repeat(14);
    const kind = (['explanation', 'discovery', 'decision', 'incident'] as const)[at % 4] ?? 'warning';
    return {
      note: note(`late-${at}`, { kind, title, body: `# ${title}\n\n${words}\n\n${words}\n` }),
      places: [],
    };
  });
  return sampleInput({
    report: {
      ...report,
      modules: paths.map((place) => module(place)),
      debts: paths
        .slice(0, 1000)
        .map((place, at) => debt(place, at, { text: `TODO: count area ${at} again` })),
      hotspots: report.hotspots.flatMap((each) =>
        paths.slice(0, 300).map((place) => ({ ...each, path: place })),
      ),
    },
    notes: [...input.notes, ...told],
  });
}

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

  it('has at most 3 MB for a project of 1,500 modules, 1,000 debts and 400 notes', async () => {
    await inTemporaryFolder(async (root) => {
      const book = midSizeInput();
      const built = buildExport({ formats: ['html'], book, existing: new Map() });
      const { files } = await withHtmlBook(built, { root, book, pageFolder: await bookPage() });
      const bytes = Buffer.byteLength(files[0]?.text ?? '');
      assert.ok(bytes > 1_000_000 && bytes <= 3_000_000, `${bytes} bytes`);
    });
  }).timeout(60_000);

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
