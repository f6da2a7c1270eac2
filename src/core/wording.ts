import type { EpochMs } from './ports';

const dayMs = 86_400_000;

/** `2024-05-01`, in UTC, so that it is the same everywhere. */
export function dateWords(atEpochMs: EpochMs): string {
  return new Date(atEpochMs).toISOString().slice(0, 10);
}

/** `less than a day`, `12 days`, `5 months`, `3 years`: whole units, rounded down; days up to 60, months up to 24. */
export function ageWords(fromEpochMs: EpochMs, toEpochMs: EpochMs): string {
  const days = Math.floor((toEpochMs - fromEpochMs) / dayMs);
  if (days < 1) return 'less than a day';
  if (days < 60) return counted(days, 'day');
  const months = Math.floor(days / 30.44);
  return months < 24 ? counted(months, 'month') : counted(Math.floor(days / 365.25), 'year');
}

/** `1,337`, in every locale. */
export function numberWords(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 debt`, `1,337 debts`, `2 repositories`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${numberWords(count)} ${count === 1 ? singular : plural}`;
}

/** `42 %`, rounded down, so that 100 % means all; `under 1 %` where it is not nothing; `–` of nothing. */
export function percentWords(part: number, whole: number): string {
  if (whole === 0) return '–';
  const percent = Math.floor((part / whole) * 100);
  return percent === 0 && part > 0 ? 'under 1 %' : `${percent} %`;
}

/** `a`, `a and b`, `a, b and 3 more` */
export function listWords(items: readonly string[], most = items.length): string {
  const shown = items.slice(0, most);
  const rest = items.length - shown.length;
  const all = rest > 0 ? [...shown, `${numberWords(rest)} more`] : shown;
  if (all.length < 2) return all.join('');
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}
