import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { readWeights, shippedWeights } from '../../../../../src/core/hotspots/debtClassifier/weights';

const file = 'src/core/hotspots/debtClassifier/weights.json';

describe('the weights of the debt classifier', () => {
  it('stay below 80 KB', () => {
    assert.ok(readFileSync(file).length < 80_000);
  });

  it('have one weight for each feature, pairs among them, and a threshold', () => {
    const { stems, single, pairs, threshold } = readWeights(shippedWeights);
    assert.equal(single.length, stems.size);
    assert.ok(pairs.slots > 1_000);
    assert.ok(threshold >= 0.3 && threshold < 1);
  });

  it('hold no name of a project they were trained on', () => {
    for (const project of shippedWeights.projects) {
      assert.ok(
        !shippedWeights.features.split(',').includes(project.toLowerCase().split('-')[0] ?? ''),
        project,
      );
    }
  });

  it('are refused where they do not fit the features', () => {
    assert.throws(() => readWeights({ ...shippedWeights, weights: '1,2' }), /train it again/);
  });
});
