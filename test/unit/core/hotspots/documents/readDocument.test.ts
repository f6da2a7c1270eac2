import assert from 'node:assert/strict';
import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { DocumentFacts } from '../../../../../src/core/hotspots/documents/documentFacts';
import { mayExplain } from '../../../../../src/core/hotspots/documents/documentNames';
import { readDocument } from '../../../../../src/core/hotspots/documents/readDocument';
import { findCodeSpans } from '../../../../../src/core/handoverDocuments/markdownLinks';

function mentions(text: string, path = 'docs/voting.md'): unknown[] {
  return readDocument(path, text).mentions.map(({ by, name, line, heading }) => [by, name, line, heading]);
}

describe('a document', () => {
  it('gives links as paths, code spans and names in headings, each with the heading it stands under', () => {
    assert.deepEqual(
      mentions(
        [
          'See [the tally](../src/tally.ts#L4).',
          '# Counting with `mergeJury()`',
          'The class `Tally` and [docs](https://example.org/a) [this](#x) [root](/src/a.ts).',
          '## countVotes and votes',
          '[tally]: ../src/other.ts "title"',
        ].join('\n\n'),
      ),
      [
        ['link', 'src/tally.ts', 0, undefined],
        ['heading', 'mergeJury', 2, 'counting-with-mergejury'],
        ['code', 'Tally', 4, 'counting-with-mergejury'],
        ['link', 'src/a.ts', 4, 'counting-with-mergejury'],
        ['heading', 'countVotes', 6, 'countvotes-and-votes'],
        ['link', 'src/other.ts', 8, undefined],
      ],
    );
  });

  it('takes nothing from code in fences, comments, front matter and addresses outside the folder', () => {
    assert.deepEqual(
      mentions(
        [
          '---\nname: "`mergeJury`"\n---',
          '```ts\nimport { mergeJury } from "./tally"; // `mergeJury`\n```',
          '<!-- `mergeJury` [a](../src/tally.ts) -->',
          '    `mergeJury`',
          '[up](../../elsewhere.ts) [git](../.git/config) \\`mergeJury\\`',
        ].join('\n\n'),
      ),
      [],
    );
  });

  it('is one of its folder as a README with sentences', () => {
    const sentence = 'Counts the votes of the jury and of the audience, and adds both up for the show.';
    const tells = (path: string, text: string): boolean => readDocument(path, text).tellsOfFolder;
    assert.ok(tells('src/voting/README.md', `# Voting\n\n${sentence}`));
    assert.ok(tells('src/voting/readme.markdown', sentence));
    assert.ok(!tells('src/voting/notes.md', sentence));
    assert.ok(!tells('src/voting/README.md', `# ${sentence}`));
    assert.ok(
      !tells('src/voting/README.md', `[![a build badge that says so and so on](a.svg)](b) ${sentence}`),
    );
    assert.ok(!tells('src/voting/README.md', `\`\`\`\n${sentence}\n\`\`\``));
  });

  it('counts only where it is kept to explain', () => {
    for (const path of [
      'CHANGELOG.md',
      'pkg/HISTORY.md',
      'LICENSE.md',
      '.github/PULL_REQUEST_TEMPLATE.md',
      'SECURITY.md',
      'changelog/12.md',
      'CHANGES-2.0.md',
      'doc/ChangeLog-old.md',
      'api_changelog.v2.md',
      'release-notes-2024.md',
      'OLD-NEWS.md',
      'history_archive.md',
      'notes/2.2.0.RC1.markdown',
      'notes/0.7.markdown',
      'docs/releases/v3.1.0-beta.2.md',
    ])
      assert.ok(!mayExplain(path), path);
    for (const path of [
      'README.md',
      'docs/history-of-votes.md',
      'docs/exchange-log.md',
      'docs/architecture.md',
      'docs/security-model.md',
      'notes/voting.md',
      'notes/2024-ballots.md',
      'docs/2.2.0.md',
    ])
      assert.ok(mayExplain(path), path);
  });

  it('has the code spans that a parser of all of CommonMark finds', () => {
    const part = fc.constantFrom('`', '``', '`a b`', '``c`d``', '\\` ', 'e', ' ', '[f](g)', '`\\` ', '*h*');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = `x ${parts.join('')} y`;
        const expected: string[] = [];
        collect(unified().use(remarkParse).parse(text), expected);
        assert.deepEqual(
          findCodeSpans(text, 0, text.length).map(({ start, end }) => text.slice(start, end).trim()),
          expected,
        );
      }),
    );
  });

  it('is read to its end whatever stands in it', function () {
    this.timeout(30_000);
    const long = 400_000;
    const hostile = [
      '`'.repeat(long),
      '` '.repeat(long / 2),
      '`` ` '.repeat(long / 5),
      '['.repeat(long),
      '[a]('.repeat(long / 4),
      '![`a'.repeat(long / 4),
      '# '.repeat(long / 2),
      '# `a`\n'.repeat(long / 6),
      'a\n---\n'.repeat(long / 6),
      '<!--'.repeat(long / 4),
      '> '.repeat(long / 2),
      '# a.b'.padEnd(long, '.b'),
      `\`${'a.'.repeat(long / 2)}b\``,
      '\0\u2028\ud800`\ud800`\r\r\n'.repeat(long / 10),
    ];
    for (const text of hostile) {
      const { mentions: found } = readDocument('a.md', text);
      assert.ok(found.length <= 4000);
      for (const { name } of found) assert.ok(name.length <= 200);
    }
  });

  it('never throws, and names only lines it has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const facts: DocumentFacts = readDocument('docs/a.md', text);
        const lines = text.split(/\r\n?|\n/).length;
        for (const { line } of facts.mentions) assert.ok(line >= 0 && line < lines);
      }),
    );
  });
});

function collect(node: unknown, found: string[]): void {
  const { type, value, children } = node as { type: string; value?: string; children?: unknown[] };
  if (type === 'inlineCode') found.push((value ?? '').trim());
  for (const child of children ?? []) collect(child, found);
}
