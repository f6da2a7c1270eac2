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
  badOrder: 'The roster changed meanwhile: choose the order again.',
  keepsPlace: 'Only those whose turns are still to come can change places, and only among themselves.',
  badDay: 'A last day is a date such as 2026-11-27.',
  emptyName: 'A participant needs a name.',
  onlyPerson: 'The last person of the roster cannot be removed: end the session instead.',
  nothingToUndo: 'There is nothing to take back.',
  noSuchItem: 'This item is no longer on the agenda.',
  otherFolder:
    'This is in another folder than the one the mob session is about: put it on the agenda as text with "Mob: Add Agenda Item".',
  alreadyOnAgenda: 'This is on the agenda already.',
  emptyTitle: 'An agenda item needs a title.',
  noReason: 'Parking needs a reason: why not now?',
};

/** What was taken back, by the type of its event. */
export function undoneWords(of: string): string {
  return `Taken back: ${steps[of] ?? 'the last step'}.`;
}

const steps: Readonly<Record<string, string>> = {
  next: 'the next turn',
  pass: 'the pass',
  skip: 'the skip',
  swap: 'the swap',
  restart: 'the restart of the turn',
  extend: 'the extension',
  pause: 'the pause',
  resume: 'the resuming',
  takeBreak: 'the break',
  endBreak: 'the end of the break',
  markAway: 'the absence',
  markGone: 'the leaving',
  markBack: 'the return',
  join: 'the new participant',
  rename: 'the new name',
  remove: 'the removal from the roster',
  reorder: 'the new order of the roster',
  setLastDay: 'the last day',
  setGoal: 'the goal',
  setRhythm: 'the rhythm',
  setDayEnd: 'the end of the day',
  setRole: 'the role',
  checkIn: 'the check-in',
  addItem: 'the new agenda item',
  removeItem: 'the removal from the agenda',
  moveItem: 'the new order of the agenda',
  workItem: 'the change of agenda item',
  doneItem: 'the closing of the agenda item',
  parkItem: 'the parking of the agenda item',
  reopenItem: 'the reopening of the agenda item',
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
