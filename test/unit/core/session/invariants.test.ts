import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findItem } from '../../../../src/core/session/agenda';
import { sessionActions } from '../../../../src/core/session/actions';
import type { SessionEvent } from '../../../../src/core/session/events';
import { reduce } from '../../../../src/core/session/reduce';
import {
  currentTurn,
  isActive,
  overtimeMs,
  phaseOf,
  remainingMs,
  typist,
} from '../../../../src/core/session/selectors';
import { parse, serialise } from '../../../../src/core/session/serialise';
import { noSession, withoutUndo, type SessionState } from '../../../../src/core/session/state';
import { statusBarText } from '../../../../src/core/session/statusBarText';
import { anyEvent, anyStory, minute, start, startEvent } from '../../../support/session';

function eachStep(
  events: readonly SessionEvent[],
  check: (state: SessionState, event: SessionEvent, before: SessionState) => void,
): void {
  let state: SessionState = noSession;
  for (const event of events) {
    const before = state;
    ({ state } = reduce(state, event));
    check(state, event, before);
  }
}

const runs = { numRuns: 500 };

describe('any session', () => {
  it('stands any event in any state, and can be shown afterwards', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        eachStep(events, (state, event) => {
          const text = statusBarText(state, event.atEpochMs);
          assert.equal(text === undefined, state.kind === 'none');
          assert.doesNotMatch(text?.text ?? '', /NaN|undefined|Infinity/u);
        });
      }),
      runs,
    );
  });

  it('loses and doubles nobody, and keeps the order, whoever passes, leaves and comes back', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        eachStep(events, (state, event, before) => {
          if (!isActive(state) || !isActive(before)) return;
          const ids = state.roster.map(({ id }) => id);
          assert.equal(new Set(ids).size, ids.length);
          const asked = ['reorder', 'swap', 'remove', 'undo'].includes(event.type);
          if (asked) return;
          assert.deepEqual(
            ids.slice(0, before.roster.length),
            before.roster.map(({ id }) => id),
          );
          assert.ok(ids.length === before.roster.length || event.type === 'join');
        });
      }),
      runs,
    );
  });

  it('knows of everybody when they were there: one open interval for each who is present, none for others', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        eachStep(events, (state) => {
          if (state.kind === 'none') return;
          const open = state.presence.filter(({ untilEpochMs }) => untilEpochMs === undefined);
          const there = state.roster.filter(({ presence }) => presence === 'present').map(({ id }) => id);
          assert.deepEqual(
            open.map(({ participantId }) => participantId).sort(),
            state.kind === 'ended' ? [] : there.sort(),
          );
          for (const { fromEpochMs, untilEpochMs } of state.presence)
            assert.ok(untilEpochMs === undefined || untilEpochMs >= fromEpochMs);
        });
      }),
      runs,
    );
  });

  it('takes back whatever somebody did', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        eachStep(events, (state, event, before) => {
          if (!isActive(state) || !isActive(before) || state === before || state.undo?.of !== event.type)
            return;
          const back = reduce(state, { type: 'undo', atEpochMs: event.atEpochMs }).state;
          assert.ok(isActive(back));
          assert.deepEqual({ ...back, presence: [] }, { ...withoutUndo(before), presence: [] });
        });
      }),
      runs,
    );
  });

  it('gives everybody who stays the same number of turns, within one, however others come and go', () => {
    const others = fc.array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constant('next' as const) },
        fc.constantFrom('away', 'back', 'gone', 'join', 'takeBreak', 'endBreak', 'pause', 'resume'),
      ),
      { minLength: 20, maxLength: 120 },
    );
    fc.assert(
      fc.property(others, (steps) => {
        let { state } = reduce(noSession, startEvent(['Kim', 'Sol', 'Ira', 'Noa', 'Ada']));
        steps.forEach((step, index) => {
          ({ state } = reduce(state, comingAndGoing(step, start + index * minute)));
        });
        assert.ok(isActive(state));
        const turnsOf = (id: string) => turnsBegun(state).filter((one) => one === id).length;
        // Noa and Ada come and go; the others stay.
        const turns = ['p1', 'p2', 'p3'].map(turnsOf);
        assert.ok(Math.max(...turns) - Math.min(...turns) <= 1, turns.join());
      }),
      runs,
    );
  });

  it('has no break that cuts a turn: none begins by itself, and a turn that one interrupts goes on as it stood', () => {
    fc.assert(
      fc.property(anyStory, fc.integer({ min: 0, max: 300 * minute }), (events, lastsMs) => {
        eachStep(events, (state, event, before) => {
          if (state.kind === 'break' && before.kind !== 'break')
            assert.ok(event.type === 'takeBreak' || event.type === 'undo', event.type);
          const { atEpochMs } = event;
          const left = remainingMs(state, atEpochMs);
          if (state.kind !== 'running' || left === 0) return;
          const rest = reduce(state, { type: 'takeBreak', atEpochMs }).state;
          const end = atEpochMs + lastsMs;
          const back = reduce(rest, { type: 'endBreak', atEpochMs: end }).state;
          assert.equal(back.kind, 'running');
          assert.equal(currentTurn(back)?.number, state.turn.number);
          assert.equal(currentTurn(back)?.typistId, state.turn.typistId);
          assert.equal(remainingMs(back, end), left);
        });
      }),
      runs,
    );
  });

  it('works on an open agenda item, or on none', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        eachStep(events, (state) => {
          if (state.kind === 'none' || state.itemId === undefined) return;
          assert.equal(findItem(state.agenda, state.itemId)?.status, 'open');
        });
      }),
      runs,
    );
  });

  it('has either time left or overtime, and neither is negative', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        eachStep(events, (state, event) => {
          const left = remainingMs(state, event.atEpochMs);
          const over = overtimeMs(state, event.atEpochMs);
          assert.ok(left >= 0 && over >= 0 && (left === 0 || over === 0));
          if (phaseOf(state, event.atEpochMs) === 'overtime') assert.equal(left, 0);
          if (phaseOf(state, event.atEpochMs) === 'running') assert.equal(over, 0);
        });
      }),
      runs,
    );
  });

  it('never lets anybody type who is not present', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        eachStep(events, (state) => {
          if (state.kind === 'running') assert.equal(typist(state)?.presence, 'present');
        });
      }),
      runs,
    );
  });

  it('records every turn once, with a number of its own and no negative time', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        eachStep(events, (state) => {
          if (state.kind === 'none') return;
          assert.deepEqual(
            state.pastTurns.map(({ number }) => number),
            state.pastTurns.map((_turn, index) => index + 1),
          );
          for (const turn of state.pastTurns) {
            assert.ok(turn.typedMs >= 0 && turn.endedAtEpochMs >= turn.startedAtEpochMs);
          }
        });
      }),
      runs,
    );
  });

  it('is the same after it was stored and read back', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        eachStep(events, (state) => {
          const parsed = parse(serialise(state));
          assert.deepEqual(parsed, { state: structuredClone(state) });
        });
      }),
      runs,
    );
  });

  it('tells that it changed exactly when it did', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        let state: SessionState = noSession;
        for (const event of events) {
          const next = reduce(state, event);
          assert.equal(next.effects[0]?.type === 'persist', next.state !== state);
          state = next.state;
        }
      }),
      runs,
    );
  });

  it('offers nothing that would be refused', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        eachStep(events, (state, { atEpochMs }) => {
          for (const { id } of sessionActions(state, atEpochMs)) {
            if (!isPlain(id)) continue;
            const { effects } = reduce(state, { type: id, atEpochMs });
            assert.ok(!effects.some(({ type }) => type === 'refused'), `${id} is offered and refused`);
          }
        });
      }),
      runs,
    );
  });
});

