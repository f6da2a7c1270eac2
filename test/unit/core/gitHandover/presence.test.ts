import assert from 'node:assert/strict';
import { presenceSpans, presentSince, recordedSpans } from '../../../../src/core/gitHandover/presence';
import { readSession } from '../../../../src/core/handover/sessions';
import { sessionRecord } from '../../../../src/core/session/record';
import { reduce } from '../../../../src/core/session/reduce';
import type { SessionEvent } from '../../../../src/core/session/events';
import { noSession } from '../../../../src/core/session/state';
import type { SessionState } from '../../../../src/core/session/state';

const minuteMs = 60_000;
const person = (name: string): { name: string; email: string } => ({
  name,
  email: `${name.toLowerCase()}@example.org`,
});

function after(...events: readonly SessionEvent[]): SessionState {
  return events.reduce<SessionState>((state, event) => reduce(state, event).state, noSession);
}

const start: SessionEvent = {
  type: 'start',
  atEpochMs: 0,
  id: '2026-11-22-a7k2',
  utcOffsetMinutes: 0,
  rhythm: { turnMs: 7 * minuteMs, breakAfterTurns: 0, breakMs: minuteMs },
  people: [person('Kim'), person('Sol'), person('Noa')],
};

describe('presence in a session', () => {
  const state = after(
    start,
    { type: 'next', atEpochMs: 10 * minuteMs },
    { type: 'markAway', atEpochMs: 11 * minuteMs, participantId: 'p1' },
    { type: 'next', atEpochMs: 20 * minuteMs },
  );
  const names = (sinceEpochMs: number): readonly string[] =>
    presentSince(presenceSpans(state, 30 * minuteMs), sinceEpochMs).map(({ name }) => name);

  it('counts who is there, who only watches, and who was there before they went away', () => {
    assert.deepEqual(names(0), ['Kim', 'Sol', 'Noa']);
    assert.deepEqual(names(10 * minuteMs), ['Kim', 'Sol', 'Noa']);
  });

  it('leaves out who had gone before the last commit', () => {
    assert.deepEqual(names(11 * minuteMs), ['Sol', 'Noa']);
  });

  it('is known after the end of the session too, from the session and from its record', () => {
    const ended = reduce(state, { type: 'end', atEpochMs: 30 * minuteMs }).state;
    assert.ok(ended.kind === 'ended');
    assert.deepEqual(
      presentSince(presenceSpans(ended, 90 * minuteMs), 29 * minuteMs).map(({ name }) => name),
      ['Sol', 'Noa'],
    );
    assert.deepEqual(presentSince(presenceSpans(ended, 90 * minuteMs), 31 * minuteMs), []);
    const { path, text } = sessionRecord(ended);
    const record = readSession(path, text);
    assert.ok('people' in record);
    assert.deepEqual(recordedSpans([record]), presenceSpans(ended, 90 * minuteMs));
  });

  describe('leaves out the time in which nobody typed:', () => {
    const spansOf = (
      events: readonly SessionEvent[],
      now: number,
    ): readonly (readonly [string, number, number])[] => {
      const session = after(start, ...events);
      return presenceSpans(session, now * minuteMs)
        .filter(({ person: { name } }) => name === 'Kim' || name === 'Late')
        .map(({ person: { name }, fromEpochMs, toEpochMs }) => [
          name,
          fromEpochMs / minuteMs,
          toEpochMs / minuteMs,
        ]);
    };
    const pauseAt = (minute: number): SessionEvent => ({ type: 'pause', atEpochMs: minute * minuteMs });
    const resumeAt = (minute: number): SessionEvent => ({ type: 'resume', atEpochMs: minute * minuteMs });

    it('a pause, also while it lasts', () => {
      assert.deepEqual(spansOf([pauseAt(2)], 60), [['Kim', 0, 2]]);
      assert.deepEqual(spansOf([pauseAt(2), resumeAt(50)], 52), [
        ['Kim', 0, 2],
        ['Kim', 50, 52],
      ]);
    });

    it('a pause in which somebody only came and went', () => {
      const events: SessionEvent[] = [
        pauseAt(2),
        { type: 'join', atEpochMs: 10 * minuteMs, person: person('Late') },
        { type: 'markGone', atEpochMs: 20 * minuteMs, participantId: 'p4' },
        resumeAt(50),
      ];
      assert.deepEqual(
        spansOf(events, 52).filter(([name]) => name === 'Late'),
        [],
      );
    });

    it('a break between turns and one within a turn', () => {
      const breakFrom = (minute: number): SessionEvent => ({
        type: 'takeBreak',
        atEpochMs: minute * minuteMs,
      });
      assert.deepEqual(spansOf([breakFrom(8)], 60), [['Kim', 0, 8]]);
      assert.deepEqual(spansOf([breakFrom(3), { type: 'endBreak', atEpochMs: 30 * minuteMs }], 31), [
        ['Kim', 0, 3],
        ['Kim', 30, 31],
      ]);
    });

    it('sleep, unless it is counted after all', () => {
      const slept: SessionEvent = { type: 'slept', fromEpochMs: 2 * minuteMs, atEpochMs: 40 * minuteMs };
      assert.deepEqual(spansOf([slept], 60), [['Kim', 0, 2]]);
      assert.deepEqual(spansOf([slept, { type: 'countGap', atEpochMs: 41 * minuteMs }], 12), [
        ['Kim', 0, 12],
      ]);
    });

    it('a turn that nobody ended for more than two turns, but no mere overtime', () => {
      assert.deepEqual(spansOf([], 20), [['Kim', 0, 20]]);
      assert.deepEqual(spansOf([], 200), [['Kim', 0, 7]]);
      assert.deepEqual(spansOf([{ type: 'next', atEpochMs: 200 * minuteMs }], 201), [
        ['Kim', 0, 7],
        ['Kim', 200, 201],
      ]);
      assert.deepEqual(spansOf([], Infinity), [['Kim', 0, 21]], 'as it will be if nobody does anything more');
    });

    it('a session that was ended out of a pause, also in its record', () => {
      const ended = after(start, pauseAt(2), { type: 'end', atEpochMs: 60 * minuteMs });
      assert.ok(ended.kind === 'ended');
      const { path, text } = sessionRecord(ended);
      const record = readSession(path, text);
      assert.ok('people' in record);
      assert.deepEqual(
        recordedSpans([record]).map(({ toEpochMs }) => toEpochMs / minuteMs),
        [2, 2, 2],
      );
    });

    it('undone, it counts', () => {
      assert.deepEqual(spansOf([pauseAt(2), { type: 'undo', atEpochMs: 5 * minuteMs }], 6), [['Kim', 0, 6]]);
    });
  });

  it('is nobody without a session', () => {
    assert.deepEqual(presenceSpans(noSession, 1), []);
  });

  it('counts people without an e-mail by their name', () => {
    const span = { person: { name: 'Ira', email: '' }, fromEpochMs: 0, toEpochMs: 2 };
    assert.deepEqual(presentSince([span, span], 1), [span.person]);
  });
});
