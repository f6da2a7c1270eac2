import type { RosterEvent, Transition } from './events';
import { setPresence } from './presenceTransitions';
import { find, findPerson, rosterPerson } from './roster';
import type { ActiveSession, Participant, SessionState } from './state';
import { refused, to } from './transition';

export function roster(state: ActiveSession, event: RosterEvent): Transition<SessionState> {
  if (event.type === 'reorder') return reorder(state, event.participantIds);
  const participant = find(state.roster, event.participantId);
  if (participant === undefined) return refused(state, 'noSuchPerson');
  switch (event.type) {
    case 'rename': {
      const person = rosterPerson(event.person);
      if (person.name === '') return refused(state, 'emptyName');
      const others = state.roster.filter((one) => one !== participant);
      if (findPerson(others, person) !== undefined) return refused(state, 'alreadyInRoster');
      if (person.name === participant.name && person.email === participant.email) return to(state);
      return to(replaced(state, { ...participant, ...person }));
    }
    case 'setLastDay':
      return setLastDay(state, participant, event.lastDay);
    case 'remove': {
      if (state.roster.length === 1) return refused(state, 'onlyPerson');
      return leftATrace(state, participant.id)
        ? setPresence(state, participant.id, 'gone', event.atEpochMs)
        : to({ ...state, roster: state.roster.filter((one) => one !== participant) });
    }
  }
}

/** Places change, the turn under way does not. */
function reorder(state: ActiveSession, ids: readonly string[]): Transition<SessionState> {
  const ordered = ids.flatMap((id) => find(state.roster, id) ?? []);
  if (
    new Set(ids).size !== state.roster.length ||
    ordered.length !== state.roster.length ||
    ids.length !== ordered.length
  )
    return refused(state, 'badOrder');
  const same = ordered.every((one, index) => one === state.roster[index]);
  return same ? to(state) : to({ ...state, roster: ordered });
}

function setLastDay(
  state: ActiveSession,
  participant: Participant,
  lastDay: string | undefined,
): Transition<SessionState> {
  if (lastDay === participant.lastDay) return to(state);
  if (lastDay === undefined) {
    const rest = { ...participant };
    delete rest.lastDay;
    return to(replaced(state, rest));
  }
  return isDay(lastDay) ? to(replaced(state, { ...participant, lastDay })) : refused(state, 'badDay');
}

/** `YYYY-MM-DD`, a day that the calendar has. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function replaced(state: ActiveSession, participant: Participant): ActiveSession {
  return { ...state, roster: state.roster.map((one) => (one.id === participant.id ? participant : one)) };
}

/** Whether the record would miss somebody who is no longer in the roster. */
function leftATrace(state: ActiveSession, id: string): boolean {
  const held = state.kind === 'running' ? state.turn : state.held?.turn;
  return (
    state.pointerId === id ||
    held?.typistId === id ||
    state.pastTurns.some((turn) => turn.typistId === id || Object.values(turn.roles).includes(id)) ||
    state.checkIn.some(({ participantId }) => participantId === id)
  );
}
