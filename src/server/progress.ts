import type { ScanProgress } from '../core/hotspots/model';

/** Lets through the first progress of each phase, and else one every `intervalMs`. */
export function limitProgress(
  send: (progress: ScanProgress) => void,
  nowMs: () => number,
  intervalMs = 100,
): (progress: ScanProgress) => void {
  let phase: ScanProgress['phase'] | undefined;
  let sentMs = -Infinity;
  return (progress) => {
    const now = nowMs();
    if (progress.phase === phase && now - sentMs < intervalMs) return;
    phase = progress.phase;
    sentMs = now;
    send(progress);
  };
}
