import { endBreak, takeBreak } from './breakTransitions';
import type { SessionEvent, Transition } from './events';
import { ended, setGoal, start } from './lifecycle';
import { countGap, pause, resume } from './pauseTransitions';
import { join, setPresence } from './presenceTransitions';
import { isActive } from './selectors';
import type { ActiveSession, SessionState } from './state';
import { clockSetBack, restored, slept, tick } from './timeTransitions';
import { refused, to } from './transition';
import { extend, next, pass } from './turnTransitions';

/**
 * The one place where a session changes. Pure and total: any event in any state gives a state; what makes no sense is
 * refused with a reason. The state object stays the same when nothing changed; else the first effect is `persist`.
 */
export function reduce(state: SessionState, event: SessionEvent): Transition<SessionState> {
  const result = transition(state, event);
  return result.state === state
    ? result
    : { state: result.state, effects: [{ type: 'persist' }, ...result.effects] };
}

function transition(state: SessionState, event: SessionEvent): Transition<SessionState> {
  switch (event.type) {
    case 'start':
      return start(state, event);
    case 'tick':
      return tick(state, event.atEpochMs, event.warnBeforeEndMs);
    case 'restored':
      return restored(state, event.atEpochMs);
    case 'slept':
      return slept(state, event.fromEpochMs, event.atEpochMs);
    case 'clockSetBack':
      return clockSetBack(state, event.byMs);
    case 'recordSafe':
      return state.kind === 'ended' && state.id === event.id
        ? to({ kind: 'none', last: { roster: state.roster, rhythm: state.rhythm } })
        : to(state);
    case 'next':
    case 'pass':
    case 'extend':
    case 'pause':
    case 'resume':
    case 'countGap':
    case 'takeBreak':
    case 'endBreak':
    case 'markAway':
    case 'markGone':
    case 'markBack':
    case 'join':
    case 'setGoal':
    case 'end':
      return isActive(state)
        ? act(state, event)
        : refused(state, state.kind === 'ended' ? 'recordPending' : 'noSession');
  }
}

type Action = Exclude<
  SessionEvent,
  { type: 'start' | 'tick' | 'restored' | 'slept' | 'clockSetBack' | 'recordSafe' }
>;

function act(state: ActiveSession, event: Action): Transition<SessionState> {
  switch (event.type) {
    case 'next':
      return next(state, event.atEpochMs);
    case 'pass':
      return pass(state, event.atEpochMs);
    case 'extend':
      return extend(state, event.byMs, event.atEpochMs);
    case 'pause':
      return pause(state, event.atEpochMs);
    case 'resume':
      return state.kind === 'break' ? endBreak(state, event.atEpochMs) : resume(state, event.atEpochMs);
    case 'countGap':
      return countGap(state);
    case 'takeBreak':
      return takeBreak(state, event.atEpochMs);
    case 'endBreak':
      return state.kind === 'break' ? endBreak(state, event.atEpochMs) : refused(state, 'notInBreak');
    case 'markAway':
      return setPresence(state, event.participantId, 'away', event.atEpochMs);
    case 'markGone':
      return setPresence(state, event.participantId, 'gone', event.atEpochMs);
    case 'markBack':
      return setPresence(state, event.participantId, 'present', event.atEpochMs);
    case 'join':
      return join(state, event.person);
    case 'setGoal':
      return setGoal(state, event.goal);
    case 'end':
      return to(ended(state, event.atEpochMs), { type: 'writeRecord' });
  }
}
