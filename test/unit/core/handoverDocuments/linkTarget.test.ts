import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documentKind } from '../../../../src/core/handoverDocuments/documentKind';
import {
  destinationTo,
  linesOfFragment,
  linkTarget,
} from '../../../../src/core/handoverDocuments/linkTarget';
import {
  fragmentFault,
  symbolLine,
  type TargetFacts,
} from '../../../../src/core/handoverDocuments/targetFacts';
import { nearestPaths } from '../../../../src/core/handoverDocuments/nearestPaths';

const from = '.handover/notes/a.md';
const place = (path: string, fragment?: string) =>
  fragment === undefined ? { kind: 'place', path } : { kind: 'place', path, fragment };

describe('a link of a document', () => {
  for (const [destination, target] of [
    ['../../src/tally.ts#L12', place('src/tally.ts', 'L12')],
    ['b%20c.md', place('.handover/notes/b c.md')],
    ['/src/a.ts?raw', place('src/a.ts')],
    ['#why', place(from, 'why')],
    ['..', place('.handover')],
    ['a\\_b.md', place('.handover/notes/a_b.md')],
    ['%ZZ', place('.handover/notes/%ZZ')],
    ['https://example.org', { kind: 'address', scheme: 'https' }],
    ['COMMAND:x', { kind: 'address', scheme: 'command' }],
    ['//host/x', { kind: 'address', scheme: '' }],
    ['../../../x', { kind: 'outside' }],
    ['%2e%2e/%2e%2e/%2e%2e/x', { kind: 'outside' }],
    ['../../.GIT/config', { kind: 'outside' }],
    ['a%00b', { kind: 'outside' }],
    ['..%5C..%5Cx', { kind: 'outside' }],
    ['c:\\x', { kind: 'address', scheme: 'c' }],
  ] as const) {
    it(`${destination} leads to ${JSON.stringify(target)}`, () => {
      assert.deepEqual(linkTarget(from, destination), target);
    });
  }

  it('never leads out of the folder, whatever it is', () => {
    const piece = fc.constantFrom(
      '..',
      '/',
      '%2e',
      '%2F',
      '\\',
      'a',
      '.git',
      '#',
      '?',
      ':',
      '%00',
      '\u202e',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const target = linkTarget(from, pieces.join(''));
        if (target.kind !== 'place') return;
        const segments = target.path.split('/');
        assert.ok(!segments.includes('..') && !target.path.startsWith('/') && !segments.includes('.git'));
        assert.doesNotMatch(target.path, /[\\\p{Cc}]/u);
      }),
      { numRuns: 5000 },
    );
  });

  it('that is made leads to its path', () => {
    const segment = fc.stringMatching(/^[a-zäÜ日 ()#?%&'_-]{1,8}$/u).filter((each) => each.trim() === each);
    const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'));
    fc.assert(
      fc.property(
        path,
        path,
        fc.option(fc.constantFrom('L3', 'why-so'), { nil: undefined }),
        (own, to, fragment) => {
          fc.pre(own !== to);
          assert.deepEqual(linkTarget(own, destinationTo(own, to, fragment)), place(to, fragment));
        },
      ),
    );
  });

  it('names lines as GitHub, GitLab and VS Code do', () => {
    assert.deepEqual(linesOfFragment('L3'), { first: 2, last: 2 });
    assert.deepEqual(linesOfFragment('L3C2-L5C1'), { first: 2, last: 4 });
    assert.deepEqual(linesOfFragment('l3-5'), { first: 2, last: 4 });
    assert.deepEqual(linesOfFragment('L5-L3'), { first: 4, last: 4 });
    for (const other of ['L0', 'L', 'Lx', 'why', 'L12345678901'])
      assert.equal(linesOfFragment(other), undefined);
  });
});

describe('the fragment of a link', () => {
  const code: TargetFacts = { kind: 'file', text: 'class Tally {\n  merge() {}\n}\n' };
  const span = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
  const text: TargetFacts = {
    kind: 'file',
    text: '# Why\n<a id="old"></a>\n',
    headings: [{ level: 1, text: 'Why', slug: 'why', span, section: { first: 0, last: 1 } }],
  };

  it('is dead where the line, the symbol or the heading is not there', () => {
    assert.equal(fragmentFault('a.ts', 'L9', code), 'a.ts has only 4 lines');
    assert.equal(fragmentFault('a.ts', 'Tally.split', code), 'a.ts has no Tally.split');
    assert.equal(fragmentFault('a.md', 'how', text), 'a.md has no heading #how');
  });

  it('is fine where it is, or where nobody can say', () => {
    for (const fragment of ['L2', 'Tally.merge', ''])
      assert.equal(fragmentFault('a.ts', fragment, code), undefined);
    for (const fragment of ['why', 'Why', 'old'])
      assert.equal(fragmentFault('a.md', fragment, text), undefined);
    assert.equal(fragmentFault('a.bin', 'x', { kind: 'unread' }), undefined);
  });

  it('names a symbol by its whole last word', () => {
    assert.equal(symbolLine('const merged = 1;\nmerge();\n', 'Tally.merge'), 1);
    assert.equal(symbolLine('$merge merge1', 'merge'), undefined);
    assert.equal(symbolLine('x', 'x y'), undefined);
  });
});

describe('a file of the handover', () => {
  it('is told by its path', () => {
    const kind = (path: string) => documentKind(path, 'docs/handover');
    assert.equal(kind('.handover/notes/a.md'), 'note');
    assert.equal(kind('.handover/sessions/a.md'), 'session');
    assert.equal(kind('.handover/suppliers/a.MD'), 'text');
    assert.equal(kind('docs/handover/deep/a.md'), 'book');
    for (const other of ['README.md', 'docs/handover2/a.md', '.handover/a.yaml', 'x/.handover/notes/a.md'])
      assert.equal(kind(other), undefined);
  });
});

describe('the paths that are nearest to one that is gone', () => {
  it('have the same name first, then one that differs by a slip', () => {
    const paths = ['src/queue.ts', 'lib/a/tally.ts', 'src/tally.ts', 'src/talley.ts', 'src/other.py'];
    assert.deepEqual(nearestPaths('src/old/tally.ts', paths), [
      'src/tally.ts',
      'lib/a/tally.ts',
      'src/talley.ts',
    ]);
    assert.deepEqual(nearestPaths('src/gueue.ts', paths), ['src/queue.ts']);
    assert.deepEqual(nearestPaths('nothing-like-it.rb', paths), []);
  });
});
