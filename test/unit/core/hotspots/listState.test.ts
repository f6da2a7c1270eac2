import assert from 'node:assert/strict';
import type { ScanReport } from '../../../../src/core/hotspots/model';
import { type HotspotList, listHotspots as listOn } from '../../../../src/core/hotspots/hotspotList';
import { listState } from '../../../../src/core/hotspots/listState';
import type { HistoryStatus } from '../../../../src/core/hotspots/model';
import { scanReport } from '../../../support/scanReport';

const listHotspots = (report: ScanReport, limit: number): HotspotList => listOn(report, limit, '2026-11-22');

describe('listState', () => {
  const state = (historyStatus: HistoryStatus, paths: readonly string[], withoutHistory = false): string =>
    listState(
      listHotspots(
        scanReport(
          paths.map((path) => ({ path })),
          { historyStatus },
        ),
        10,
      ),
      withoutHistory,
    );

  for (const missing of ['noGit', 'noRepository'] as const) {
    it(`asks first where there is ${missing}`, () => {
      assert.equal(state(missing, ['a.ts']), missing);
      assert.equal(state(missing, ['a.ts'], true), 'list');
      assert.equal(state(missing, [], true), 'empty');
    });
  }

  for (const known of ['full', 'shallow', 'partial', 'empty', 'failed', 'notAllowed'] as const) {
    it(`shows the list at once where the history is ${known}`, () => {
      assert.equal(state(known, ['a.ts']), 'list');
      assert.equal(state(known, []), 'empty');
    });
  }
});
