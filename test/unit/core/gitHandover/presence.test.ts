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
    assert.deepEqual(recordedSpans([record]), presenceSpans(ended, 0));
  });

  it('is nobody without a session', () => {
    assert.deepEqual(presenceSpans(noSession, 1), []);
  });

  it('counts people without an e-mail by their name', () => {
    const span = { person: { name: 'Ira', email: '' }, fromEpochMs: 0, toEpochMs: 2 };
    assert.deepEqual(presentSince([span, span], 1), [span.person]);
  });
});
