import type { EpochMs, Random } from '../ports';

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** The date on the wall, `2026-11-22`, at the given offset from UTC. */
export function localDate(atEpochMs: EpochMs, utcOffsetMinutes: number): string {
  return isoAt(atEpochMs, utcOffsetMinutes).slice(0, 10);
}

/** The time on the wall, `09:30`. */
export function localTime(atEpochMs: EpochMs, utcOffsetMinutes: number): string {
  return isoAt(atEpochMs, utcOffsetMinutes).slice(11, 16);
}

/** The offset as people write it: `UTC+01:00`; `UTC` alone for none. */
export function zoneName(utcOffsetMinutes: number): string {
  if (utcOffsetMinutes === 0) return 'UTC';
  const minutes = Math.abs(utcOffsetMinutes);
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  return `UTC${utcOffsetMinutes < 0 ? '−' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** Date and four random characters: never a counter, so that branches do not collide. */
export function recordId(atEpochMs: EpochMs, utcOffsetMinutes: number, random: Random): string {
  const letters = [0, 1, 2, 3].map(() => base32.charAt(Math.min(31, Math.floor(random() * 32))));
  return `${localDate(atEpochMs, utcOffsetMinutes)}-${letters.join('')}`;
}

/** What {@link recordId} makes: anything else would be a path of somebody else's choice. */
export function isRecordId(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}-[a-z2-7]{4}$/u.test(text);
}

function isoAt(atEpochMs: EpochMs, utcOffsetMinutes: number): string {
  return new Date(atEpochMs + utcOffsetMinutes * 60_000).toISOString();
}
