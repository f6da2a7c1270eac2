import type { EpochMs } from '../ports';
import type { SessionEvent } from './events';

/** Ticks come every second; a gap of a minute is no hiccup but sleep. */
const sleepGapMs = 60_000;
/** Clocks are trimmed by less than this all the time. */
const backwardsToleranceMs = 2_000;

/** The time since the session was last seen awake as an event, if it was no ordinary one. */
export function gapEvents(seenAtEpochMs: EpochMs, nowEpochMs: EpochMs): readonly SessionEvent[] {
  const gapMs = nowEpochMs - seenAtEpochMs;
  if (gapMs >= sleepGapMs) return [{ type: 'slept', fromEpochMs: seenAtEpochMs, atEpochMs: nowEpochMs }];
  if (gapMs <= -backwardsToleranceMs) return [{ type: 'clockSetBack', atEpochMs: nowEpochMs, byMs: -gapMs }];
  return [];
}
