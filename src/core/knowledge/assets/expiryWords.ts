import { counted } from '../../wording';

/** In days. What has its day later than that is not pressing yet. */
export const horizonDays = 60;

const dayMs = 86_400_000;

/**
 * `runs out in 8 days, on 2026-12-01; nobody is named who renews it`
 * @param today `2026-11-23` where the people are
 * @param renewedBy empty where nobody said
 */
export function expiryWords(today: string, day: string, renewedBy: string): string {
  const left = daysFrom(today, day);
  const when =
    left < 0
      ? `ran out ${counted(-left, 'day')} ago`
      : left === 0
        ? 'runs out today'
        : `runs out in ${counted(left, 'day')}`;
  return `${when}, on ${day}; ${renewedBy === '' ? 'nobody is named who renews it' : `${renewedBy} renews it`}`;
}

/** Whole days from one day to another, both as `2026-11-27`. */
export function daysFrom(today: string, day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / dayMs);
}
