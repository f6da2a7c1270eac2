/** `2026-11-27`: the day of a moment where the people are. */
export function localDay(atEpochMs: number): string {
  const offsetMs = new Date(atEpochMs).getTimezoneOffset() * 60_000;
  return new Date(atEpochMs - offsetMs).toISOString().slice(0, 10);
}
