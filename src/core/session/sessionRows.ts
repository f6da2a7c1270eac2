import type { NotedRow } from '../knowledge/notedRow';
import type { EpochMs } from '../ports';
import { counted } from '../wording';
import { findItem, placeOf, questionOf, type AgendaItem, type ItemPlace } from './agenda';
import type { HotspotProposal } from './hotspotProposal';
import { notedOfItem } from './notedItem';
import { plainLabel, plainLine } from './plainText';
import { proposeItem } from './proposal';
import { movedBy } from './comingTurns';
import { rolesOf } from './roles';
import { type Role } from './roleNames';
import { upcoming } from './roster';
import { currentTurn, isActive, nextTypist, overtimeMs, phaseOf, remainingMs, typist } from './selectors';
import type { ActiveSession, Participant, SessionState } from './state';
import { workedMs } from './sums';

/** In the tooltip of an agenda item; the others are counted. */
const mostAuthorsNamed = 3;

/** A line of the Session view, as plain text. */
export interface SessionRow {
  readonly kind: 'turn' | 'roster' | 'person' | 'agenda' | 'item' | 'proposal';
  /** Unique in the tree, and the same over changes, so that what was open stays open. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  /** What a screen reader says instead of label and description. */
  readonly spoken: string;
  /** Name of a codicon. */
  readonly icon: string;
  /** For `when` clauses: the kind and what can be done, such as `item.open.down.code` or `person.present.up.down`. */
  readonly context: string;
  readonly participantId?: string;
  readonly itemId?: string;
  /** Where a click leads. */
  readonly place?: ItemPlace;
  /** What a note speaks of that is captured from the row; only of agenda items that are in the code. */
  readonly noted?: NotedRow;
  /** Id of the question a click leads to. */
  readonly question?: string;
  readonly children?: readonly SessionRow[];
}

/**
 * The turn, the roster in the order of turns, and the agenda; nothing without a session that goes on.
 * @param proposal what may be put on an agenda on which nothing is open
 */
export function sessionRows(
  state: SessionState,
  nowEpochMs: EpochMs,
  proposal?: HotspotProposal,
): readonly SessionRow[] {
  if (!isActive(state)) return [];
  return [turnRow(state, nowEpochMs), rosterRow(state), agendaRow(state, proposal)];
}

function turnRow(state: ActiveSession, nowEpochMs: EpochMs): SessionRow {
  const phase = phaseOf(state, nowEpochMs);
  const name = plainLabel(typist(state)?.name ?? '');
  const next = plainLabel(nextTypist(state)?.name ?? '');
  const over = state.kind !== 'paused' && remainingMs(state, nowEpochMs) === 0;
  const time = over ? overWords(overtimeMs(state, nowEpochMs)) : leftWords(remainingMs(state, nowEpochMs));
  const label =
    state.kind === 'break' ? 'Break' : state.kind === 'paused' ? `${name} paused` : `${name} typing`;
  const goal = state.goal === undefined ? '' : `Goal: ${plainLine(state.goal)}`;
  return {
    kind: 'turn',
    id: 'turn',
    label,
    description: [time, next === '' || next === name ? '' : `then ${next}`].filter(Boolean).join(' · '),
    tooltip: [`${label}, ${time}`, goal].filter(Boolean).join('\n'),
    spoken: `${label}, ${time}`,
    icon:
      state.kind === 'break'
        ? 'coffee'
        : state.kind === 'paused'
          ? 'debug-pause'
          : over
            ? 'bell-dot'
            : 'person',
    context: `turn.${phase}`,
  };
}

/** In whole minutes, so that the row does not change every second. */
function leftWords(ms: number): string {
  return ms < 60_000 ? 'less than a minute left' : `${Math.floor(ms / 60_000)} min left`;
}

function overWords(ms: number): string {
  return ms < 60_000 ? 'time is up' : `over since ${Math.floor(ms / 60_000)} min`;
}

const roleWords: Readonly<Record<Role, string>> = {
  navigator: 'navigator',
  explainer: 'explainer',
  factChecker: 'fact-checker',
};

function rosterRow(state: ActiveSession): SessionRow {
  const waiting = upcoming(state.roster, state.pointerId);
  const current = typist(state);
  const order = [
    ...(current?.presence === 'present' ? [current] : []),
    ...waiting.filter(({ id }) => id !== current?.id),
    ...state.roster.filter(({ presence }) => presence === 'away'),
    ...state.roster.filter(({ presence }) => presence === 'gone'),
  ];
  const present = waiting.length;
  return {
    kind: 'roster',
    id: 'roster',
    label: 'Roster',
    description: `${present} of ${counted(state.roster.length, 'person', 'people')} here`,
    tooltip: 'In the order of the coming turns.',
    spoken: `Roster, ${present} of ${counted(state.roster.length, 'person', 'people')} here`,
    icon: 'organization',
    context: 'roster',
    children: order.map((participant) => personRow(state, participant)),
  };
}

