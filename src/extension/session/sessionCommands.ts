import type { ActionId } from '../../core/session/actions';
import type { Clock } from '../../core/ports';
import type { Refusal, SessionEvent } from '../../core/session/events';
import { parsePerson } from '../../core/session/rosterSources';
import { isActive } from '../../core/session/selectors';
import type { Presence, SessionState } from '../../core/session/state';
import { commands } from '../../protocol/names';
import type { SessionCommand } from './commandIds';
import { askMinutes } from './rhythmSteps';
import { pickAction, pickParticipant } from './sessionActionsPick';
import { askGoal } from './startFlow';
import { askText } from './steps';

export interface SessionCommandsSetup {
  readonly clock: Clock;
  state(): SessionState;
  dispatch(event: SessionEvent): Promise<void>;
  /** Says why something cannot be done. */
  refuse(refusal: Refusal): void;
  /** The whole way from the questions to the running session. */
  start(): Promise<void>;
  saveRecord(): Promise<void>;
}

const minuteMs = 60_000;
/** Commands take what the palette would ask for as an argument, for key bindings and tests. */
type Handler = (argument?: unknown) => Promise<void>;
/** Events that need nothing but the moment. */
type PlainEvent = 'next' | 'pass' | 'pause' | 'resume' | 'takeBreak' | 'endBreak' | 'end';

/** What each command of the session does, by its id. A command that cannot be done now says why. */
export function sessionHandlers(setup: SessionCommandsSetup): Readonly<Record<SessionCommand, Handler>> {
  const plain =
    (type: PlainEvent): Handler =>
    () =>
      setup.dispatch({ type, atEpochMs: setup.clock.now() });
  const extendBy = (byMs: number) => setup.dispatch({ type: 'extend', atEpochMs: setup.clock.now(), byMs });
  /** Asks only where the answer can be used; else the reducer says why not. */
  const unlessIdle =
    (run: Handler): Handler =>
    async (argument) => {
      if (isActive(setup.state())) await run(argument);
      else setup.refuse(setup.state().kind === 'ended' ? 'recordPending' : 'noSession');
    };
  const mark = (
    type: 'markAway' | 'markBack',
    fits: (presence: Presence) => boolean,
    title: string,
  ): Handler =>
    unlessIdle(async (argument) => {
      const state = setup.state();
      if (isActive(state) && !state.roster.some(({ presence }) => fits(presence))) {
        setup.refuse(type === 'markAway' ? 'nobodyPresent' : 'nobodyAway');
        return;
      }
      const participantId =
        typeof argument === 'string' ? argument : await pickParticipant(state, fits, title);
      if (participantId !== undefined)
        await setup.dispatch({ type, atEpochMs: setup.clock.now(), participantId });
    });
  const extend = unlessIdle(async (argument) => {
    if (typeof argument === 'number') {
      await extendBy(argument * minuteMs);
      return;
    }
    const result = await askMinutes({ title: 'More time', canGoBack: false }, 'How many minutes more?');
    if (result.kind === 'next') await extendBy(result.value);
  });
  const addParticipant = unlessIdle(async (argument) => {
    const check = (text: string) =>
      parsePerson(text) === undefined ? 'Type Name <mail>, or only a name.' : undefined;
    const frame = { title: 'Add a participant', canGoBack: false };
    const typed =
      typeof argument === 'string'
        ? argument
        : await textOf(askText(frame, 'Name <mail>, or only a name', '', check));
    const person = typed === undefined ? undefined : parsePerson(typed);
    if (person !== undefined) await setup.dispatch({ type: 'join', atEpochMs: setup.clock.now(), person });
  });
  const setGoal = unlessIdle(async (argument) => {
    const state = setup.state();
    const former = isActive(state) ? (state.goal ?? '') : '';
    const goal = typeof argument === 'string' ? argument : await askGoal(former);
    if (goal !== undefined) await setup.dispatch({ type: 'setGoal', atEpochMs: setup.clock.now(), goal });
  });

  const acts: Readonly<Record<ActionId, Handler>> = {
    next: plain('next'),
    pause: plain('pause'),
    resume: plain('resume'),
    extend2: () => extendBy(2 * minuteMs),
    extend5: () => extendBy(5 * minuteMs),
    extendCustom: () => extend(),
    takeBreak: plain('takeBreak'),
    endBreak: plain('endBreak'),
    pass: plain('pass'),
    markAway: mark('markAway', (presence) => presence === 'present', 'Mark away'),
    markBack: mark('markBack', (presence) => presence !== 'present', 'Mark back'),
    addParticipant: () => addParticipant(),
    setGoal: () => setGoal(),
    end: plain('end'),
    saveRecord: () => setup.saveRecord(),
  };
  const showActions: Handler = async () => {
    if (setup.state().kind === 'none') {
      setup.refuse('noSession');
      return;
    }
    const action = await pickAction(setup.state(), setup.clock.now());
    if (action !== undefined) await acts[action]();
  };
  return {
    [commands.startSession]: () => setup.start(),
    [commands.sessionActions]: showActions,
    [commands.nextTurn]: acts.next,
    [commands.passTurn]: acts.pass,
    [commands.pause]: acts.pause,
    [commands.resume]: acts.resume,
    [commands.extendTurn]: extend,
    [commands.takeBreak]: acts.takeBreak,
    [commands.endBreak]: acts.endBreak,
    [commands.markAway]: acts.markAway,
    [commands.markBack]: acts.markBack,
    [commands.addParticipant]: addParticipant,
    [commands.setGoal]: setGoal,
    [commands.endSession]: acts.end,
    [commands.saveRecord]: acts.saveRecord,
  };
}

async function textOf(
  asked: Promise<{ readonly kind: 'next'; readonly value: string } | { readonly kind: 'back' | 'cancelled' }>,
): Promise<string | undefined> {
  const result = await asked;
  return result.kind === 'next' ? result.value : undefined;
}
