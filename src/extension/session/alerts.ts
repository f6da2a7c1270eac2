import type { Clock } from '../../core/ports';
import type { SessionEvent } from '../../core/session/events';
import { plainMessage } from '../../core/session/plainText';
import { shortName } from '../../core/session/roster';
import { currentTurn, isActive, nextTypist } from '../../core/session/selectors';
import type { SessionState } from '../../core/session/state';
import type { HostEffect } from './engine';
import type { Toasts } from './toasts';
import { durationWords, refusalWords, undoneWords } from './words';

export interface AlertsSetup {
  readonly clock: Clock;
  state(): SessionState;
  dispatch(event: SessionEvent): Promise<void>;
  /** Asks how, as the command does: an end cannot be undone. */
  endSession(): Promise<void>;
  readonly toasts: Toasts;
}

type Alert = Exclude<
  HostEffect,
  { type: 'writeRecord' | 'openPlace' | 'openQuestion' | 'agendaDone' | 'clockStarted' | 'goalChanged' }
>;
type Choice = readonly [label: string, event: ((atEpochMs: number) => SessionEvent) | 'end' | 'start'];

const takeBreak: Choice = ['Break', (atEpochMs) => ({ type: 'takeBreak', atEpochMs })];
const twoMinutes: Choice = ['+2 min', (atEpochMs) => ({ type: 'extend', atEpochMs, byMs: 120_000 })];
const endSession: Choice = ['End session…', 'end'];

/** Notifications with actions: never modal, and never waited for. One that was overtaken by events does nothing. */
export class Alerts {
  readonly #setup: AlertsSetup;

  constructor(setup: AlertsSetup) {
    this.#setup = setup;
  }

  show(alert: Alert): void {
    const setup = this.#setup;
    const { message, choices } = wordsFor(alert);
    const asked = situation(alert, setup.state());
    setup.toasts.show({
      message,
      choices: choices.map(([label]) => label),
      warning: alert.type === 'askAfterSleep' || alert.type === 'askStale',
      atOnce: alert.type === 'refused' || alert.type === 'undone',
      stillTrue: () => situation(alert, setup.state()) === asked,
      act: async (answer) => {
        const chosen = choices.find(([label]) => label === answer);
        if (chosen !== undefined) await this.#act(alert, chosen[1]);
      },
    });
  }

  async #act(alert: Alert, event: Choice[1]): Promise<void> {
    const setup = this.#setup;
    if (event === 'end') {
      await setup.endSession();
      return;
    }
    if (event !== 'start') {
      await setup.dispatch(event(setup.clock.now()));
      return;
    }
    const current = setup.state();
    const next = nextNameOf(current);
    if (next === undefined || !('next' in alert) || alert.next === next)
      await setup.dispatch({
        type: current.kind === 'break' ? 'endBreak' : 'next',
        atEpochMs: setup.clock.now(),
      });
    // Somebody else is next by now: who pressed the button did not mean to start that turn.
    else this.show({ ...alert, next });
  }
}

function nextNameOf(state: SessionState): string | undefined {
  const next = isActive(state) ? nextTypist(state) : undefined;
  return isActive(state) && next !== undefined ? shortName(state.roster, next.id) : undefined;
}

/** What an alert is about: an answer counts only while that is still so. */
function situation({ type }: Alert, state: SessionState): string {
  if (state.kind === 'none') return state.kind;
  if (type === 'dayOver') return [state.id, state.kind === 'ended', state.dayEnd?.atEpochMs].join(' ');
  if (type === 'proposeItem') return [state.id, state.kind === 'ended', state.itemId].join(' ');
  const turn = currentTurn(state);
  return [state.id, state.kind, turn?.number, turn?.deadlineEpochMs].join(' ');
}

function wordsFor(alert: Alert): { message: string; choices: readonly Choice[] } {
  switch (alert.type) {
    case 'turnOver': {
      const { breakDue, typist, next } = alert;
      const upNext = next === undefined ? 'Nobody else is present.' : `Next up: ${plainMessage(next)}.`;
      const message = `${plainMessage(typist)}'s turn is over. ${upNext}${breakDue ? ' A break is due.' : ''}`;
      const start = next === undefined ? [] : [startTurn(next)];
      return {
        message,
        choices: breakDue ? [takeBreak, ...start, twoMinutes] : [...start, twoMinutes, takeBreak],
      };
    }
    case 'turnEndsSoon':
      return {
        message: `${plainMessage(alert.typist)}: ${durationWords(alert.remainingMs)} left.${
          alert.next === undefined ? '' : ` Next up: ${plainMessage(alert.next)}.`
        }`,
        choices: [twoMinutes],
      };
    case 'breakOver':
      return {
        message:
          alert.next === undefined
            ? 'The break is over.'
            : `The break is over. Next up: ${plainMessage(alert.next)}.`,
        choices: [
          ...(alert.next === undefined ? [] : [startTurn(alert.next)]),
          ['+5 min', (atEpochMs) => ({ type: 'extend', atEpochMs, byMs: 300_000 })],
        ],
      };
    case 'askAfterSleep':
      return {
        message: `${alert.closed === true ? 'VS Code was closed, or the computer asleep,' : 'The computer was asleep'} for ${durationWords(alert.gapMs)}: ${plainMessage(alert.typist)}'s turn is paused with ${durationWords(alert.remainingMs)} left.`,
        choices: [
          ['Resume', (atEpochMs) => ({ type: 'resume', atEpochMs })],
          ['Count it as work', (atEpochMs) => ({ type: 'countGap', atEpochMs })],
          endSession,
        ],
      };
    case 'askStale':
      return {
        message: `${plainMessage(alert.typist)}'s turn ended ${durationWords(alert.overdueMs)} ago. Go on with the mob session?`,
        choices: [...(alert.next === undefined ? [] : [startTurn(alert.next)]), endSession],
      };
    case 'dayOver':
      return {
        message: 'The agreed end of the day has come.',
        choices: [
          endSession,
          [
            'Go on for 15 min',
            (atEpochMs) => ({ type: 'setDayEnd', atEpochMs, dayEndsAtEpochMs: atEpochMs + 900_000 }),
          ],
        ],
      };
    case 'proposeItem': {
      const { itemId, title, reason } = alert;
      return {
        message: `Next on the agenda: ${plainMessage(title)}. ${plainMessage(reason)}`,
        choices: [['Work on it', (atEpochMs) => ({ type: 'workItem', atEpochMs, itemId })]],
      };
    }
    case 'undone':
      return { message: undoneWords(alert.of), choices: [] };
    case 'refused':
      return { message: refusalWords[alert.refusal], choices: [] };
  }
}

function startTurn(name: string): Choice {
  return [`Start ${plainMessage(name)}'s turn`, 'start'];
}
