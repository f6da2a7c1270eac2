import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readMarkdown } from '../../../../src/core/handoverDocuments/markdownDocument';
import { noteLayout } from '../../../../src/core/handoverDocuments/noteLayout';
import { headingRename, pathRenames, type RenamedIn } from '../../../../src/core/handoverDocuments/renames';
import { replaced, smallestEdit } from '../../../../src/core/handoverDocuments/textEdits';
import { yamlScalar } from '../../../../src/core/handoverDocuments/yamlScalar';
import { parseFrontMatter } from '../../../../src/core/knowledge/frontMatter';

function documentAt(path: string, text: string): RenamedIn {
  const layout = noteLayout(text);
  return { path, text, markdown: readMarkdown(text), ...(layout === undefined ? {} : { layout }) };
}

function after(documents: readonly RenamedIn[], edits: ReturnType<typeof pathRenames>): readonly string[] {
  return documents.map(({ path, text }) => replaced(text, edits.get(path) ?? []));
}

describe('a new name of a heading', () => {
  it('goes into every link to it, and into those of headings that had the same words', () => {
    const documents = [
      documentAt('docs/a.md', '# Open\n\n[first](#open) [second](#open-1)\n\n## Open\n'),
      documentAt('docs/b.md', '[first](a.md#open) [second](./a.md#OPEN-1) [other](c.md#open)\n'),
    ];
    const [document] = documents;
    const heading = document?.markdown.headings[0];
    assert.ok(document !== undefined && heading !== undefined);
    assert.deepEqual(after(documents, headingRename(document, heading, 'Zu (ä)', documents)), [
      '# Zu (ä)\n\n[first](#zu-%C3%A4) [second](#open)\n\n## Open\n',
      '[first](a.md#zu-%C3%A4) [second](./a.md#open) [other](c.md#open)\n',
    ]);
  });
});

describe('a new path', () => {
  it('of a file or a folder goes into links and anchors, which keep their style and their fragment', () => {
    const documents = [
      documentAt('docs/a.md', '[x](../src/x.ts#L2) [y](./../src/x.ts) [z](/src/x.ts) ![n](../srcs/x.ts)\n'),
      documentAt('.handover/notes/n.md', '---\nanchors:\n  - path: src/x.ts\n  - path: srcs/x.ts\n---\n'),
    ];
    assert.deepEqual(after(documents, pathRenames([{ from: 'src', to: 'lib: b' }], documents)), [
      '[x](../lib%3A%20b/x.ts#L2) [y](../lib%3A%20b/x.ts) [z](/lib%3A%20b/x.ts) ![n](../srcs/x.ts)\n',
      '---\nanchors:\n  - path: "lib: b/x.ts"\n  - path: srcs/x.ts\n---\n',
    ]);
  });

  it('of a document keeps its own links right', () => {
    const documents = [
      documentAt('docs/a.md', '[b](b.md) [own](#x) [out](https://example.org) [abs](/docs/b.md)\n'),
      documentAt('docs/b.md', '[a](a.md)\n'),
    ];
    assert.deepEqual(after(documents, pathRenames([{ from: 'docs/a.md', to: 'c/d/a.md' }], documents)), [
      '[b](../../docs/b.md) [own](#x) [out](https://example.org) [abs](/docs/b.md)\n',
      '[a](../c/d/a.md)\n',
    ]);
    assert.equal(pathRenames([{ from: 'other.md', to: 'x.md' }], documents).size, 0);
    const both = [{ from: 'docs', to: 'book' }];
    assert.deepEqual(after(documents, pathRenames(both, documents)), [
      '[b](b.md) [own](#x) [out](https://example.org) [abs](/book/b.md)\n',
      '[a](a.md)\n',
    ]);
  });
});

describe('the smallest edit', () => {
  it('makes one text of another, and is none where they are the same', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', ''), { maxLength: 6 }).map((all) => all.join('\n'));
    fc.assert(
      fc.property(lines, lines, (before, next) => {
        const edit = smallestEdit(before, next);
        assert.equal(edit === undefined, before === next);
        assert.equal(replaced(before, edit === undefined ? [] : [edit]), next);
      }),
      { numRuns: 2000 },
    );
  });

  it('touches only the lines that differ', () => {
    assert.deepEqual(smallestEdit('a\nb\nc\n', 'a\nB\nc\n'), {
      span: { start: { line: 1, column: 0 }, end: { line: 2, column: 0 } },
      newText: 'B\n',
    });
  });
});

describe('a value in front matter', () => {
  it('is read as the text it was', () => {
    const text = fc.oneof(
      fc.constantFrom(
        'true',
        '1.5e3',
        '0x1F',
        '~',
        '.inf',
        'null',
        '- a',
        'a: b',
        'a #b',
        "it's",
        '',
        ' a',
        'NaN',
        '...',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    );
    fc.assert(
      fc.property(text, (value) => {
        for (const written of [`k: ${yamlScalar(value)}`, `k: [${yamlScalar(value)}]`]) {
          const read = parseFrontMatter(`---\n${written}\n---\n`);
          assert.deepEqual(read.kind === 'found' && [read.data['k']].flat(), [value]);
        }
      }),
      { numRuns: 2000 },
    );
    assert.equal(yamlScalar('src/a b.ts'), 'src/a b.ts');
  });
});
