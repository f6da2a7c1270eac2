import { rememberedHotspots, type Progress, type ScanCounts, type ScanTotals } from './chronicle';

/** The first scan is what the session began with; later ones are measured against it. */
export function withScan(progress: Progress | undefined, totals: ScanTotals): Progress {
  const now = countsOf(totals);
  if (progress === undefined) {
    return { before: now, now, atStart: totals.hotspots.slice(0, rememberedHotspots), closed: [] };
  }
  const open = new Set(totals.hotspots);
  return { ...progress, now, closed: progress.atStart.filter((path) => !open.has(path)) };
}

export function sameProgress(a: Progress | undefined, b: Progress): boolean {
  return a !== undefined && sameCounts(a.now, b.now) && a.closed.join('\n') === b.closed.join('\n');
}

function countsOf({ publicSymbols, documentedSymbols, debts, hotspots }: ScanTotals): ScanCounts {
  return { publicSymbols, documentedSymbols, debts, hotspots: hotspots.length };
}

function sameCounts(a: ScanCounts, b: ScanCounts): boolean {
  return (
    a.publicSymbols === b.publicSymbols &&
    a.documentedSymbols === b.documentedSymbols &&
    a.debts === b.debts &&
    a.hotspots === b.hotspots
  );
}
