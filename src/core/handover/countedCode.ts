import { dateWords } from '../wording';
import { listHotspots } from '../hotspots/hotspotList';
import { isJudged } from '../hotspots/judged';
import type { ScanReport } from '../hotspots/model';
import type { CountedCode } from './completeness';
import type { Ownership } from '../hotspots/ownership';

/** What a scan says about what is missing. */
export function countedCode(report: ScanReport, ownership: Ownership): CountedCode {
  const sources = report.modules.filter(isJudged);
  const isSource = new Set(sources.map(({ path }) => path));
  // Not the day of today: the same code gives the same count.
  const day = dateWords(report.headAtEpochMs ?? 0);
  const { listed } = listHotspots(report, report.hotspots.length, day);
  return {
    modules: sources.length,
    hotspots: listed.filter(({ path }) => isSource.has(path)).map(({ path, short }) => ({ path, short })),
    singleOwned: [...sources]
      .sort((a, b) => (b.history?.changes ?? 0) - (a.history?.changes ?? 0) || (a.path < b.path ? -1 : 1))
      .flatMap(({ path }) => {
        const [owner, ...others] = ownership.authorsOf(path);
        return owner === undefined || others.length > 0
          ? []
          : [{ path, owner: { name: owner.name, email: owner.email } }];
      }),
  };
}
