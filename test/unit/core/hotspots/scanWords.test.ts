import assert from 'node:assert/strict';
import type { ScanReport } from '../../../../src/core/hotspots/model';
import { type HotspotList, listHotspots as listOn } from '../../../../src/core/hotspots/hotspotList';
import type { HistoryStatus, Problem, ScanProgress } from '../../../../src/core/hotspots/model';
import { listNote, progressWords } from '../../../../src/core/hotspots/scanWords';
import { submodulesProblem } from '../../../../src/core/hotspots/scanLimits';
import { scanReport } from '../../../support/scanReport';

const listHotspots = (report: ScanReport, limit: number): HotspotList => listOn(report, limit, '2026-11-22');

describe('progressWords', () => {
  for (const [phase, done, total, words] of [
    ['listing', 0, 0, 'Listing files…'],
    ['parsing', 340, 1337, 'Parsing 340 of 1,337 files'],
    ['parsing', 0, 0, 'Parsing…'],
    ['history', 15000, 0, 'Reading history: 15,000 commits'],
    ['history', 1, 2, 'Reading history 1 of 2 commits'],
    ['ranking', 1, 1, 'Ranking…'],
  ] as const satisfies readonly (readonly [ScanProgress['phase'], number, number, string])[]) {
    it(`says "${words}"`, () => {
      assert.equal(progressWords({ phase, done, total }), words);
    });
  }
});

describe('listNote', () => {
  const note = (historyStatus: HistoryStatus, problems: readonly Problem[] = []): string | undefined =>
    listNote(listHotspots(scanReport([], { historyStatus, problems }), 10));

  it('is silent where nothing is missing', () => {
    assert.equal(note('full'), undefined);
  });

  for (const [status, part] of [
    ['shallow', 'git fetch --unshallow'],
    ['partial', 'not exact'],
    ['empty', 'No commit yet'],
    ['noRepository', 'No git repository'],
    ['noGit', 'No git program'],
    ['notAllowed', 'was not read'],
    ['failed', 'the log says why'],
  ] as const) {
    it(`says what ${status} history means`, () => {
      assert.ok(note(status)?.includes(part));
    });
  }

  it('counts the files that could not be read', () => {
    const problem = (path: string): Problem => ({
      path,
      code: 'file.unreadable',
      message: `${path} is unreadable.`,
    });
    assert.equal(note('full', [problem('a.ts')]), '1 file could not be read; the log names it.');
    assert.equal(
      note('full', [problem('a.ts'), problem('b.ts')]),
      '2 files could not be read; the log names them.',
    );
  });

  it('says which submodules and nested repositories were left out', () => {
    assert.equal(
      note('full', [submodulesProblem(['libs/a'])]),
      '1 repository within this one is not scanned (libs/a): open its folder to scan it.',
    );
    assert.match(
      note('partial', [submodulesProblem(['a', 'b', 'c', 'd', 'e', 'f', 'g'])]) ?? '',
      / 7 repositories within this one are not scanned \(a, b, c, d, e and 2 more\): open their folders to scan them\.$/,
    );
  });

  it('does not count problems that are not of a file', () => {
    assert.equal(note('full', [{ code: 'git.failed', message: 'x' }]), undefined);
  });
});
