import assert from 'node:assert/strict';
import type { Results } from '../../../scripts/lib/results.mjs';
import { joinTries, withSecondTry } from '../../../scripts/lib/secondTry.mjs';

const failed = (...titles: readonly string[]) =>
  titles.map((title) => ({ title, file: '/t/a.test.ts', isHook: title.includes('hook') }));
const results = (passed: readonly string[], failures: readonly string[] = []): Results => ({
  passed,
  failed: failed(...failures),
  skipped: [],
});
const outcome = ({ passed, failed: left, atSecondTry }: Results) => ({
  passed: [...passed].sort(),
  failed: left.map(({ title }) => title),
  late: atSecondTry,
});

describe('the second try of tests that failed', () => {
  it('counts what passes then, and names it', () => {
    const joined = joinTries(results(['a', 'b'], ['c', 'd']), results(['a', 'c'], ['d']));
    assert.deepEqual(outcome(joined), { passed: ['a', 'b', 'c'], failed: ['d'], late: ['c'] });
  });

  it('leaves what passed at first passed', () => {
    const joined = joinTries(results(['a'], ['b']), results(['b'], ['a']));
    assert.deepEqual(outcome(joined), { passed: ['a', 'b'], failed: [], late: ['b'] });
  });

  it('takes in the tests that a failed hook had kept from running', () => {
    const joined = joinTries(results([], ['"before all" hook']), results(['a'], ['b']));
    assert.deepEqual(outcome(joined), { passed: ['a'], failed: ['b'], late: ['"before all" hook'] });
  });

  it('keeps a hook that fails again, once', () => {
    const joined = joinTries(results([], ['"before all" hook']), results([], ['"before all" hook']));
    assert.deepEqual(outcome(joined), { passed: [], failed: ['"before all" hook'], late: [] });
  });

  it('changes nothing where the second run broke off', () => {
    const first = results(['a'], ['b']);
    assert.equal(joinTries(first, { passed: [], failed: [{ title: 'broke off' }], skipped: [] }), first);
  });

  it('is made for a few files only, and not where the run itself was stopped', async () => {
    const runs: (readonly string[] | undefined)[] = [];
    const answer = (first: Results) => (files?: readonly string[]) => {
      runs.push(files);
      return Promise.resolve(files === undefined ? first : results(['b']));
    };
    assert.equal((await withSecondTry(answer(results(['a'], ['b'])))).failed.length, 0);
    assert.deepEqual(runs, [undefined, ['/t/a.test.ts']]);
    const many = Array.from({ length: 5 }, (_, index) => ({
      title: 'x',
      file: `/t/${String(index)}.test.ts`,
    }));
    for (const failures of [[], many, [{ title: 'broke off' }]]) {
      runs.length = 0;
      await withSecondTry(answer({ passed: ['a'], failed: failures, skipped: [] }));
      assert.deepEqual(runs, [undefined]);
    }
  });
});