function personRow(state: ActiveSession, participant: Participant): SessionRow {
  const { id, name, email, presence, lastDay } = participant;
  const types = typist(state)?.id === id && presence === 'present';
  const isNext = !types && nextTypist(state)?.id === id;
  const turn = currentTurn(state);
  const roles = turn === undefined ? {} : rolesOf(state, turn.typistId, turn.roles);
  const role = (Object.keys(roleWords) as Role[]).find((one) => roles[one] === id);
  const parts = [
    types ? 'typist' : presence === 'present' ? (isNext ? 'next' : '') : presence,
    role === undefined ? '' : roleWords[role],
    lastDay === undefined ? '' : `last day ${lastDay}`,
  ].filter(Boolean);
  const label = plainLabel(name);
  const canMove = `${movedBy(state, id, -1) === undefined ? '' : '.up'}${movedBy(state, id, 1) === undefined ? '' : '.down'}`;
  return {
    kind: 'person',
    id: `person:${id}`,
    label,
    description: parts.join(' · '),
    tooltip: [label, plainLine(email), ...parts].filter(Boolean).join('\n'),
    spoken: [label, ...parts].join(', '),
    icon:
      presence === 'gone' ? 'sign-out' : presence === 'away' ? 'circle-slash' : types ? 'edit' : 'account',
    context: `person.${types ? 'typist' : presence}${canMove}`,
    participantId: id,
  };
}

function agendaRow(state: ActiveSession, proposal: HotspotProposal | undefined): SessionRow {
  const open = state.agenda.filter(({ status }) => status === 'open').length;
  const done = state.agenda.filter(({ status }) => status === 'done').length;
  const description = state.agenda.length === 0 ? 'nothing on it yet' : `${done} done, ${open} open`;
  return {
    kind: 'agenda',
    id: 'agenda',
    label: 'Agenda',
    description,
    tooltip: 'Hotspots, questions of the book and whatever else the mob wants to write down.',
    spoken: `Agenda, ${description}`,
    icon: 'checklist',
    context: 'agenda',
    children: [
      ...state.agenda.map((item, index) => itemRow(state, item, index)),
      ...(proposal === undefined ? [] : [proposalRow(proposal)]),
    ],
  };
}

function proposalRow({ item: { title, source }, reason }: HotspotProposal): SessionRow {
  const label = plainLabel(title);
  const description = `proposed: ${plainLabel(reason)}`;
  const place = source.kind === 'hotspot' ? source.place : undefined;
  return {
    kind: 'proposal',
    id: 'proposal',
    label,
    description,
    tooltip: [label, place === undefined ? '' : `${place.path}, line ${place.line + 1}`, description]
      .filter(Boolean)
      .join('\n'),
    spoken: `${label}, not on the agenda, ${description}`,
    icon: 'lightbulb',
    context: 'proposal',
    ...(place === undefined ? {} : { place }),
  };
}

function itemRow(state: ActiveSession, item: AgendaItem, index: number): SessionRow {
  const current = item.id === state.itemId;
  const proposed = findItem(state.agenda, state.itemId) === undefined ? proposeItem(state) : undefined;
  const minutes = Math.round(workedMs(state, item.id) / 60_000);
  const status = current ? 'current' : item.status;
  const canMove = `${index === 0 ? '' : '.up'}${index === state.agenda.length - 1 ? '' : '.down'}`;
  const parts = [
    current ? 'under work' : item.status === 'open' ? '' : item.status,
    item.reason === undefined ? '' : plainLabel(item.reason),
    minutes === 0 ? '' : `${minutes} min`,
    proposed?.item.id === item.id ? `proposed: ${plainLabel(proposed.reason)}` : '',
  ].filter(Boolean);
  const label = plainLabel(item.title);
  const place = placeOf(item);
  const noted = notedOfItem(item);
  const question = questionOf(item);
  const more = item.authors.length - mostAuthorsNamed;
  const authors = [
    ...item.authors.slice(0, mostAuthorsNamed).map(({ name }) => plainLine(name)),
    ...(more > 0 ? [`${more} more`] : []),
  ].join(', ');
  return {
    kind: 'item',
    id: `item:${item.id}`,
    label,
    description: parts.join(' · '),
    tooltip: [
      label,
      place === undefined ? '' : `${place.path}, line ${place.line + 1}`,
      item.source.kind === 'question' ? `A question of chapter ${item.source.chapter}` : '',
      item.source.kind === 'asset' ? `Runs out on ${item.source.day}` : '',
      authors === '' ? '' : `Written by ${authors}`,
      ...parts,
    ]
      .filter(Boolean)
      .join('\n'),
    spoken: [label, status, ...parts].join(', '),
    icon: icons[status],
    context: `item.${status}${canMove}${noted === undefined ? '' : '.code'}`,
    itemId: item.id,
    ...(place === undefined ? {} : { place }),
    ...(noted === undefined ? {} : { noted }),
    ...(question === undefined ? {} : { question }),
  };
}

const icons = {
  current: 'play-circle',
  open: 'circle-large-outline',
  done: 'pass',
  parked: 'debug-pause',
} as const;
