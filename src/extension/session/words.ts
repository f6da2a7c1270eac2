import type { Refusal } from '../../core/session/events';

/** One sentence for each reason why something could not be done. */
export const refusalWords: Readonly<Record<Refusal, string>> = {
  noSession: 'No mob session is running: start one with "Mob: Start Session".',
  sessionRunning: 'A mob session is running already: end it before you start another.',
  recordPending:
    'The last mob session is over, but its record is not saved: save it with "Mob: Save Session Record".',
  noRecordPending: 'No session record is waiting to be saved.',
  nobodyPresent: 'Nobody is present: mark somebody back first.',
  nobodyElse: 'Nobody else is present to take the turn.',
  nobodyAway: 'Nobody is away.',
  notRunning: 'The mob session is paused already.',
  notPaused: 'The mob session is not paused.',
  inBreak: 'The mob is in a break: end the break first.',
  notInBreak: 'The mob is not in a break.',
  noSuchPerson: 'There is no such person in the roster.',
  alreadyInRoster: 'This person is in the roster already.',
  emptyRoster: 'A mob session needs at least one person.',
  badDuration: 'A duration must be more than 0 minutes and at most 4 hours.',
};

/** `1 minute`, `7 minutes`, `2.5 minutes`, `3 hours`: to be read, not to be counted with. */
export function durationWords(ms: number): string {
  if (ms < 60_000) return plural(Math.max(1, Math.round(ms / 1000)), 'second');
  if (ms < 90 * 60_000)
    return plural(ms < 600_000 ? Math.round(ms / 6_000) / 10 : Math.round(ms / 60_000), 'minute');
  return plural(Math.round(ms / 3_600_000), 'hour');
}

function plural(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
