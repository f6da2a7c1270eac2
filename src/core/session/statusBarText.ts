import type { EpochMs } from '../ports';
import { plainLabel, plainLine } from './plainText';
import { shortName, upcoming } from './roster';
import { breakDue, nextTypist, overtimeMs, remainingMs, typist } from './selectors';
import type { ActiveSession, SessionState } from './state';

export interface StatusBarText {
  /** With codicons; names are made safe. */
  readonly text: string;
  /** Plain text, several lines. */
  readonly tooltip: string;
  /** For screen readers: in minutes, so that it does not change every second. */
  readonly spoken: string;
  readonly warning: boolean;
}

/** `04:12`, from an hour on `1:04:12`. Rounded up: zero is shown only when nothing is left. */
export function remainingText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${twoDigits(minutes)}:${twoDigits(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`;
}

/** `+0:42`, from an hour on `+1:00:42`. */
export function overtimeText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `+${minutes}:${twoDigits(seconds % 60)}`
    : `+${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`;
}

export interface StatusBarSurroundings {
  /** High contrast themes have no warning colour: there words say that the time is up. */
  readonly highContrast?: boolean;
  /** Name of the folder that the record goes to, where several are open. */
  readonly recordFolder?: string;
}

/** What the one status bar item says; undefined without a session. */
export function statusBarText(
  state: SessionState,
  nowEpochMs: EpochMs,
  { highContrast = false, recordFolder }: StatusBarSurroundings = {},
): StatusBarText | undefined {
  if (state.kind === 'none') return undefined;
  if (state.kind === 'ended') {
    return {
      text: '$(warning) Session record not saved',
      tooltip: 'The mob session is over, but its record is not written yet. Click to see what you can do.',
      spoken: 'Mob session: the record is not saved yet.',
      warning: true,
    };
  }
  const overMs = overtimeMs(state, nowEpochMs);
  const over = overMs > 0 || remainingMs(state, nowEpochMs) === 0;
  const warning = over && state.kind !== 'paused';
  return {
    text: textOf(state, nowEpochMs, over, overMs, warning && highContrast),
    tooltip: tooltipOf(state, recordFolder),
    spoken: spokenOf(state, nowEpochMs, over, overMs),
    warning,
  };
}

function textOf(
  state: ActiveSession,
  nowEpochMs: EpochMs,
  over: boolean,
  overMs: number,
  inWords: boolean,
): string {
  const time = over ? overtimeText(overMs) : remainingText(remainingMs(state, nowEpochMs));
  const name = plainLabel(shortName(state.roster, state.pointerId));
  switch (state.kind) {
    case 'paused':
      return `$(debug-pause) ${name} ${time}`;
    case 'break':
      if (inWords) return `$(bell-dot) BREAK IS OVER ${time}${arrow(state)}`;
      return over ? `$(bell-dot) break ${time}${arrow(state)}` : `$(coffee) break ${time}`;
    case 'running':
      if (inWords) return `$(bell-dot) TIME IS UP: ${name} ${time}${arrow(state)}`;
      return `${over ? '$(bell-dot)' : '$(person)'} ${name} ${time}${arrow(state)}`;
  }
}

/** Nobody is announced as their own successor. */
function arrow(state: ActiveSession): string {
  const next = nextTypist(state);
  if (next === undefined || next.id === typist(state)?.id) return '';
  return ` → ${plainLabel(shortName(state.roster, next.id))}`;
}

function tooltipOf(state: ActiveSession, recordFolder: string | undefined): string {
  const names = (people: readonly { id: string }[]) =>
    people.map((person) => plainLine(shortName(state.roster, person.id))).join(', ');
  const current = typist(state);
  const waiting = upcoming(state.roster, state.pointerId).filter((person) => person.id !== current?.id);
  const away = state.roster.filter((person) => person.presence === 'away');
  const lines = [
    state.goal === undefined ? '' : `Goal: ${plainLine(state.goal)}`,
    current === undefined ? '' : `${state.kind === 'paused' ? 'Paused' : 'Typing'}: ${names([current])}`,
    waiting.length === 0 ? '' : `Next: ${names(waiting)}`,
    away.length === 0 ? '' : `Away: ${names(away)}`,
    breakDue(state) ? 'A break is due after this turn.' : '',
    recordFolder === undefined ? '' : `The record goes to the folder ${plainLine(recordFolder)}.`,
    'Click for actions.',
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function spokenOf(state: ActiveSession, nowEpochMs: EpochMs, over: boolean, overMs: number): string {
  const minutes = Math.ceil(remainingMs(state, nowEpochMs) / 60_000);
  const overMinutes = Math.floor(overMs / 60_000);
  const overWords = overMinutes < 1 ? 'time is up' : `over since ${inMinutes(overMinutes)}`;
  const left = over ? overWords : `${inMinutes(minutes)} left`;
  const name = plainLine(shortName(state.roster, state.pointerId));
  const who =
    state.kind === 'break' ? 'break' : state.kind === 'paused' ? `paused, ${name}` : `${name} is typing`;
  const next = nextTypist(state);
  const then =
    next === undefined || next.id === typist(state)?.id
      ? ''
      : `, next is ${plainLine(shortName(state.roster, next.id))}`;
  return `Mob session: ${who}, ${left}${then}.`;
}

function inMinutes(minutes: number): string {
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
