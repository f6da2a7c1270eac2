import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonPieces, LazyList } from '../../../src/core/jsonPieces';

describe('JSON in pieces', () => {
  it('is the text that JSON.stringify gives, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string(),
          fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.array(fc.jsonValue())),
        ),
        (object) => {
          const members = Object.entries(object).map(
            ([key, value]) => [key, Array.isArray(value) ? new LazyList(() => value) : value] as const,
          );
          assert.equal([...jsonPieces(members)].join(''), JSON.stringify(object, null, 2));
        },
      ),
    );
  });

  it('makes an item only when it is written', () => {
    const made: number[] = [];
    const list = new LazyList(function* () {
      for (const item of [1, 2, 3]) {
        made.push(item);
        yield item;
      }
    });
    const pieces = jsonPieces([['list', list]])[Symbol.iterator]();
    pieces.next();
    pieces.next();
    assert.deepEqual(made, [1]);
  });
});
