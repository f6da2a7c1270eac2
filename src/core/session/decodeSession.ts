import type { Identity } from '../ports';
import { findItem, type AgendaItem, type AgendaSource, type ItemPlace } from './agenda';
import type {
  CapturedNote,
  CheckInAnswer,
  IdleInterval,
  PresenceInterval,
  Progress,
  Retrospective,
  ScanCounts,
} from './chronicle';
import {
  ShapeError,
  epochMs,
  finite,
  flag,
  list,
  maybe,
  oneOf,
  orElse,
  shape,
  text,
  type Decoder,
} from './decode';
import { isRecordId } from './recordId';
import type { Roles } from './roleNames';
import type {
  HeldTurn,
  LastSession,
  NoSession,
  Participant,
  PastBreak,
  PastTurn,
  Rhythm,
  SessionCommon,
  SessionState,
  StartedSession,
  Turn,
  UndoStep,
} from './state';

const kind = shape<{ kind: SessionState['kind'] }>({
  kind: oneOf('none', 'running', 'paused', 'break', 'ended'),
});
const rhythm = shape<Rhythm>({
  turnMs: finite,
  breakAfterTurns: finite,
  breakAfterMs: maybe(finite),
  breakMs: finite,
});
const presence = oneOf('present', 'away', 'gone');
const participant = shape<Participant>({ id: text, name: text, email: text, presence, lastDay: maybe(text) });
const roles = shape<Roles>({ navigator: maybe(text), explainer: maybe(text), factChecker: maybe(text) });
const turn = shape<Turn>({
  number: finite,
  typistId: text,
  startedAtEpochMs: epochMs,
  deadlineEpochMs: epochMs,
  idleMs: finite,
  extendedMs: finite,
  warned: flag,
  announced: flag,
  roles: maybe(roles),
});
const heldTurn = shape<HeldTurn>({ turn, heldAtEpochMs: epochMs });
const pastTurn = shape<PastTurn>({
  number: finite,
  typistId: text,
  startedAtEpochMs: epochMs,
  endedAtEpochMs: epochMs,
  typedMs: finite,
  outcome: oneOf('done', 'passed', 'left', 'ended'),
  roles: orElse(roles, {}),
  itemId: maybe(text),
});
const pastBreak = shape<PastBreak>({ startedAtEpochMs: epochMs, endedAtEpochMs: epochMs });
const interval = shape<PresenceInterval>({
  participantId: text,
  fromEpochMs: epochMs,
  untilEpochMs: maybe(epochMs),
});
const idle = shape<IdleInterval>({ fromEpochMs: epochMs, untilEpochMs: epochMs });
const itemPlace = shape<ItemPlace>({ path: text, line: finite });
const hotspot = shape<{ place: ItemPlace }>({ place: itemPlace });
const question = shape<{ chapter: string; question?: string }>({ chapter: text, question: maybe(text) });
const asset = shape<{ place: ItemPlace; day: string }>({ place: itemPlace, day: text });
const freeText = shape<{ place?: ItemPlace }>({ place: maybe(itemPlace) });
const sourceKind = shape<{ kind: string }>({ kind: text });
const source: Decoder<AgendaSource> = (value, path) => {
  const found = sourceKind(value, path).kind;
  switch (found) {
    case 'hotspot':
      return { kind: found, ...hotspot(value, path) };
    case 'asset':
      return { kind: found, ...asset(value, path) };
    case 'question':
      return { kind: found, ...question(value, path) };
    case 'text':
      return { kind: found, ...freeText(value, path) };
    default:
      // A kind of a later version: the session goes on, and the item with its title.
      return { kind: 'text' };
  }
};
const identity = shape<Identity>({ name: text, email: text });
const agendaItem = shape<AgendaItem>({
  id: text,
  title: text,
  source,
  authors: list(identity),
  status: oneOf('open', 'done', 'parked'),
  reason: maybe(text),
  closedAtEpochMs: maybe(epochMs),
});
const counts = shape<ScanCounts>({
  publicSymbols: finite,
  documentedSymbols: finite,
  debts: finite,
  hotspots: finite,
});
const progress = shape<Progress>({ before: counts, now: counts, atStart: list(text), closed: list(text) });
const note = shape<CapturedNote>({
  atEpochMs: epochMs,
  path: text,
  kind: text,
  title: text,
  told: list(text),
  learnt: list(text),
});
// What came later than the first version of the file is missing in a session that an older version stored.
const common = shape<SessionCommon>({
  id: text,
  startedAtEpochMs: epochMs,
  utcOffsetMinutes: finite,
  folderUri: maybe(text),
  goal: maybe(text),
  rhythm,
  roster: list(participant),
  pointerId: text,
  pastTurns: list(pastTurn),
  pastBreaks: list(pastBreak),
  turnsSinceBreak: finite,
  presence: orElse(list(interval), []),
  idle: orElse(list(idle), []),
  former: maybe(list(identity)),
  agenda: orElse(list(agendaItem), []),
  itemId: maybe(text),
  dayEnd: maybe(shape<NonNullable<SessionCommon['dayEnd']>>({ atEpochMs: epochMs, announced: flag })),
  checkIn: orElse(list(shape<CheckInAnswer>({ participantId: text, text })), []),
  captured: orElse(list(note), []),
  progress: maybe(progress),
  retrospective: maybe(shape<Retrospective>({ learnt: text, dark: text, bottleneck: text })),
});
const none = shape<Pick<NoSession, 'last'>>({
  last: maybe(
    shape<LastSession>({ roster: list(participant), rhythm, agenda: orElse(list(agendaItem), []) }),
  ),
});
const running = shape<{ turn: Turn }>({ turn });
const paused = shape<{ held: HeldTurn; reason: 'asked' | 'sleep' | 'nobodyPresent' | 'stale' }>({
  held: heldTurn,
  reason: oneOf('asked', 'sleep', 'nobodyPresent', 'stale'),
});
const inBreak = shape<{
  breakStartedAtEpochMs: number;
  deadlineEpochMs: number;
  announced: boolean;
  held: HeldTurn;
}>({
  breakStartedAtEpochMs: epochMs,
  deadlineEpochMs: epochMs,
  announced: flag,
  held: maybe(heldTurn) as Decoder<HeldTurn>,
});
const activeKind = shape<{ kind: UndoStep['session']['kind'] }>({
  kind: oneOf('running', 'paused', 'break'),
});
const undoStep = shape<{ undo?: UndoStep }>({
  undo: maybe(
    shape<UndoStep>({
      of: text,
      session: (value, path) => decodeActive(value, path, activeKind(value, path).kind),
    }),
  ),
});
const ended = shape<{ endedAtEpochMs: number }>({ endedAtEpochMs: epochMs });

