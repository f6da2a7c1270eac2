import type { Clock, Random } from '../../../core/ports';
import type { Refusal, SessionEvent } from '../../../core/session/events';
import { isActive } from '../../../core/session/selectors';
import type { ActiveSession, SessionState } from '../../../core/session/state';
import type { StepResult } from '../steps';

/** What the commands of the session work with. */
export interface CommandSetup {
  readonly clock: Clock;
  readonly random: Random;
  readonly state: () => SessionState;
  readonly dispatch: (event: SessionEvent) => Promise<void>;
  /** Says why something cannot be done. */
  refuse(refusal: Refusal): void;
}

/** Commands take what the palette would ask for as an argument, for key bindings, tree rows and tests. */
export type Handler = (argument?: unknown) => Promise<void>;

/** What each of these commands does, by its id. */
export type Handlers<Command extends string> = Readonly<Record<Command, Handler>>;

/** Asks only where the answer can be used; else the reducer's reason is said. */
export function whenActive(
  setup: CommandSetup,
  run: (state: ActiveSession, argument: unknown) => Promise<void>,
): Handler {
  return async (argument) => {
    const state = setup.state();
    if (isActive(state)) await run(state, argument);
    else setup.refuse(state.kind === 'ended' ? 'recordPending' : 'noSession');
  };
}

/** An id given as text or as a row of a tree; undefined for anything else. */
export function idIn(argument: unknown, key: 'participantId' | 'itemId'): string | undefined {
  if (typeof argument === 'string') return argument;
  if (typeof argument !== 'object' || argument === null) return undefined;
  const id: unknown = Reflect.get(argument, key);
  return typeof id === 'string' ? id : undefined;
}

/** The answer, or undefined where the question was left. */
export async function answerOf<T>(asked: Promise<StepResult<T>>): Promise<T | undefined> {
  const result = await asked;
  return result.kind === 'next' ? result.value : undefined;
}
