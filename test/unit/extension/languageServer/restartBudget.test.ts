import assert from 'node:assert/strict';
import { RestartBudget } from '../../../../src/extension/languageServer/restartBudget';

describe('RestartBudget', () => {
  it('allows four restarts within three minutes, and the next one when the first is older than that', () => {
    let nowEpochMs = 0;
    const budget = new RestartBudget({ now: () => nowEpochMs });
    for (nowEpochMs of [0, 1000, 2000, 3000]) assert.equal(budget.take(), true);
    nowEpochMs = 179_999;
    assert.equal(budget.take(), false);
    nowEpochMs = 180_000;
    assert.equal(budget.take(), true);
    assert.equal(budget.take(), false);
  });

  it('is full again after a person asked for a restart', () => {
    const budget = new RestartBudget({ now: () => 0 }, { restarts: 1 });
    budget.take();
    assert.equal(budget.take(), false);
    budget.reset();
    assert.equal(budget.take(), true);
  });
});
