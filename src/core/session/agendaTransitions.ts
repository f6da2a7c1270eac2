import { findItem, openedFor, type AgendaItem, type NewItem } from './agenda';
import type { AgendaEvent, Transition } from './events';
import { plainLine } from './plainText';
import { proposeItem } from './proposal';
import { rosterPerson } from './roster';
import type { ActiveSession, SessionState } from './state';
import { refused, to } from './transition';

/** Longer titles fit on no board. */
const longestTitle = 200;

export function agenda(state: ActiveSession, event: AgendaEvent): Transition<SessionState> {
  if (event.type === 'addItem') return add(state, event.item);
  const item = findItem(state.agenda, event.itemId);
  if (item === undefined) return refused(state, 'noSuchItem');
  switch (event.type) {
    case 'removeItem':
      return emptied(leave({ ...state, agenda: state.agenda.filter((one) => one !== item) }, item), item);
    case 'moveItem':
      return move(state, item, event.toIndex);
    case 'workItem':
      return work(state, item);
    case 'reopenItem':
      return item.status === 'open' ? to(state) : to(replaced(state, opened(item)));
    case 'doneItem':
      return close(state, { ...opened(item), status: 'done', closedAtEpochMs: event.atEpochMs }, item);
    case 'parkItem': {
      const reason = plainLine(event.reason);
      if (reason === '') return refused(state, 'noReason');
      return close(state, { ...item, status: 'parked', reason, closedAtEpochMs: event.atEpochMs }, item);
    }
  }
}

/** Those without a title, and those that are there already, are left out. */
export function agendaOf(items: readonly NewItem[]): readonly AgendaItem[] {
  let agenda: readonly AgendaItem[] = [];
  for (const item of items) {
    const added = withItem(agenda, item);
    if (typeof added !== 'string') agenda = added;
  }
  return agenda;
}

function add(state: ActiveSession, item: NewItem): Transition<SessionState> {
  const agenda = withItem(state.agenda, item);
  return typeof agenda === 'string' ? refused(state, agenda) : to({ ...state, agenda });
}

function withItem(
  agenda: readonly AgendaItem[],
  { title, source, authors }: NewItem,
): readonly AgendaItem[] | 'emptyTitle' | 'alreadyOnAgenda' {
  const line = Array.from(plainLine(title)).slice(0, longestTitle).join('');
  if (line === '') return 'emptyTitle';
  const key = JSON.stringify(source);
  const same = (one: AgendaItem) => one.title === line && JSON.stringify(one.source) === key;
  if (agenda.some(same)) return 'alreadyOnAgenda';
  const number = Math.max(0, ...agenda.map(({ id }) => Number(id.slice(1)))) + 1;
  return [
    ...agenda,
    { id: `a${number}`, title: line, source, authors: authors.map(rosterPerson), status: 'open' },
  ];
}

function move(state: ActiveSession, item: AgendaItem, toIndex: number): Transition<SessionState> {
  const others = state.agenda.filter((one) => one !== item);
  const index = Number.isFinite(toIndex)
    ? Math.min(others.length, Math.max(0, Math.round(toIndex)))
    : others.length;
  if (state.agenda.indexOf(item) === index) return to(state);
  return to({ ...state, agenda: [...others.slice(0, index), item, ...others.slice(index)] });
}

function work(state: ActiveSession, item: AgendaItem): Transition<SessionState> {
  const effects = openedFor(item);
  if (item.id === state.itemId) return to(state, ...effects);
  return to({ ...replaced(state, opened(item)), itemId: item.id }, ...effects);
}

function close(state: ActiveSession, closed: AgendaItem, former: AgendaItem): Transition<SessionState> {
  if (former.status === closed.status && former.reason === closed.reason) return to(state);
  const wasCurrent = state.itemId === former.id;
  const next = leave(replaced(state, closed), former);
  const proposal = wasCurrent ? proposeItem(next) : undefined;
  if (proposal === undefined) return emptied(next, former);
  const { item, reason } = proposal;
  return to(next, { type: 'proposeItem', itemId: item.id, title: item.title, reason });
}

function replaced(state: ActiveSession, item: AgendaItem): ActiveSession {
  return { ...state, agenda: state.agenda.map((one) => (one.id === item.id ? item : one)) };
}

/** @param former the item as it was before it was closed or taken off */
function emptied(state: ActiveSession, former: AgendaItem): Transition<SessionState> {
  const done = former.status === 'open' && !state.agenda.some(({ status }) => status === 'open');
  return done ? to(state, { type: 'agendaDone' }) : to(state);
}

/** The item is under work no longer. */
function leave(state: ActiveSession, item: AgendaItem): ActiveSession {
  if (state.itemId !== item.id) return state;
  const rest = { ...state };
  delete rest.itemId;
  return rest;
}

function opened({ id, title, source, authors }: AgendaItem): AgendaItem {
  return { id, title, source, authors, status: 'open' };
}