/** Away, back and gone are Noa or Ada in turn. */
function comingAndGoing(step: string, atEpochMs: number): SessionEvent {
  const participantId = atEpochMs % (2 * minute) === 0 ? 'p4' : 'p5';
  switch (step) {
    case 'away':
      return { type: 'markAway', atEpochMs, participantId };
    case 'gone':
      return { type: 'markGone', atEpochMs, participantId };
    case 'back':
      return { type: 'markBack', atEpochMs, participantId };
    case 'join':
      return { type: 'join', atEpochMs, person: { name: `Late ${atEpochMs}`, email: '' } };
    case 'takeBreak':
    case 'endBreak':
    case 'pause':
    case 'resume':
      return { type: step, atEpochMs };
    default:
      return { type: 'next', atEpochMs };
  }
}

function turnsBegun(state: SessionState): readonly string[] {
  if (state.kind === 'none') return [];
  const now = currentTurn(state)?.typistId;
  return [...state.pastTurns.map(({ typistId }) => typistId), ...(now === undefined ? [] : [now])];
}

type Plain = 'next' | 'pass' | 'pause' | 'resume' | 'takeBreak' | 'endBreak' | 'end';

function isPlain(id: string): id is Plain {
  return ['next', 'pass', 'pause', 'resume', 'takeBreak', 'endBreak', 'end'].includes(id);
}
