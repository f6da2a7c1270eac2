import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildBook } from '../../../../src/core/handover/book';
import { noteMarkdown } from '../../../../src/core/handover/noteMarkdown';
import { parseNote, isBroken } from '../../../../src/core/knowledge/parseNote';
import { note, sampleInput } from '../../../support/bookSample';
import { nodesOf, parseMarkdown } from '../../../support/markdownTree';

const place = { fromFolder: 'docs/handover', belowDepth: 3, title: 'Title' } as const;
const shown = (body: string) => noteMarkdown(body, place);

describe('the words of a note in the book', () => {
  it('keep their emphasis, lists, tables and code', () => {
    const body = '**a** _b_ ~~c~~ `d`\n\n- [ ] e\n- f\n\n| g |\n| - |\n| h |\n\n```ts\ni <b>\n```';
    assert.equal(shown(body), body);
  });

  it('have headings below that of the note, without its title and without empty ones', () => {
    assert.equal(
      shown('# Title\n\n## Before\n\n## Why\n\nx\n\n###### Deep\n'),
      '#### Before\n\n#### Why\n\nx\n\n###### Deep',
    );
    assert.equal(shown('## \n\nx'), 'x');
  });

  it('leave out the headings of its template that nobody filled', () => {
    assert.equal(
      shown('# Title\n\n## What happened\n\nx\n\n## What it looked like\n\n## What helped\n'),
      '#### What happened\n\nx',
    );
    assert.equal(shown('# Title\n\n## Context\n\n### Money\n\nx\n'), '#### Context\n\n##### Money\n\nx');
  });

  it('link to the web, to mail and into the repository, and to nothing else', () => {
    assert.equal(shown('[a](https://example.org/x?y#z)'), '[a](https://example.org/x?y#z)');
    assert.equal(shown('[a](../../src/a.ts#L3)'), '[a](../../src/a.ts#L3)');
    assert.equal(shown('[a](other.md)'), '[a](../../.handover/notes/other.md)');
    for (const url of [
      'command:x',
      'javascript:x',
      'data:x',
      '/etc',
      '../../../etc',
      '..%2F..%2F..%2Fetc',
      'vscode://x',
      '#y',
    ])
      assert.equal(shown(`[a](${url})`), 'a', url);
    assert.equal(shown('![a](https://example.org/x.png)'), 'a');
    assert.equal(shown('[a][b]\n\n[b]: command:x'), 'a');
  });

  it('show HTML as it was written', () => {
    assert.equal(shown('<script>alert(1)</script>'), '`<script>alert(1)</script>`');
  });

  it('can be nothing that runs, leads outside, or passes for a part of the book', function () {
    this.timeout(120_000);
    const piece = fc.constantFrom(
      '<script>alert(1)</script>',
      '<!-- handover:begin debts hash=00000000 -->',
      '<!-- handover:end explained -->',
      '```\n<!-- handover:end explained -->\n```',
      '    <!-- handover:begin x hash=00000000 -->',
      '<!-- prettier-ignore-end -->',
      '[a](command:x)',
      '[b]: javascript:x',
      '![b]',
      '<https://example.org>',
      '<javascript:x>',
      '<img src=x onerror=y>',
      '\u202e',
      '\u0000',
      '> ',
      '- ',
      '# ',
      '\n\n',
      '[^1]: x',
      '[^1]',
      '| a |\n| - |',
      '`',
      '\\',
      '&lt;b&gt;',
    );
    const body = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 12 });
    fc.assert(
      fc.property(body, (pieces) => {
        const text = pieces.join('');
        for (const node of nodesOf(parseMarkdown(shown(text)))) {
          assert.notEqual(node.type, 'html', text);
          if (node.type === 'link') assert.match(node.url, /^(https?:|mailto:|\.|#)/u);
          if (node.type === 'image') assert.match(node.url, /^\.{1,2}\//u);
        }
        const read = parseNote(
          note('x', {}).path,
          `---\nschema: mob-handover/note/1\nkind: warning\nat: 2026-01-01\n---\n${text}`,
        );
        assert.ok(!isBroken(read));
        const input = sampleInput({ notes: [{ note: read, places: [] }], questions: [] });
        const { files } = buildBook(input);
        const existing = new Map(
          files.map((file) => [file.path.slice(file.path.lastIndexOf('/') + 1), file.text]),
        );
        const again = buildBook({ ...input, existing });
        assert.deepEqual(again.warnings, []);
        assert.deepEqual(again.files, files);
      }),
      { numRuns: 400 },
    );
  });
});
