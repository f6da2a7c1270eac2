import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SessionEvent } from '../../../../src/core/session/events';
import { reduce } from '../../../../src/core/session/reduce';
import { parse, serialise } from '../../../../src/core/session/serialise';
import { noSession } from '../../../../src/core/session/state';
import { minute, start, startEvent } from '../../../support/session';

const steps = fc.array(
  fc.tuple(
    fc.constantFrom(
      'next',
      'pass',
      'pause',
      'resume',
      'takeBreak',
      'endBreak',
      'restart',
      'slept',
      'away',
      'back',
    ),
    // All together less than makes a turn of an hour silent.
    fc.integer({ min: 0, max: 3 * minute }),
  ),
  { maxLength: 60 },
);

function eventOf(step: string, fromEpochMs: number, atEpochMs: number): SessionEvent {
  switch (step) {
    case 'slept':
      return { type: 'slept', fromEpochMs, atEpochMs };
    case 'away':
      return { type: 'markAway', participantId: 'p2', atEpochMs };
    case 'back':
      return { type: 'markBack', participantId: 'p2', atEpochMs };
    default:
      return { type: step as 'next', atEpochMs };
  }
}

describe('the time in which nobody types', () => {
  it('is exactly what the turns leave of a session, whatever was paused, slept through or broken off', () => {
    fc.assert(
      fc.property(steps, (story) => {
        const begin = startEvent(['Kim', 'Sol', 'Ira']);
        const rhythm = { ...begin.rhythm, turnMs: 60 * minute };
        let { state } = reduce(noSession, { ...begin, rhythm });
        let now = start;
        for (const [step, ms] of story) {
          ({ state } = reduce(state, eventOf(step, now, now + ms)));
          now += ms;
        }
        ({ state } = reduce(state, { type: 'end', atEpochMs: now }));
        assert.ok(state.kind === 'ended');
        const idleMs = state.idle.reduce((sum, one) => sum + one.untilEpochMs - one.fromEpochMs, 0);
        const typedMs = state.pastTurns.reduce((sum, turn) => sum + turn.typedMs, 0);
        assert.equal(idleMs + typedMs, now - start);
        for (const [index, one] of state.idle.entries())
          assert.ok(one.fromEpochMs >= (state.idle[index - 1]?.untilEpochMs ?? start));
        assert.deepEqual(parse(serialise(state)).state, state);
      }),
      { numRuns: 500 },
    );
  });

  it('is not known of a session that an older version stored', () => {
    const { state } = reduce(noSession, startEvent(['Kim']));
    const stored = JSON.parse(serialise(state)) as { state: Record<string, unknown> };
    delete stored.state['idle'];
    assert.deepEqual(parse(JSON.stringify(stored)), { state });
  });
});
