import assert from 'node:assert/strict';
import { defaultScanOptions, type ScanOptions } from '../../../src/core/hotspots/model';
import { defaultRankWeights } from '../../../src/core/hotspots/rankWeights';
import { scanOptions } from '../../../src/server/scanOptions';

describe('the options of a scan that an editor asks for', () => {
  const withWeights = (weights: unknown) => scanOptions({ weights } as Partial<ScanOptions>);

  it('stand over the defaults', () => {
    assert.deepEqual(scanOptions(), defaultScanOptions);
    assert.deepEqual(scanOptions({ tags: ['LATER'] }), { ...defaultScanOptions, tags: ['LATER'] });
  });

  it('weigh by the defaults what is left out or makes no sense', () => {
    const weights = { ...defaultRankWeights, leastLoss: 1 };
    assert.deepEqual(withWeights({ leastLoss: 1, debtsOfHalfGap: 0, changes: '1' }).weights, weights);
    for (const nothing of [{}, { ...defaultRankWeights }, 'all', null])
      assert.equal('weights' in withWeights(nothing), false);
  });
});
