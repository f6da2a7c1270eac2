import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scanTable } from '../../../src/cli/scanTable';
import { cutEnd, cutStart, safeText, widthOf } from '../../../src/cli/terminalText';
import { scanReport } from '../../support/scanReport';

const today = '2026-11-22';

describe('the table of a scan', () => {
  it('fits the terminal, whatever the paths', () => {
    const anyPath = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(
        fc.uniqueArray(anyPath, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 40, max: 200 }),
        (paths, columns) => {
          const lines = scanTable(scanReport(paths.map((path) => ({ path }))), today, columns);
          for (const line of lines)
            assert.ok(widthOf(line) <= columns, `${widthOf(line)} > ${columns}: ${line}`);
        },
      ),
    );
  });

  it('keeps the end of a long path, and cuts nothing where there is no terminal', () => {
    const path = `${'deep/'.repeat(30)}tally.ts`;
    const report = scanReport([{ path }]);
    assert.match(scanTable(report, today, 80)[1] ?? '', /…[deep/]*tally\.ts/);
    assert.ok(scanTable(report, today)[1]?.includes(`${path}  0 of 2`));
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
