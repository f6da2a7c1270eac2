import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readMarkdown } from '../../../../src/core/handoverDocuments/markdownDocument';
import { headingIds, nodesOf, parseMarkdown } from '../../../support/markdownTree';

const links = (text: string) => readMarkdown(text).links.map(({ destination }) => destination);
const headings = (text: string) => readMarkdown(text).headings.map(({ level, slug }) => `${level} ${slug}`);

describe('a document of the handover', () => {
  it('has the headings of both forms, with the fragments that GitHub gives them', () => {
    const text =
      '# The `queue` of [Kim](x.md)!\n\nWhy _so_\n===\n\nMore\nwords\n---\n\n## Why so ##\n\n####### no\n#no\n';
    assert.deepEqual(headings(text), ['1 the-queue-of-kim', '1 why-so', '2 more-words', '2 why-so-1']);
    assert.deepEqual(readMarkdown(text).headings[3]?.span, {
      start: { line: 9, column: 3 },
      end: { line: 9, column: 9 },
    });
    assert.deepEqual(headings('# a_b *c* Ü\n# 日本 語\n# a.b\n'), ['1 a_b-c-ü', '1 日本-語', '1 ab']);
  });

  it('has sections that end before the next heading of their level', () => {
    const sections = readMarkdown('# a\n\n## b\n\n### c\n\n## d\n\n# e\n').headings.map(
      ({ section }) => section,
    );
    assert.deepEqual(
      sections.map(({ first, last }) => `${first}-${last}`),
      ['0-7', '2-5', '4-5', '6-7', '8-9'],
    );
  });

  it('has links of every form, with the place of their destination', () => {
    const text =
      '---\na: "[no](no)"\n---\n![p](<a b.png> "t") [![i](i.png)](o.md)\n[ref]: r.md\n[e\nf](g(1).md\n"x")';
    assert.deepEqual(links(text), ['a b.png', 'i.png', 'o.md', 'r.md', 'g(1).md']);
    const [first] = readMarkdown(text).links;
    assert.deepEqual(first?.span, { start: { line: 3, column: 6 }, end: { line: 3, column: 13 } });
    assert.deepEqual(first.whole.start, { line: 3, column: 1 });
  });

  it('has no links and headings in code, comments and front matter', () => {
    const text =
      '---\n# no\n---\n`[a](b)` ``[`](c)`` \\[a](d)\n\n```md\n# no\n[a](e)\n```\n\n    [a](f)\n\n<!-- [a](g)\n# no\n-->\n- x\n\n    [a](yes)\n';
    assert.deepEqual(links(text), ['yes']);
    assert.deepEqual(headings(text), []);
  });

  it('has the regions of the tool and the folds of code and comments', () => {
    const text =
      '<!-- handover:begin modules hash=1a2b3c4d -->\ntext\n<!-- handover:end modules -->\n~~~\na\n~~~\n<!--\n-->\n';
    const { regions, folds } = readMarkdown(text);
    assert.deepEqual(regions, [{ name: 'modules', first: 0, last: 2 }]);
    assert.deepEqual(folds, [
      { kind: 'code', first: 3, last: 5 },
      { kind: 'comment', first: 6, last: 7 },
    ]);
  });

  it('has places that count as editors do, whatever its line breaks', () => {
    const [link] = readMarkdown('\ufeff# Ü\r\n\r\n😀 [a](b.md)\r\n').links;
    assert.deepEqual(link?.span.start, { line: 2, column: 7 });
  });

  it('is read as remark reads it', () => {
    const word = fc.constantFrom('a', 'b c', '*d*', '`e`', '\\[', '\\]', 'f_g', '!', '(h)', 'i < j');
    const destination = fc.constantFrom('a.md', 'b/c.md#d', '<e f>', 'g(h)', '#i', 'j%20k', '../l');
    const inline = fc.oneof(
      word,
      fc.tuple(word, destination).map(([label, to]) => `[${label}](${to})`),
      fc.tuple(word, destination).map(([label, to]) => `![${label}](${to} "t")`),
      fc.tuple(word, destination).map(([label, to]) => `\`[${label}](${to})\``),
    );
    const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
    const block = fc.oneof(
      line,
      line.map((text) => `## ${text}`),
      line.map((text) => `${text}\n---`),
      line.map((text) => `- ${text}`),
      line.map((text) => `> ${text}`),
      line.map((text) => `\`\`\`\n${text}\n# x\n\`\`\``),
      line.map((text) => `<!-- ${text} -->`),
      line.map((text) => `<!--\n${text}\n-->`),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const text = blocks.join('\n\n');
        const nodes = nodesOf(parseMarkdown(text));
        const ours = readMarkdown(text);
        const unescaped = ours.links.map(({ destination: to }) => to.replaceAll('\\', ''));
        const theirs = nodes.flatMap((node) => ('url' in node ? [node.url] : []));
        assert.deepEqual(unescaped.sort(), theirs.sort());
        const theirHeadings = nodes.filter(({ type }) => type === 'heading');
        assert.deepEqual(
          ours.headings.map(({ span }) => span.start.line + 1),
          theirHeadings.map(({ position }) => position?.start.line),
        );
        assert.deepEqual(new Set(ours.headings.map(({ slug }) => slug)), headingIds(parseMarkdown(text)));
      }),
      { numRuns: 500 },
    );
  });

  it('is read soon, whatever stands in it', () => {
    const pieces = [
      ...[
        '[',
        '![',
        '[a]',
        '[a](',
        '[a](b',
        ']',
        '`a``',
        '`',
        '> ',
        '- ',
        '_a_ ',
        '[a]: ',
        '](',
        '<!--',
        '\\',
      ],
      ...['a\n---\n', '# a\n', '# ', '#', '- - a\n', '```\n', '    a\n', '<!--\n', '\n'],
    ];
    // A parser of all of CommonMark takes longer for some of these than a test may.
    for (const piece of pieces) readMarkdown(piece.repeat(150_000 / piece.length));
  });
});
