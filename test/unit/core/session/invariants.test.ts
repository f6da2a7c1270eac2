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
import { upcoming } from '../../../../src/core/session/roster';
import { parse, serialise } from '../../../../src/core/session/serialise';
import {
  noSession,
  withoutUndo,
  type ActiveSession,
  type SessionState,
} from '../../../../src/core/session/state';
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

  it('says nothing a second time because a step was taken back', () => {
    const steps = fc.array(
      fc.tuple(
        fc.constantFrom('setGoal', 'setDayEnd', 'pause', 'resume', 'takeBreak', 'endBreak', 'next', 'undo'),
        fc.integer({ min: 0, max: 6 * minute }),
      ),
      { minLength: 10, maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (taken) => {
        let { state } = reduce(noSession, {
          ...startEvent(['Kim', 'Sol', 'Ira']),
          dayEndsAtEpochMs: start + 30 * minute,
        });
        let atEpochMs = start;
        const said = new Set<string>();
        for (const [step, afterMs] of taken) {
          atEpochMs += afterMs;
          const tick = reduce(state, { type: 'tick', atEpochMs, warnBeforeEndMs: 30_000 });
          for (const { type } of tick.effects) {
            if (!['turnOver', 'turnEndsSoon', 'breakOver', 'dayOver'].includes(type)) continue;
            const about = `${type} ${dueAt(state, type)}`;
            assert.ok(!said.has(about), about);
            said.add(about);
          }
          ({ state } = reduce(tick.state, undoneStep(step, atEpochMs)));
        }
      }),
      runs,
    );
  });

  it('gives everybody who stays the same number of turns, within one, whatever others do', () => {
    const others = fc.array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constant('next' as const) },
        fc.constantFrom('away', 'back', 'gone', 'remove', 'join', 'pass', 'skip', 'swap', 'reorder'),
        fc.constantFrom('takeBreak', 'endBreak', 'pause', 'resume'),
      ),
      { minLength: 20, maxLength: 120 },
    );
    fc.assert(
      fc.property(others, fc.constantFrom(minute, 8 * minute), (steps, apartMs) => {
        let { state } = reduce(noSession, startEvent(['Kim', 'Sol', 'Ira', 'Noa', 'Ada']));
        steps.forEach((step, index) => {
          assert.ok(isActive(state));
          const event = comingAndGoing(state, step, index, start + (index + 1) * apartMs);
          if (event !== undefined) ({ state } = reduce(state, event));
        });
        assert.ok(isActive(state));
        const turnsOf = (id: string) => turnsBegun(state).filter((one) => one === id).length;
        const turns = stayers.map(turnsOf);
        assert.ok(Math.max(...turns) - Math.min(...turns) <= 1, turns.join());
      }),
      runs,
    );
  });

  it('lets everybody be up equally often, within one, where a turn passed or skipped is one that was offered', () => {
    const steps = fc.array(
      fc.tuple(
        fc.constantFrom('next', 'pass', 'skip', 'takeBreak', 'endBreak', 'pause', 'resume'),
        fc.constantFrom(minute, 8 * minute),
      ),
      { minLength: 10, maxLength: 120 },
    );
    fc.assert(
      fc.property(steps, (taken) => {
        let { state } = reduce(noSession, startEvent(['Kim', 'Sol', 'Ira', 'Noa']));
        let atEpochMs = start;
        const offered: string[] = ['p1'];
        for (const [type, afterMs] of taken) {
          atEpochMs += afterMs;
          assert.ok(isActive(state));
          const before = currentTurn(state)?.number ?? state.pastTurns.length;
          const inOrder = upcoming(state.roster, state.pointerId).map(({ id }) => id);
          const goesOn = state.kind === 'break' && state.held !== undefined;
          ({ state } = reduce(state, { type, atEpochMs }));
          assert.ok(isActive(state));
          const begun = (currentTurn(state)?.number ?? state.pastTurns.length) > before;
          if (!begun && (goesOn || state.kind !== 'break' || state.pointerId !== inOrder[0])) continue;
          // Up to the one who types now, or who passed in a break: all of them were up.
          offered.push(...inOrder.slice(0, inOrder.indexOf(state.pointerId) + 1));
        }
        const counts = ['p1', 'p2', 'p3', 'p4'].map((id) => offered.filter((one) => one === id).length);
        assert.ok(Math.max(...counts) - Math.min(...counts) <= 1, counts.join());
      }),
      runs,
    );
  });

  it('exchanges the coming turns of two who swap, and nobody else notices', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5'),
        (turns, participantId) => {
          let { state } = reduce(noSession, startEvent(['Kim', 'Sol', 'Ira', 'Noa', 'Ada']));
          for (let index = 0; index < turns; index++)
            ({ state } = reduce(state, { type: 'next', atEpochMs: start + index * minute }));
          assert.ok(isActive(state));
          const { pointerId } = state;
          if (pointerId === participantId) return;
          const order = upcoming(state.roster, pointerId).map(({ id }) => id);
          const swapped = reduce(state, {
            type: 'swap',
            participantId,
            atEpochMs: start + turns * minute,
          }).state;
          assert.ok(isActive(swapped));
          assert.equal(swapped.pointerId, participantId);
          assert.deepEqual(
            upcoming(swapped.roster, participantId).map(({ id }) => id),
            order.map((id) => (id === pointerId ? participantId : id === participantId ? pointerId : id)),
          );
        },
      ),
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

