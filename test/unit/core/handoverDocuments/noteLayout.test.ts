import assert from 'node:assert/strict';
import { noteLayout } from '../../../../src/core/handoverDocuments/noteLayout';

const text = `---
kind: warning # mind
toldBy: Kim
learntBy:
  - "Sol Example"
  - Ira
anchors:
  - path: "src/a.ts"
    exact: |-
      a: b
  - line: 3
---
body
`;

describe('the layout of a note', () => {
  const layout = noteLayout(text);

  it('says where its keys, people and places stand', () => {
    const { keys = [], people = [], anchors = [], kind, lines } = layout ?? {};
    assert.deepEqual(
      keys.map(({ name, span }) => `${name} ${span.start.line}`),
      ['kind 1', 'toldBy 2', 'learntBy 3', 'anchors 6'],
    );
    assert.deepEqual(kind, { start: { line: 1, column: 6 }, end: { line: 1, column: 13 } });
    assert.deepEqual(
      people.map(({ name, span }) => [name, span.start.line, span.start.column, span.end.column]),
      [
        ['Kim', 2, 8, 11],
        ['Sol Example', 4, 4, 17],
        ['Ira', 5, 4, 7],
      ],
    );
    assert.deepEqual(
      anchors.map(({ path, span }) => [path?.text, path?.span.start.column, span.start.line]),
      [
        ['src/a.ts', 10, 7],
        [undefined, undefined, 10],
      ],
    );
    assert.deepEqual(lines, { first: 1, last: 10 });
  });

  it('is the same with other line breaks and a byte order mark', () => {
    assert.deepEqual(noteLayout(`\ufeff${text.replaceAll('\n', '\r\n')}`), layout);
  });

  it('is there as far as it can be told where the front matter is broken', () => {
    assert.deepEqual(
      noteLayout('---\nkind: a\nkind: b\ntoldBy: Kim\n---\n')?.people.map(({ name }) => name),
      ['Kim'],
    );
    for (const none of ['# a', '---\nkind: x\n', '---\n- a\n---\n', `---\n${'- '.repeat(9000)}\n---\n`])
      assert.equal(noteLayout(none), undefined);
  });
});
