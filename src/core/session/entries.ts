import type { EpochMs } from '../ports';
import type { Rhythm } from './state';
import { isDuration } from './turn';

/** Minutes as people type them, `7` or `2.5`; undefined for anything else, and for more than four hours. */
export function parseMinutes(entry: string): number | undefined {
  const text = entry.trim().replace(',', '.');
  if (!/^\d+(\.\d+)?$/u.test(text)) return undefined;
  const minutes = Number(text);
  return isDuration(minutes * 60_000) ? minutes : undefined;
}

export type BreakRhythm = Pick<Rhythm, 'breakAfterTurns' | 'breakAfterMs' | 'breakMs'>;

/** `4 10`: after four turns ten minutes; `60m 10`: after sixty minutes. Also with a comma or a slash between. */
export function parseBreakRhythm(entry: string): BreakRhythm | undefined {
  const match = /^\s*(\d{1,3})(\s*m(?:in)?)?\s*[\s,;/]\s*(\d{1,3})\s*$/iu.exec(entry);
  const breakAfterTurns = Number(match?.[1]);
  const breakMs = Number(match?.[3]) * 60_000;
  if (match?.[2] !== undefined) {
    const breakAfterMs = breakAfterTurns * 60_000;
    return isDuration(breakAfterMs) && isDuration(breakMs)
      ? { breakAfterTurns: 0, breakAfterMs, breakMs }
      : undefined;
  }
  return breakAfterTurns >= 1 && isDuration(breakMs) ? { breakAfterTurns, breakMs } : undefined;
}

/**
 * The next moment at which a clock on the wall shows `HH:MM` today; undefined when that is past, or for anything else.
 * @param offsetMinutesAt from UTC, of the place the clock hangs in: it changes with daylight-saving time
 */
export function parseDayEnd(
  entry: string,
  nowEpochMs: EpochMs,
  offsetMinutesAt: (atEpochMs: EpochMs) => number,
): EpochMs | undefined {
  const match = /^\s*(\d{1,2})[:.](\d{2})\s*$/u.exec(entry);
  const [hours, minutes] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || hours > 23 || minutes > 59) return undefined;
  const offsetMs = (at: EpochMs) => offsetMinutesAt(at) * 60_000;
  const midnightOnWall = Math.floor((nowEpochMs + offsetMs(nowEpochMs)) / 86_400_000) * 86_400_000;
  const onWall = midnightOnWall + (hours * 60 + minutes) * 60_000;
  const atEpochMs = onWall - offsetMs(onWall - offsetMs(nowEpochMs));
  return atEpochMs > nowEpochMs ? atEpochMs : undefined;
}
