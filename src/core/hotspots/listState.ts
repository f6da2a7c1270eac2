import type { HotspotList } from './hotspotList';

/**
 * What the end of a scan leads to: rows, or one of the welcome texts.
 * @param withoutHistory a ranking by documentation alone is what the user has asked for
 */
export function listState(
  { historyStatus, total, probableDebts, setAsideCount }: HotspotList,
  withoutHistory: boolean,
): 'list' | 'empty' | 'noGit' | 'noRepository' {
  const isMissing = historyStatus === 'noGit' || historyStatus === 'noRepository';
  if (isMissing && !withoutHistory) return historyStatus;
  return total + probableDebts + setAsideCount === 0 ? 'empty' : 'list';
}
