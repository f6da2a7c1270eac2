import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scanTable } from '../../../src/cli/scanTable';
import { cutEnd, cutStart, safeText, widthOf } from '../../../src/cli/terminalText';
import type { DebtReport } from '../../../src/core/hotspots/model';
import { debt, scanReport } from '../../support/scanReport';

const today = '2026-11-22';

describe('the table of a scan', () => {
  it('fits the terminal, whatever the paths', () => {
    const anyPath = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(
        fc.uniqueArray(anyPath, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 40, max: 200 }),
        (paths, columns) => {
          const lines = scanTable(scanReport(paths.map((path) => ({ path }))), { today, columns });
          for (const line of lines)
            assert.ok(widthOf(line) <= columns, `${widthOf(line)} > ${columns}: ${line}`);
        },
      ),
    );
  });

  it('keeps the end of a long path, and cuts nothing where there is no terminal', () => {
    const path = `${'deep/'.repeat(30)}tally.ts`;
    const report = scanReport([{ path }]);
    assert.match(scanTable(report, { today, columns: 80 })[1] ?? '', /…[deep/]*tally\.ts/);
    assert.ok(scanTable(report, { today })[1]?.includes(`${path}  0 of 2`));
  });
});

describe('the oldest debts below the table', () => {
  const at = (day: string): number => Date.parse(`${day}T12:00:00Z`);
  const dated = (text: string, day: string, rest: Partial<DebtReport> = {}): DebtReport => ({
    ...debt('src/tally.ts', 6, text),
    author: { name: 'Kim Example', email: 'kim@example.org' },
    atEpochMs: at(day),
    ...rest,
  });
  const linesOf = (debts: readonly DebtReport[], columns?: number): readonly string[] =>
    scanTable({ ...scanReport([{ path: 'src/tally.ts' }]), debts }, { today, columns, withAges: true }).slice(
      3,
      -2,
    );

  it('are told with day, author, whether they left, and place, oldest first', () => {
    assert.deepEqual(
      linesOf([
        dated('TODO: young', '2024-01-01'),
        dated('TODO: old', '2019-05-01', { authorInactive: true }),
        dated('TODO: set aside', '2018-01-01', {
          decision: { kind: 'dismissed' } as NonNullable<DebtReport['decision']>,
        }),
        debt('src/new.ts', 0, 'TODO: not committed'),
      ]),
      [
        'Since       Author              Where             Oldest debts',
        '2019-05-01  Kim Example (left)  src/tally.ts:7:4  TODO: old',
        '2024-01-01  Kim Example         src/tally.ts:7:4  TODO: young',
        'Git does not say how old 1 debt is.',
      ],
    );
  });

  it('are none without ages', () => {
    const report = { ...scanReport([{ path: 'a.ts' }]), debts: [dated('TODO: old', '2019-05-01')] };
    assert.ok(!scanTable(report, { today }).join('\n').includes('Oldest'));
  });

  it('are twenty, of which one stands for all that say the same', () => {
    const many = Array.from({ length: 30 }, (_, index) => dated(`TODO: number ${index}`, '2024-01-01'));
    assert.equal(linesOf(many).length, 21);
    const same = Array.from({ length: 12 }, () =>
      dated('TODO: say the same thing again', '2019-01-01', { repeats: 12 }),
    );
    const lines = linesOf([...same, dated('TODO: other', '2020-01-01')]);
    assert.equal(lines.length, 3);
    assert.match(lines[1] ?? '', /TODO: say the same thing again \(and 11 more that say the same\)$/);
  });

  it('fit the terminal, and speak to it in no text', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(
        anyText,
        anyText,
        anyText,
        fc.integer({ min: 40, max: 200 }),
        (path, name, text, columns) => {
          const odd = dated(text, '2019-05-01', { path, author: { name, email: '' } });
          for (const line of linesOf([odd], columns)) {
            assert.ok(widthOf(line) <= columns, `${widthOf(line)} > ${columns}: ${line}`);
            assert.doesNotMatch(line, /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u);
          }
        },
      ),
    );
  });
});

describe('text for a terminal', () => {
  it('has no character that moves, hides or reorders', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.doesNotMatch(safeText(text), /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u);
      }),
    );
  });

  it('is measured in columns', () => {
    assert.equal(widthOf('日本'), 4);
    assert.equal(widthOf('e\u0301'), 1);
    assert.equal(cutEnd('日本語', 5), '日本…');
    assert.equal(cutStart('日本語', 4), '…語');
    assert.equal(cutEnd('abc', 0), '');
    assert.equal(cutStart('abc', 0), '');
  });
});