/** @throws ShapeError naming what does not fit */
export function decodeState(value: unknown): SessionState {
  const path = 'session.state';
  const found = kind(value, path).kind;
  if (found === 'none') return { kind: found, ...none(value, path) };
  if (found === 'ended') return sound({ ...common(value, path), kind: found, ...ended(value, path) });
  const undo = undoStep(value, path).undo;
  return { ...decodeActive(value, path, found), ...(undo === undefined ? {} : { undo }) };
}

function decodeActive(
  value: unknown,
  path: string,
  found: 'running' | 'paused' | 'break',
): UndoStep['session'] {
  const shared = common(value, path);
  switch (found) {
    case 'running':
      return sound({ ...shared, kind: found, ...running(value, path) });
    case 'paused':
      return sound({ ...shared, kind: found, ...paused(value, path) });
    case 'break':
      return sound({ ...shared, kind: found, ...inBreak(value, path) });
  }
}

/** What the shapes alone do not say: the id is a file name, and everybody spoken of is in the roster once. */
function sound<S extends StartedSession>(state: S): S {
  if (!isRecordId(state.id)) throw new ShapeError('session.state.id is no record id');
  const ids = new Set(state.roster.map(({ id }) => id));
  if (ids.size !== state.roster.length) throw new ShapeError('session.state.roster has somebody twice');
  const held = state.kind === 'paused' || state.kind === 'break' ? state.held?.turn : undefined;
  const current = state.kind === 'running' ? state.turn : held;
  const spokenOf = [state.pointerId, ...state.pastTurns.map(({ typistId }) => typistId)];
  if (current !== undefined) spokenOf.push(current.typistId);
  if (!spokenOf.every((id) => ids.has(id)))
    throw new ShapeError('session.state names somebody not in the roster');
  const item = findItem(state.agenda, state.itemId);
  if (state.itemId !== undefined && item?.status !== 'open')
    throw new ShapeError('session.state.itemId is no open agenda item');
  return state;
}
