import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { PairWeights } from '../../../../../src/core/hotspots/debtClassifier/pairWeights';

describe('the weights of pairs', () => {
  it('are those that were put in, and none for other pairs', () => {
    const number = fc.nat({ max: 99 });
    const pairs = fc.uniqueArray(fc.tuple(number, number, fc.double({ noNaN: true })), {
      selector: ([first, second]) => `${first} ${second}`,
    });
    fc.assert(
      fc.property(pairs, number, number, (known, first, second) => {
        const weights = new PairWeights(known, 100);
        for (const [one, other, weight] of known) {
          assert.equal(weights.weightAt(weights.find(one, other)), weight);
        }
        const isKnown = known.some(([one, other]) => one === first && other === second);
        assert.equal(weights.find(first, second) !== -1, isKnown);
      }),
    );
  });
});
