import assert from 'node:assert/strict';
import { patienceOf } from '../../../../src/node/scan/patience';

describe('the patience with a file', () => {
  const from = { now: 500, processor: 70 };
  const after = (passed: number, processor: number): boolean => {
    const time = { ...from };
    const isOver = patienceOf(1000, { now: () => time.now, processor: () => time.processor });
    time.now += 101;
    assert.equal(isOver(), false);
    time.now += passed - 101;
    time.processor += processor;
    return isOver();
  };

  it('is over when the time has passed and the processor was had', () => {
    assert.equal(after(1001, 801), true);
    assert.equal(after(1000, 4000), false);
  });

  it('goes on on a machine with too much to do, but not for ever', () => {
    assert.equal(after(4000, 800), false);
    assert.equal(after(4001, 0), true);
  });

  it('knows the real time and processor', () => {
    const isOver = patienceOf(5);
    while (!isOver()) Math.sqrt(performance.now());
    assert.equal(patienceOf(60_000)(), false);
  });
});
