import assert from 'node:assert/strict';
import { foundInTop, topOf } from '../../../../scripts/rank/orders';

interface Module {
  readonly value: number;
  readonly documented: boolean;
}

describe('the judge of orders', () => {
  const found = (places: number, ...modules: readonly [value: number, documented: boolean][]): number =>
    foundInTop(
      modules.map(([value, documented]): Module => ({ value, documented })),
      places,
      ({ documented }) => documented,
      ({ value }) => value,
    );

  it('counts what stands in the first places', () => {
    assert.equal(found(2, [1, true], [3, true], [2, false]), 1);
  });

  it('counts equals by all their possible orders alike, so that the order of paths helps nobody', () => {
    assert.equal(found(1, [1, true], [1, false], [1, false], [1, false]), 0.25);
    assert.equal(found(2, [2, true], [1, true], [1, false]), 1.5);
  });

  it('gives a tenth, rounded up', () => {
    assert.deepEqual([1, 10, 11].map(topOf), [1, 1, 2]);
  });
});
