import type { Rhythm } from './state';
import { isDuration } from './turn';

/** Minutes as people type them, `7` or `2.5`; undefined for anything else, and for more than four hours. */
export function parseMinutes(entry: string): number | undefined {
  const text = entry.trim().replace(',', '.');
  if (!/^\d+(\.\d+)?$/u.test(text)) return undefined;
  const minutes = Number(text);
  return isDuration(minutes * 60_000) ? minutes : undefined;
}

export type BreakRhythm = Pick<Rhythm, 'breakAfterTurns' | 'breakMs'>;

/** `4 10`: after four turns ten minutes; also with a comma or a slash between. */
export function parseBreakRhythm(entry: string): BreakRhythm | undefined {
  const match = /^\s*(\d{1,3})\s*[\s,;/]\s*(\d{1,3})\s*$/u.exec(entry);
  const breakAfterTurns = Number(match?.[1]);
  const breakMs = Number(match?.[2]) * 60_000;
  return breakAfterTurns >= 1 && isDuration(breakMs) ? { breakAfterTurns, breakMs } : undefined;
}
