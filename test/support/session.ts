import fc from 'fast-check';
import type { NewItem } from '../../src/core/session/agenda';
import type { SessionEffect, SessionEvent, StartEvent } from '../../src/core/session/events';
import { reduce } from '../../src/core/session/reduce';
import { noSession, type SessionState } from '../../src/core/session/state';

export const minute = 60_000;
export const start = Date.UTC(2026, 10, 22, 9, 0, 0);

/** A session of the given first names, seven-minute turns, a break of ten after three turns. */
export function startEvent(names: readonly string[], atEpochMs = start): StartEvent {
  return {
    type: 'start',
    atEpochMs,
    id: '2026-11-22-a7k2',
    utcOffsetMinutes: 60,
    folderUri: 'file:///ws',
    goal: 'How votes are counted',
    rhythm: { turnMs: 7 * minute, breakAfterTurns: 3, breakMs: 10 * minute },
    people: names.map((name) => ({ name, email: `${name.toLowerCase()}@example.org` })),
  };
}

/** An event at a number of minutes after the start. */
export function at(minutes: number, event: DistributiveOmit<SessionEvent, 'atEpochMs'>): SessionEvent {
  return { ...event, atEpochMs: start + minutes * minute };
}

type DistributiveOmit<T, K extends keyof never> = T extends unknown ? Omit<T, K> : never;

export function tickAt(minutes: number): SessionEvent {
  return at(minutes, { type: 'tick', warnBeforeEndMs: 0 });
}

/** The state after all events, and the effects of the last one but `persist` and what onlookers are told. */
export function after(...events: readonly SessionEvent[]): { state: SessionState; effects: SessionEffect[] } {
  let state: SessionState = noSession;
  let effects: readonly SessionEffect[] = [];
  for (const event of events) ({ state, effects } = reduce(state, event));
  const aside = ['persist', 'clockStarted', 'goalChanged'];
  return { state, effects: effects.filter(({ type }) => !aside.includes(type)) };
}

/** Narrows, or fails the test. */
export function expectKind<K extends SessionState['kind']>(
  state: SessionState,
  kind: K,
): Extract<SessionState, { kind: K }> {
  if (state.kind !== kind) throw new Error(`expected a session that is ${kind}, but it is ${state.kind}`);
  return state as Extract<SessionState, { kind: K }>;
}

const time = fc.integer({ min: start - 60 * minute, max: start + 3 * 24 * 60 * minute });
const participantId = fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p9', '');
const duration = fc.oneof(
  fc.integer({ min: -1, max: 300 * minute }),
  fc.constantFrom(Number.NaN, Infinity, 0),
);
const identity = fc.record({ name: fc.string(), email: fc.constantFrom('', 'a@x', 'b@x', 'c@x') });

const rhythm = fc.record(
  {
    turnMs: fc.oneof(fc.constant(7 * minute), duration),
    breakAfterTurns: fc.integer({ min: -1, max: 5 }),
    breakAfterMs: fc.oneof(fc.constant(60 * minute), duration),
    breakMs: fc.oneof(fc.constant(10 * minute), duration),
  },
  { requiredKeys: ['turnMs', 'breakAfterTurns', 'breakMs'] },
);
const newItem = fc.record({
  title: fc.string(),
  source: fc.constantFrom<NewItem['source']>(
    { kind: 'text' },
    { kind: 'hotspot', place: { path: 'src/a.ts', line: 0 } },
  ),
  authors: fc.array(identity, { maxLength: 2 }),
});
const names = fc.array(fc.string(), { maxLength: 2 });

