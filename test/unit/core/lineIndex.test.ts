import assert from 'node:assert/strict';
import fc from 'fast-check';
import { risingLines } from '../../../src/core/lineCount';
import { LineIndex } from '../../../src/core/lineIndex';

describe('LineIndex', () => {
  it('has one line where there is no text, and one behind the last line feed', () => {
    assert.deepEqual(new LineIndex('').positionOf(0), { line: 0, column: 0 });
    assert.deepEqual(new LineIndex('one\n').positionOf(4), { line: 1, column: 0 });
  });

  it('has a line feed on the line that it ends', () => {
    assert.deepEqual(new LineIndex('one\n\ntwo').positionOf(3), { line: 0, column: 3 });
    assert.deepEqual(new LineIndex('one\n\ntwo').positionOf(4), { line: 1, column: 0 });
  });

  it('takes the nearest place for one outside the text', () => {
    const index = new LineIndex('one\nthree\n');
    assert.equal(index.offsetOf({ line: -1, column: -1 }), 0);
    assert.equal(index.offsetOf({ line: 0, column: Infinity }), 3);
    assert.equal(index.offsetOf({ line: 9, column: 0 }), 10);
  });

  it('finds every offset again by its line and column', () => {
    const texts = fc
      .array(fc.constantFrom('a', '\n', '🧭'), { maxLength: 60 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.nat(), (text, number) => {
        const offset = number % (text.length + 1);
        const index = new LineIndex(text);
        const { line, column } = index.positionOf(offset);
        assert.equal(index.offsetOf({ line, column }), offset);
        assert.equal(line, text.slice(0, offset).split('\n').length - 1);
        assert.equal(index.lineAt(offset), line);
      }),
    );
  });
});

describe('risingLines', () => {
  it('gives the lines that the index has, also for one offset again', () => {
    const text = 'one\n\nthree\n';
    const index = new LineIndex(text);
    const lineOf = risingLines(text);
    for (const offset of [0, 3, 3, 4, 5, 9, text.length]) assert.equal(lineOf(offset), index.lineAt(offset));
  });
});
