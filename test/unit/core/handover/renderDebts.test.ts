import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { factsOf } from '../../../../src/core/handover/facts';
import { debtsOverviewRegion, debtsRegion } from '../../../../src/core/handover/renderDebts';
import { at, debt, kim, sampleInput, sampleReport } from '../../../support/bookSample';

const repeats = 14;
/** What a tool left behind: the same but for names, in two files. */
const left = Array.from({ length: repeats }, (_, index) =>
  debt(index < 10 ? 'src/encode/a.ts' : 'src/voting/b.ts', index, {
    tag: 'FIXME',
    text: `FIXME: Property 'p${index}' does not exist on type 'T'`,
    authorInactive: index < 4,
    atEpochMs: at(index === 5 ? '2019-02-03T00:00:00Z' : '2020-01-01T00:00:00Z'),
    repeats,
  }),
);
const single = debt('src/voting/tally.ts', 7, { author: kim, text: 'TODO: percentages may exceed 100' });
const regions = () => {
  const facts = factsOf(sampleInput({ report: { ...sampleReport(), debts: [...left, single] } }));
  return { overview: debtsOverviewRegion(facts), every: debtsRegion(facts) };
};

describe('Debts that say the same all over the repository', () => {
  it('are one row with how many, in how many files, since when, and the first places', () => {
    const { every } = regions();
    const rows = every.split('\n').filter((line) => line.includes('does not exist'));
    assert.equal(rows.length, 1);
    const [, , ...cells] = (rows[0] ?? '').split('|').map((cell) => cell.trim());
    assert.deepEqual(cells.slice(0, 4), ['14', '2', '4', '2019-02-03']);
    assert.match(
      cells[4] ?? '',
      /^\[`src\/encode\/a\.ts:1`\].*\[`src\/encode\/a\.ts:3`\]\([^)]*\) and 11 more$/,
    );
    assert.ok(every.indexOf('### Said all over the repository') < every.indexOf('### src/voting'));
    assert.ok(!every.includes('### src/encode'), 'no table of nothing else');
    assert.match(every, /percentages may exceed 100/);
  });

  it('are counted one by one, and stand once among the oldest', () => {
    const { overview } = regions();
    assert.match(overview, /15 "not now" comments in 3 files/);
    const [, oldest = ''] = overview.split('### The oldest');
    assert.equal(oldest.split('\n').filter((line) => line.includes('does not exist')).length, 1);
    assert.match(oldest, /percentages may exceed 100/);
  });
});
