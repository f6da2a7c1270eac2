import assert from 'node:assert/strict';
import type { ScanProgress } from '../../../src/core/hotspots/model';
import { limitProgress } from '../../../src/server/progress';

describe('limitProgress', () => {
  const parsing = (done: number): ScanProgress => ({ phase: 'parsing', done, total: 1000 });

  it('lets at most ten a second through', () => {
    const sent: ScanProgress[] = [];
    let nowMs = 0;
    const limited = limitProgress(
      (progress) => sent.push(progress),
      () => nowMs,
    );
    for (; nowMs < 1000; nowMs += 1) limited(parsing(nowMs));
    assert.equal(sent.length, 10);
  });

  it('always lets the first of a phase through', () => {
    const phases: string[] = [];
    const limited = limitProgress(
      ({ phase }) => phases.push(phase),
      () => 0,
    );
    limited(parsing(1));
    limited(parsing(2));
    limited({ phase: 'history', done: 0, total: 0 });
    assert.deepEqual(phases, ['parsing', 'history']);
  });
});
