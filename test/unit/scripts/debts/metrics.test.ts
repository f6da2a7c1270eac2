import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { countsOf, figuresOf, macro, micro } from '../../../../scripts/debts/metrics';

const first = { found: 4, right: 3, debts: 6 };
const second = { found: 1, right: 1, debts: 1 };

describe('the figures of an evaluation', () => {
  it('count what was found, what of it was right, and what there was', () => {
    const judged = [
      { isDebt: true, isFound: true },
      { isDebt: true, isFound: false },
      { isDebt: false, isFound: true },
      { isDebt: false, isFound: false },
    ];
    assert.deepEqual(countsOf(judged), { found: 2, right: 1, debts: 2 });
  });

  it('are precision, recall and their harmonic mean', () => {
    assert.deepEqual(figuresOf(first), { precision: 0.75, recall: 0.5, f1: 0.6 });
    assert.equal(figuresOf({ found: 0, right: 0, debts: 2 }).f1, 0);
  });

  it('weigh comments alike in micro and projects alike in macro', () => {
    assert.deepEqual(micro([first, second]), { precision: 4 / 5, recall: 4 / 7, f1: 8 / 12 });
    assert.deepEqual(macro([first, second]), { precision: 0.875, recall: 0.75, f1: 0.8 });
  });

  it('leave out of a macro mean the project that has no such figure', () => {
    assert.equal(macro([first, { found: 0, right: 0, debts: 2 }]).precision, 0.75);
  });
});
