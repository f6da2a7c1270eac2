import type { ScanProgress } from '../../core/hotspots/model';

const leastGapMs = 100;

/** Passes on at most ten reports a second. */
export function progressMeter(
  onProgress?: (progress: ScanProgress) => void,
): (progress: ScanProgress) => void {
  let lastMs = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const nowMs = performance.now();
    if (nowMs - lastMs < leastGapMs) return;
    lastMs = nowMs;
    onProgress?.(progress);
  };
}
