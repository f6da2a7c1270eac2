import type { EpochMs } from '../../core/ports';

/** Of the clock on this computer's wall, with daylight-saving time as it is at that moment. */
export function utcOffsetMinutesAt(atEpochMs: EpochMs): number {
  return -new Date(atEpochMs).getTimezoneOffset();
}
