import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SessionEvent } from '../../../../src/core/session/events';
import { reduce } from '../../../../src/core/session/reduce';
import { isActive } from '../../../../src/core/session/selectors';
import { noSession, type SessionState } from '../../../../src/core/session/state';
import { personSums } from '../../../../src/core/session/sums';
import { anyEvent, anyStory, expectKind, minute, start, startEvent } from '../../../support/session';

const runs = { numRuns: 300 };

/** Every time in it, wherever it stands, less so many milliseconds; the end of the day is one on the wall and stays. */
function timesMoved(value: unknown, byMs: number): unknown {
  if (Array.isArray(value)) return value.map((one) => timesMoved(one, byMs));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]: [string, unknown]) => {
      if (key === 'dayEnd') return [key, one];
      return [key, key.endsWith('EpochMs') && typeof one === 'number' ? one - byMs : timesMoved(one, byMs)];
    }),
  );
}

interface Step {
  readonly event: SessionEvent;
  readonly afterMs: number;
  /** The clock is set back so far before the event; 0 for not at all. */
  readonly setBackMs: number;
}

/** What the room does, in the order of time; it is told of the clock by `setBackMs` alone. */
const anyDay: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    event: anyEvent.filter(({ type }) => !['clockSetBack', 'setDayEnd', 'end', 'recordSafe'].includes(type)),
    afterMs: fc.integer({ min: 0, max: 20 * minute }),
    setBackMs: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      fc.integer({ min: 2_000, max: 300 * minute }),
    ),
  }),
  { maxLength: 40 },
);

/** The session at the end of the day, and by how much the clock was set back. */
function played(day: readonly Step[], isSetBack: boolean): { state: SessionState; lateMs: number } {
  let { state } = reduce(noSession, startEvent(['Kim', 'Sol', 'Ira', 'Noa']));
  let now = start;
  let lateMs = 0;
  const happens = (event: SessionEvent) => {
    ({ state } = reduce(state, event));
  };
  for (const { event, afterMs, setBackMs } of day) {
    const before = now;
    if (isSetBack && setBackMs > 0) {
      lateMs += setBackMs;
      now -= setBackMs;
      happens({ type: 'clockSetBack', atEpochMs: now, byMs: setBackMs });
    }
    const from = isSetBack ? before - setBackMs : before;
    now += afterMs;
    happens(
      event.type === 'slept' ? { ...event, fromEpochMs: from, atEpochMs: now } : { ...event, atEpochMs: now },
    );
  }
  happens({ type: 'end', atEpochMs: now + minute });
  return { state, lateMs };
}

describe('a clock that is set back', () => {
  it('moves every time that the session knows, and what the last step goes back to', () => {
    fc.assert(
      fc.property(anyStory, fc.integer({ min: 1, max: 300 * minute }), (events, byMs) => {
        let state: SessionState = noSession;
        for (const event of events) ({ state } = reduce(state, event));
        const moved = reduce(state, { type: 'clockSetBack', atEpochMs: start, byMs }).state;
        assert.deepEqual(structuredClone(moved), timesMoved(state, isActive(state) ? byMs : 0));
      }),
      runs,
    );
  });

  it('gives the session that it would have been, at other times', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { state, lateMs } = played(day, true);
        assert.deepEqual(structuredClone(state), timesMoved(played(day, false).state, lateMs));
      }),
      runs,
    );
  });

  it('makes nobody type for longer than they were present', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const ended = expectKind(played(day, true).state, 'ended');
        for (const { id } of ended.roster) {
          const { presentMs, typedMs } = personSums(ended, id, ended.endedAtEpochMs);
          assert.ok(presentMs >= typedMs, `${id} typed for ${typedMs} of ${presentMs} ms`);
        }
      }),
      runs,
    );
  });

  it('makes no two turns overlap, and none reach beyond the session', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const ended = expectKind(played(day, true).state, 'ended');
        let from = ended.startedAtEpochMs;
        for (const turn of ended.pastTurns) {
          assert.ok(turn.startedAtEpochMs >= from && turn.endedAtEpochMs >= turn.startedAtEpochMs);
          from = turn.endedAtEpochMs;
        }
        assert.ok(ended.endedAtEpochMs >= from);
      }),
      runs,
    );
  });
});
