import { ShapeError, epochMs, finite, flag, list, maybe, oneOf, shape, text, type Decoder } from './decode';
import { isRecordId } from './recordId';
import {
  noSession,
  type HeldTurn,
  type Participant,
  type PastBreak,
  type PastTurn,
  type Rhythm,
  type SessionCommon,
  type SessionState,
  type StartedSession,
  type Turn,
} from './state';

const schema = 'mob-handover/session-state/1';

/** The text that {@link parse} reads back to an equal state. */
export function serialise(state: SessionState): string {
  return `${JSON.stringify({ schema, state })}\n`;
}

export interface Parsed {
  readonly state: SessionState;
  /** One sentence for the log where the text could not be read; the state is then `none`, and the text should be kept. */
  readonly problem?: string;
}

export function parse(source: string): Parsed {
  try {
    const { schema: found, state } = envelope(JSON.parse(source), 'session');
    if (found !== schema) return unreadable(`it has the schema "${found}", this version knows "${schema}"`);
    return { state: decodeState(state) };
  } catch (error) {
    if (error instanceof ShapeError || error instanceof SyntaxError) return unreadable(error.message);
    throw error;
  }
}

function unreadable(reason: string): Parsed {
  return { state: noSession, problem: `The stored session could not be read: ${reason}.` };
}

const envelope = shape<{ schema: string; state: unknown }>({ schema: text, state: (value) => value });
const kind = shape<{ kind: SessionState['kind'] }>({
  kind: oneOf('none', 'running', 'paused', 'break', 'ended'),
});

const rhythm = shape<Rhythm>({ turnMs: finite, breakAfterTurns: finite, breakMs: finite });
const presence = oneOf('present', 'away', 'gone');
const participant = shape<Participant>({ id: text, name: text, email: text, presence });
const turn = shape<Turn>({
  number: finite,
  typistId: text,
  startedAtEpochMs: epochMs,
  deadlineEpochMs: epochMs,
  idleMs: finite,
  extendedMs: finite,
  warned: flag,
  announced: flag,
});
const heldTurn = shape<HeldTurn>({ turn, heldAtEpochMs: epochMs });
const pastTurn = shape<PastTurn>({
  number: finite,
  typistId: text,
  startedAtEpochMs: epochMs,
  endedAtEpochMs: epochMs,
  typedMs: finite,
  outcome: oneOf('done', 'passed', 'left', 'ended'),
});
const pastBreak = shape<PastBreak>({ startedAtEpochMs: epochMs, endedAtEpochMs: epochMs });
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
});
const none = shape<{ last: { roster: readonly Participant[]; rhythm: Rhythm } }>({
  last: maybe(shape({ roster: list(participant), rhythm })) as Decoder<{
    roster: readonly Participant[];
    rhythm: Rhythm;
  }>,
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
const ended = shape<{ endedAtEpochMs: number }>({ endedAtEpochMs: epochMs });

function decodeState(value: unknown): SessionState {
  const path = 'session.state';
  const found = kind(value, path).kind;
  if (found === 'none') return { kind: found, ...none(value, path) };
  const shared = common(value, path);
  switch (found) {
    case 'running':
      return sound({ ...shared, kind: found, ...running(value, path) });
    case 'paused':
      return sound({ ...shared, kind: found, ...paused(value, path) });
    case 'break':
      return sound({ ...shared, kind: found, ...inBreak(value, path) });
    case 'ended':
      return sound({ ...shared, kind: found, ...ended(value, path) });
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
  return state;
}
