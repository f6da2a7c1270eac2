import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Nodes } from 'mdast';
import {
  codeSpan,
  escapeText,
  link,
  plainLine,
  shorten,
  table,
} from '../../../../src/core/handover/markdownText';
import { relativeTarget, RepoLinks } from '../../../../src/core/handover/repoLinks';
import { nodesOf, parseMarkdown, visibleText } from '../../../support/markdownTree';

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!-- handover:end modules -->',
  '--> <b>',
  '[run](command:workbench.action.terminal.new)',
  '![x](https://example.org/x.png)',
  '[x]: https://example.org',
  'see https://example.org/1?a=b|c, www.example.org and kim@example.org',
  'xmpp:a@b.c mailto:kim@example.org HTTPS://EXAMPLE.ORG',
  'a | b || c \\| d \\\\| e \\',
  '`code` ``two`` ` one |`',
  '*a* _b_ __c__ **d** ~e~ ~~f~~ snake_case _private _x',
  '# not a heading',
  '- no item',
  '+ no item',
  '1. no item',
  '12) no item',
  '> no quote',
  '=====',
  '---',
  '&lt;b&gt; &amp; &#60; AT&T &copy;',
  '$x^2$ and $$y$$ {{ liquid }} {% raw %}',
  ':smile: a:b:c [^1] [ ] [x]',
  '| a | b |',
  'tab\there\r\nnext\u2028line\u0000end\u001b[31m',
  'right\u202eto left\u2066',
  '\ud800 lone \udc00',
  '<https://example.org>',
  '\\<b> \\\\<b> \\[a](b)',
  '    indented code',
  '```\nfence\n```',
  '~~~',
  '',
  'GH-1 #1 @kim !1',
];
const alphabet = fc.constantFrom(
  ...Array.from('ab1 \\`*_{}[]()<>#+-.!|~&$^:=@/"\'\n\tw'),
  'www.',
  'http://',
  '&amp;',
  '->',
  '\\|',
);
const anyText = fc.oneof(
  fc.constantFrom(...hostile),
  fc.array(alphabet, { maxLength: 16 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 16 }),
  fc.string({ unit: 'grapheme', maxLength: 16 }),
);

const harmless = (nodes: readonly Nodes[], allowed: readonly Nodes['type'][]): void => {
  for (const node of nodes) assert.ok(allowed.includes(node.type), `a ${node.type} came out`);
};
/** Code spans lose nothing that is not white space at their ends. */
const seen = (nodes: Nodes): string => visibleText(nodes).trim();

describe('Text of a repository in Markdown', () => {
  it('shows exactly its words and nothing else, in a paragraph', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tree = parseMarkdown(escapeText(text));
        harmless(nodesOf(tree), ['root', 'paragraph', 'text', 'inlineCode']);
        assert.equal(seen(tree), plainLine(text));
      }),
      { numRuns: 1500, examples: hostile.map((text) => [text]) },
    );
  });

  it('shows exactly its words and nothing else, in a table cell and in a list item', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const tree = parseMarkdown(table(['A', 'B'], [[escapeText(text), codeSpan(other)]]));
        harmless(nodesOf(tree), ['root', 'table', 'tableRow', 'tableCell', 'text', 'inlineCode']);
        const cells = nodesOf(tree).filter((node) => node.type === 'tableCell');
        assert.deepEqual(cells.map(seen), ['A', 'B', plainLine(text), plainLine(other)]);

        const item = parseMarkdown(`- ${escapeText(text)}`);
        harmless(nodesOf(item), ['root', 'list', 'listItem', 'paragraph', 'text', 'inlineCode']);
        assert.equal(seen(item), plainLine(text));
      }),
      { numRuns: 1500, examples: hostile.map((text) => [text, text]) },
    );
  });

  it('is a code span of the same characters outside tables', () => {
    assert.equal(codeSpan('a`b'), '``a`b``');
    assert.equal(codeSpan('`a'), '`` `a ``');
    assert.equal(codeSpan(''), '');
  });

  it('stays readable in the source where nothing needs escaping', () => {
    for (const text of [
      'merge_jury(a, b) is slow!',
      "don't - really",
      'AT&T',
      'a:b',
      'x = 1; y + 2',
      '50 % (about)',
    ]) {
      assert.equal(escapeText(text), text);
    }
  });

  it('is cut at a word, never inside a character', () => {
    assert.equal(shorten('one two three', 9), 'one two…');
    assert.equal(shorten('🗳️'.repeat(3), 100), '🗳️'.repeat(3));
    assert.equal(shorten('🙂🙂🙂', 2), '🙂🙂…');
  });
});

describe('Links of the book', () => {
  const segment = anyText
    .map((text) => plainLine(text).replaceAll('/', ''))
    .filter((text) => text !== '' && text !== '.' && text !== '..');
  const anyPath = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => segments.join('/'));

  it('lead to the path and nowhere else, whatever it is called', () => {
    fc.assert(
      fc.property(anyPath, fc.nat(), (path, line) => {
        const links = new RepoLinks('docs/handover');
        const tree = parseMarkdown(table(['A'], [[links.toLine(path, line, `${path}:${line + 1}`)]]));
        const all = nodesOf(tree).filter((node) => node.type === 'link');
        assert.equal(all.length, 1);
        const url = all[0]?.url ?? '';
        const resolved = new URL(url, 'https://host/root/docs/handover/README.md');
        assert.equal(resolved.hash, `#L${line + 1}`);
        assert.equal(decodeURIComponent(resolved.pathname), `/root/${path}`);
        assert.equal(visibleText(tree), `A${plainLine(`${path}:${line + 1}`)}`);
      }),
      { numRuns: 1000 },
    );
  });

  it('are as short as they can be', () => {
    assert.equal(relativeTarget('docs/handover', 'src/a.ts'), '../../src/a.ts');
    assert.equal(relativeTarget('docs/handover', 'docs/a b.md'), '../a%20b.md');
    assert.equal(relativeTarget('docs/handover', 'docs/handover/x.md'), './x.md');
    assert.equal(relativeTarget('docs/handover', 'docs'), '../../docs');
    assert.equal(relativeTarget('', 'javascript:alert(1)', 2), './javascript%3Aalert%281%29#L3');
    assert.equal(link('a', './b'), '[a](./b)');
  });
});
