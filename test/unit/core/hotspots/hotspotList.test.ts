import assert from 'node:assert/strict';
import type { ScanReport } from '../../../../src/core/hotspots/model';
import { type HotspotList, listHotspots as listOn } from '../../../../src/core/hotspots/hotspotList';
import { debt, scanReport, undocumented } from '../../../support/scanReport';

const listHotspots = (report: ScanReport, limit: number): HotspotList => listOn(report, limit, '2026-11-22');

describe('listHotspots', () => {
  const report = scanReport(
    [
      {
        path: 'src/tally.ts',
        symbols: [undocumented('mergeJury', 4)],
        debts: [debt('src/tally.ts', 9, 'TODO x')],
      },
      { path: 'src/app.ts' },
      { path: 'src/zip.ts' },
    ],
    { headAtEpochMs: 5 },
  );

  it('keeps the order of the ranking and no more than asked for, and says how many there are', () => {
    const list = listHotspots(report, 2);
    assert.deepEqual(
      list.listed.map(({ path }) => path),
      ['src/tally.ts', 'src/app.ts'],
    );
    assert.deepEqual([list.hotspots, list.modules, list.debts], [3, 3, 1]);
    assert.equal(list.headAtEpochMs, 5);
  });

  it('lists under a module its undocumented symbols and its debts', () => {
    const documented = { name: 'known', kind: 'function', line: 1, documented: true } as const;
    const { listed } = listHotspots(
      scanReport([
        { path: 'a.ts', symbols: [documented, undocumented('lost', 2)], debts: [debt('a.ts', 3, 'TODO y')] },
      ]),
      10,
    );
    assert.deepEqual(
      listed.map(({ undocumented: symbols, debts }) => [symbols.map(({ name }) => name), debts.length]),
      [[['lost'], 1]],
    );
  });

  for (const role of ['test', 'generated', 'vendored'] as const) {
    it(`calls no symbol of a ${role} file undocumented`, () => {
      const { listed } = listHotspots(
        scanReport([{ path: 'a.ts', role, symbols: [undocumented('helper', 2)] }]),
        10,
      );
      assert.deepEqual(listed[0]?.undocumented, []);
    });
  }

  it('names everybody who wrote it, who knows most first, for the one in the room may have written least', () => {
    const names = ['Kim', 'Sol', 'Ira', 'Noa', 'Ada'];
    const authors = names.map((name, index) => ({
      author: { name, email: `${name.toLowerCase()}@example.org` },
      share: (5 - index) / 15,
      changes: 5 - index,
      lastAtEpochMs: 5,
      inactive: false,
    }));
    const history = { changes: 15, weightedChanges: 15, firstAtEpochMs: 1, lastAtEpochMs: 5, authors };
    const { listed } = listHotspots(scanReport([{ path: 'a.ts', history }]), 10);
    assert.deepEqual(
      listed[0]?.authors.map(({ name }) => name),
      names,
    );
  });

  it('passes over a hotspot whose module the report has not', () => {
    assert.deepEqual(listHotspots({ ...report, modules: [] }, 10).listed, []);
  });
});