/** Any event, sensible or not, at any time, in no order. */
export const anyEvent: fc.Arbitrary<SessionEvent> = fc.oneof(
  fc.record(
    {
      type: fc.constant('start' as const),
      atEpochMs: time,
      id: fc.constantFrom('2026-11-22-a7k2', '2026-11-23-zzzz'),
      utcOffsetMinutes: fc.integer({ min: -720, max: 840 }),
      folderUri: fc.constant('file:///ws'),
      goal: fc.string(),
      rhythm,
      people: fc.array(identity, { maxLength: 6 }),
      agenda: fc.array(newItem, { maxLength: 3 }),
      dayEndsAtEpochMs: fc.oneof(time, fc.constant(Number.NaN)),
    },
    { requiredKeys: ['type', 'atEpochMs', 'id', 'utcOffsetMinutes', 'rhythm', 'people'] },
  ),
  fc.record({
    type: fc.constant('tick' as const),
    atEpochMs: time,
    warnBeforeEndMs: fc.constantFrom(0, 30_000),
  }),
  fc.record({ type: fc.constant('slept' as const), fromEpochMs: time, atEpochMs: time }),
  fc.record({ type: fc.constant('clockSetBack' as const), atEpochMs: time, byMs: duration }),
  fc.record({ type: fc.constant('extend' as const), atEpochMs: time, byMs: duration }),
  fc.record({ type: fc.constantFrom('markAway', 'markGone', 'markBack'), atEpochMs: time, participantId }),
  fc.record({ type: fc.constant('join' as const), atEpochMs: time, person: identity }),
  fc.record({ type: fc.constant('setGoal' as const), atEpochMs: time, goal: fc.string() }),
  fc.record({
    type: fc.constant('recordSafe' as const),
    atEpochMs: time,
    id: fc.constant('2026-11-22-a7k2'),
  }),
  fc.record({
    type: fc.constantFrom('restored', 'countGap', 'next', 'pass', 'pause', 'resume', 'takeBreak', 'endBreak'),
    atEpochMs: time,
  }),
  fc.record({ type: fc.constantFrom('skip', 'restart', 'undo'), atEpochMs: time }),
  fc.record({ type: fc.constantFrom('swap', 'remove'), atEpochMs: time, participantId }),
  fc.record({ type: fc.constant('rename' as const), atEpochMs: time, participantId, person: identity }),
  fc.record({
    type: fc.constant('reorder' as const),
    atEpochMs: time,
    participantIds: fc.oneof(
      fc.shuffledSubarray(['p1', 'p2', 'p3', 'p4'], { minLength: 4 }),
      fc.array(participantId),
    ),
  }),
  fc.record(
    {
      type: fc.constant('setLastDay' as const),
      atEpochMs: time,
      participantId,
      lastDay: fc.constantFrom('2026-11-27', '2026-02-30', ''),
    },
    { requiredKeys: ['type', 'atEpochMs', 'participantId'] },
  ),
  fc.record(
    {
      type: fc.constant('setRole' as const),
      atEpochMs: time,
      role: fc.constantFrom('navigator', 'explainer', 'factChecker'),
      participantId,
    },
    { requiredKeys: ['type', 'atEpochMs', 'role'] },
  ),
  fc.record({ type: fc.constant('setRhythm' as const), atEpochMs: time, rhythm }),
  fc.record({ type: fc.constant('checkIn' as const), atEpochMs: time, participantId, text: fc.string() }),
  fc.record(
    {
      type: fc.constant('setDayEnd' as const),
      atEpochMs: time,
      dayEndsAtEpochMs: fc.oneof(time, fc.constant(Number.NaN)),
    },
    { requiredKeys: ['type', 'atEpochMs'] },
  ),
  fc.record({ type: fc.constant('addItem' as const), atEpochMs: time, item: newItem }),
  fc.record({
    type: fc.constantFrom('removeItem', 'workItem', 'doneItem', 'reopenItem'),
    atEpochMs: time,
    itemId: fc.constantFrom('a1', 'a2', 'a9'),
  }),
  fc.record({
    type: fc.constant('parkItem' as const),
    atEpochMs: time,
    itemId: fc.constantFrom('a1', 'a2'),
    reason: fc.string(),
  }),
  fc.record({
    type: fc.constant('moveItem' as const),
    atEpochMs: time,
    itemId: fc.constantFrom('a1', 'a2'),
    toIndex: fc.double(),
  }),
  fc.record({
    type: fc.constant('scanned' as const),
    atEpochMs: time,
    totals: fc.constant({ publicSymbols: 9, documentedSymbols: 4, debts: 2, hotspots: ['src/a.ts'] }),
  }),
  fc.record({
    type: fc.constant('discarded' as const),
    atEpochMs: time,
    path: fc.constantFrom('.handover/notes/a.md', '.handover/notes/c.md'),
  }),
  fc.record({
    type: fc.constant('captured' as const),
    atEpochMs: time,
    note: fc.record({
      path: fc.constantFrom('.handover/notes/a.md', '.handover/notes/b.md'),
      kind: fc.constantFrom('discovery', 'decision'),
      title: fc.string(),
      told: names,
      learnt: names,
    }),
  }),
  fc.record(
    {
      type: fc.constant('end' as const),
      atEpochMs: time,
      retrospective: fc.record({ learnt: fc.string(), dark: fc.string(), bottleneck: fc.string() }),
    },
    { requiredKeys: ['type', 'atEpochMs'] },
  ),
);

/** A session that was started, then anything. */
export const anyStory: fc.Arbitrary<readonly SessionEvent[]> = fc
  .array(anyEvent, { maxLength: 60 })
  .map((events) => [startEvent(['Kim', 'Sol', 'Ira', 'Noa']), ...events]);
