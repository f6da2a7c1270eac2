import type { EpochMs } from '../ports';
import { agendaOf } from './agendaTransitions';
import { withPastBreak } from './breakTransitions';
import type { Retrospective } from './chronicle';
import type { StartEvent, Transition } from './events';
import { plainLine } from './plainText';
import { findPerson, rosterOf } from './roster';
import {
  commonOf,
  type ActiveSession,
  type EndedSession,
  type Participant,
  type Rhythm,
  type SessionCommon,
  type SessionState,
} from './state';
import { refused, to } from './transition';
import { isDuration, isOver, newTurn, runningWith, withPastTurn } from './turn';

/** The first of the people types first; doubles are left out. */
export function start(state: SessionState, event: StartEvent): Transition<SessionState> {
  if (state.kind === 'ended') return refused(state, 'recordPending');
  if (state.kind !== 'none') return refused(state, 'sessionRunning');
  const { rhythm } = event;
  if (!isRhythm(rhythm)) return refused(state, 'badDuration');
  const roster = withLastDays(rosterOf(event.people), state.last?.roster ?? []);
  const first = roster[0];
  if (first === undefined) return refused(state, 'emptyRoster');
  const goal = plainLine(event.goal ?? '');
  const common = {
    id: event.id,
    startedAtEpochMs: event.atEpochMs,
    utcOffsetMinutes: event.utcOffsetMinutes,
    ...(event.folderUri === undefined ? {} : { folderUri: event.folderUri }),
    ...(goal === '' ? {} : { goal }),
    rhythm,
    roster,
    pointerId: first.id,
    pastTurns: [],
    pastBreaks: [],
    turnsSinceBreak: 0,
    presence: [],
    idle: [],
    ...formerOf(state.last?.roster ?? [], roster),
    agenda: agendaOf(event.agenda ?? []),
    ...dayEndOf(event.dayEndsAtEpochMs, event.atEpochMs),
    checkIn: [],
    captured: [],
  };
  return to(runningWith(common, newTurn(common, first.id, event.atEpochMs)));
}

/** Holds from the next turn and the next break on. */
export function setRhythm(state: ActiveSession, rhythm: Rhythm): Transition<SessionState> {
  return isRhythm(rhythm) ? to({ ...state, rhythm }) : refused(state, 'badDuration');
}

/** A time in the past, or none, takes it away. */
export function setDayEnd(
  state: ActiveSession,
  dayEndsAtEpochMs: EpochMs | undefined,
  atEpochMs: EpochMs,
): Transition<SessionState> {
  if (state.dayEnd === undefined && dayEndsAtEpochMs === undefined) return to(state);
  const without = { ...state };
  delete without.dayEnd;
  return to({ ...without, ...dayEndOf(dayEndsAtEpochMs, atEpochMs) });
}

function dayEndOf(dayEndsAtEpochMs: EpochMs | undefined, nowEpochMs: EpochMs): Pick<SessionCommon, 'dayEnd'> {
  if (dayEndsAtEpochMs === undefined || !(dayEndsAtEpochMs > nowEpochMs)) return {};
  return { dayEnd: { atEpochMs: dayEndsAtEpochMs, announced: false } };
}

function isRhythm({ turnMs, breakMs, breakAfterTurns, breakAfterMs }: Rhythm): boolean {
  return (
    isDuration(turnMs) &&
    isDuration(breakMs) &&
    Number.isInteger(breakAfterTurns) &&
    breakAfterTurns >= 0 &&
    (breakAfterMs === undefined || isDuration(breakAfterMs))
  );
}

function withLastDays(
  roster: readonly Participant[],
  former: readonly Participant[],
): readonly Participant[] {
  return roster.map((participant) => {
    const lastDay = findPerson(former, participant)?.lastDay;
    return lastDay === undefined ? participant : { ...participant, lastDay };
  });
}

function formerOf(
  last: readonly Participant[],
  roster: readonly Participant[],
): Pick<SessionCommon, 'former'> {
  const former = last
    .filter((participant) => findPerson(roster, participant) === undefined)
    .map(({ name, email }) => ({ name, email }));
  return former.length === 0 ? {} : { former };
}

/** An empty goal takes the goal away. */
export function setGoal(state: ActiveSession, text: string): Transition<SessionState> {
  const goal = plainLine(text);
  if (goal === (state.goal ?? '')) return to(state);
  if (goal !== '') return to({ ...state, goal });
  const without = { ...state };
  delete without.goal;
  return to(without);
}

/** The turn under way ends with the session; a held one ended when it was held. */
export function ended(
  session: ActiveSession,
  atEpochMs: EpochMs,
  retrospective: Retrospective | undefined,
): EndedSession {
  const state = { ...session, ...(retrospective === undefined ? {} : { retrospective }) };
  const endedAtEpochMs = Math.max(state.startedAtEpochMs, atEpochMs);
  if (state.kind === 'running') {
    const outcome = isOver(state.turn, atEpochMs) ? 'done' : 'ended';
    return {
      ...withPastTurn(commonOf(state), state.turn, atEpochMs, outcome),
      kind: 'ended',
      endedAtEpochMs,
    };
  }
  const common = state.kind === 'break' ? withPastBreak(state, atEpochMs) : commonOf(state);
  const closed =
    state.held === undefined
      ? common
      : withPastTurn(common, state.held.turn, state.held.heldAtEpochMs, 'ended');
  return { ...closed, kind: 'ended', endedAtEpochMs };
}
