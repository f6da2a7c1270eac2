import type { Refusal, SessionEffect, Transition } from './events';
import type { SessionState } from './state';

export function to(state: SessionState, ...effects: SessionEffect[]): Transition<SessionState> {
  return { state, effects };
}

/** Nothing changes, and the user is told why. */
export function refused(state: SessionState, refusal: Refusal): Transition<SessionState> {
  return { state, effects: [{ type: 'refused', refusal }] };
}