const stayers = ['p1', 'p2', 'p3'];

/**
 * Noa and Ada in turn, and who joined late, do what they want; Kim, Sol and Ira stay, and pass nothing. Undefined where the
 * step would be one of theirs.
 */
function comingAndGoing(
  state: ActiveSession,
  step: string,
  index: number,
  atEpochMs: number,
): SessionEvent | undefined {
  const participantId = index % 2 === 0 ? 'p4' : 'p5';
  const over = state.kind !== 'break' && remainingMs(state, atEpochMs) === 0;
  const nextId = upcoming(state.roster, state.pointerId)[0]?.id ?? '';
  switch (step) {
    case 'away':
      return { type: 'markAway', atEpochMs, participantId };
    case 'gone':
      return { type: 'markGone', atEpochMs, participantId };
    case 'back':
      return { type: 'markBack', atEpochMs, participantId };
    case 'remove':
      return { type: 'remove', atEpochMs, participantId };
    case 'join':
      return { type: 'join', atEpochMs, person: { name: `Late ${atEpochMs}`, email: '' } };
    case 'pass': {
      const declines = over || state.kind === 'break' ? nextId : state.pointerId;
      const isStayer = stayers.includes(declines) || (state.kind === 'break' && state.held !== undefined);
      return isStayer ? undefined : { type: 'pass', atEpochMs };
    }
    case 'skip':
      return state.kind === 'break' || stayers.includes(nextId) ? undefined : { type: 'skip', atEpochMs };
    case 'swap':
      // After a turn the one who would be next changes places, during a turn its typist.
      return stayers.includes(over ? nextId : state.pointerId)
        ? undefined
        : { type: 'swap', atEpochMs, participantId };
    case 'reorder': {
      if (state.pointerId === participantId) return undefined;
      const participantIds = state.roster.map(({ id }) => id).filter((id) => id !== participantId);
      if (participantIds.length === state.roster.length) return undefined;
      participantIds.splice(index % state.roster.length, 0, participantId);
      return { type: 'reorder', atEpochMs, participantIds };
    }
    case 'takeBreak':
    case 'endBreak':
    case 'pause':
    case 'resume':
      return { type: step, atEpochMs };
    default:
      return { type: 'next', atEpochMs };
  }
}

function undoneStep(step: string, atEpochMs: number): SessionEvent {
  switch (step) {
    case 'setGoal':
      return { type: 'setGoal', atEpochMs, goal: `Goal ${atEpochMs}` };
    case 'setDayEnd':
      return { type: 'setDayEnd', atEpochMs, dayEndsAtEpochMs: atEpochMs + 15 * minute };
    case 'pause':
    case 'resume':
    case 'takeBreak':
    case 'endBreak':
    case 'undo':
      return { type: step, atEpochMs };
    default:
      return { type: 'next', atEpochMs };
  }
}

/** What an announcement is about, so that it can be told from another one of its type. */
function dueAt(state: SessionState, type: string): string {
  assert.ok(isActive(state));
  if (type === 'dayOver') return String(state.dayEnd?.atEpochMs);
  if (state.kind === 'break') return `break ${state.deadlineEpochMs}`;
  const turn = currentTurn(state);
  return `${turn?.number} ${turn?.deadlineEpochMs}`;
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
