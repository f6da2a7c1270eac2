import type { EpochMs } from '../ports';
import { agenda } from './agendaTransitions';
import { openedFor, findItem } from './agenda';
import { endBreak, takeBreak } from './breakTransitions';
import { captured, checkIn, discarded, scanned, setRole } from './chronicleTransitions';
import type { Refusal, SessionEffect, SessionEvent, Transition } from './events';
import { withIdleIntervals } from './idleIntervals';
import { ended, setDayEnd, setGoal, setRhythm, start } from './lifecycle';
import { countGap, pause, resume } from './pauseTransitions';
import { withPresenceIntervals } from './presenceIntervals';
import { join, setPresence } from './presenceTransitions';
import { shortName } from './roster';
import { roster } from './rosterTransitions';
import { currentTurn, isActive } from './selectors';
import type { ActiveSession, EndedSession, SessionState } from './state';
import { clockSetBack, restored, slept, tick } from './timeTransitions';
import { refused, to } from './transition';
import { extend, next, pass, restart, skip, swap } from './turnTransitions';
import { undo, undoable } from './undo';

/**
 * The one place where a session changes. Pure and total: any event in any state gives a state; what makes no sense is
 * refused with a reason. The state object stays the same when nothing changed; else the first effect is `persist`.
 */
export function reduce(state: SessionState, event: SessionEvent): Transition<SessionState> {
  const result = transition(state, event);
  if (result.state === state) return result;
  const worked = withIdleIntervals(state, result.state, event);
  const after = withPresenceIntervals(state, worked, event.atEpochMs);
  const opened = event.type === 'undo' ? [] : openedByNewTurn(state, after);
  const told = forOnlookers(state, after, event.atEpochMs);
  return { state: after, effects: [{ type: 'persist' }, ...opened, ...told, ...result.effects] };
}

/** What those who watch the clock elsewhere have to be told; a reload tells them nothing new. */
function forOnlookers(
  before: SessionState,
  after: SessionState,
  atEpochMs: EpochMs,
): readonly SessionEffect[] {
  if (after.kind === 'none' || after.kind === 'ended') return [];
  const typist = shortName(after.roster, after.pointerId);
  const deadline = runsUntil(after);
  const goal = after.goal ?? '';
  const effects: SessionEffect[] = [];
  const same =
    deadline === runsUntil(before) &&
    after.kind === before.kind &&
    currentTurn(after)?.number === currentTurn(before)?.number;
  if (deadline !== undefined && !same) {
    const of = after.kind === 'break' ? 'break' : 'turn';
    effects.push({ type: 'clockStarted', of, remainingMs: Math.max(0, deadline - atEpochMs), typist });
  }
  if (goal !== ('goal' in before ? (before.goal ?? '') : ''))
    effects.push({ type: 'goalChanged', goal, typist });
  return effects;
}

function runsUntil(state: SessionState): EpochMs | undefined {
  if (state.kind === 'break') return state.deadlineEpochMs;
  return state.kind === 'running' ? state.turn.deadlineEpochMs : undefined;
}

/** Whoever begins a turn finds the place or the question of the agenda item open. */
function openedByNewTurn(before: SessionState, after: SessionState): readonly SessionEffect[] {
  if (after.kind !== 'running' || currentTurn(before)?.number === after.turn.number) return [];
  return openedFor(findItem(after.agenda, after.itemId));
}

function transition(state: SessionState, event: SessionEvent): Transition<SessionState> {
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the default is every action, and `act` is exhaustive
  switch (event.type) {
    case 'start':
      return start(state, event);
    case 'tick':
      return tick(state, event.atEpochMs, event.warnBeforeEndMs);
    case 'restored':
      return restored(state, event.atEpochMs, event.seenAtEpochMs);
    case 'slept':
      return slept(state, event.fromEpochMs, event.atEpochMs);
    case 'clockSetBack':
      return clockSetBack(state, event.byMs);
    case 'recordSafe':
      return state.kind === 'ended' && state.id === event.id ? to(afterwards(state)) : to(state);
    case 'undo':
      return isActive(state) ? undo(state) : refused(state, idleRefusal(state));
    case 'captured':
    case 'discarded':
    case 'scanned':
      // Sent without anybody asking: outside a session there is nothing to say.
      return isActive(state) ? undoable(state, event, (before) => act(before, event)) : to(state);
    default:
      return isActive(state)
        ? undoable(state, event, (before) => act(before, event))
        : refused(state, idleRefusal(state));
  }
}

/** What the next session begins with: who was there, and what was left open. */
function afterwards({ roster, rhythm, agenda }: EndedSession): SessionState {
  return { kind: 'none', last: { roster, rhythm, agenda: agenda.filter(({ status }) => status !== 'done') } };
}

function idleRefusal(state: SessionState): Refusal {
  return state.kind === 'ended' ? 'recordPending' : 'noSession';
}

type Action = Exclude<
  SessionEvent,
  { type: 'start' | 'tick' | 'restored' | 'slept' | 'clockSetBack' | 'recordSafe' | 'undo' }
>;

function act(state: ActiveSession, event: Action): Transition<SessionState> {
  const { atEpochMs } = event;
  switch (event.type) {
    case 'next':
      return next(state, atEpochMs);
    case 'pass':
      return pass(state, atEpochMs);
    case 'skip':
      return skip(state, atEpochMs);
    case 'swap':
      return swap(state, event.participantId, atEpochMs);
    case 'restart':
      return restart(state, atEpochMs);
    case 'extend':
      return extend(state, event.byMs, atEpochMs);
    case 'pause':
      return pause(state, atEpochMs);
    case 'resume':
      return state.kind === 'break' ? endBreak(state, atEpochMs) : resume(state, atEpochMs);
    case 'countGap':
      return countGap(state);
    case 'takeBreak':
      return takeBreak(state, atEpochMs);
    case 'endBreak':
      return state.kind === 'break' ? endBreak(state, atEpochMs) : refused(state, 'notInBreak');
    case 'markAway':
      return setPresence(state, event.participantId, 'away', atEpochMs);
    case 'markGone':
      return setPresence(state, event.participantId, 'gone', atEpochMs);
    case 'markBack':
      return setPresence(state, event.participantId, 'present', atEpochMs);
    case 'join':
      return join(state, event.person);
    case 'rename':
    case 'remove':
    case 'reorder':
    case 'setLastDay':
      return roster(state, event);
    case 'setGoal':
      return setGoal(state, event.goal);
    case 'setRhythm':
      return setRhythm(state, event.rhythm);
    case 'setDayEnd':
      return setDayEnd(state, event.dayEndsAtEpochMs, atEpochMs);
    case 'setRole':
      return setRole(state, event.role, event.participantId);
    case 'checkIn':
      return checkIn(state, event.participantId, event.text);
    case 'captured':
      return captured(state, { ...event.note, atEpochMs });
    case 'discarded':
      return discarded(state, event.path);
    case 'scanned':
      return scanned(state, event.totals);
    case 'addItem':
    case 'removeItem':
    case 'moveItem':
    case 'workItem':
    case 'doneItem':
    case 'parkItem':
    case 'reopenItem':
      return agenda(state, event);
    case 'end':
      return to(ended(state, atEpochMs, event.retrospective), { type: 'writeRecord' });
  }
}
