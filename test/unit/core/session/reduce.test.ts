import assert from 'node:assert/strict';
import type { SessionEvent } from '../../../../src/core/session/events';
import {
  nextAlarmEpochMs,
  breakDue,
  isActive,
  nextTypist,
  overtimeMs,
  phaseOf,
  remainingMs,
  typist,
} from '../../../../src/core/session/selectors';
import type { SessionState } from '../../../../src/core/session/state';
import { after, at, expectKind, minute, start, startEvent, tickAt } from '../../../support/session';

const four = startEvent(['Kim', 'Sol', 'Ira', 'Noa']);
const name = (state: SessionState) => typist(state)?.name;
const nextName = (state: SessionState) => (isActive(state) ? nextTypist(state)?.name : undefined);
const left = (state: SessionState, minutes: number) => remainingMs(state, start + minutes * minute);
const refusal = (...events: SessionEvent[]) => after(...events).effects;

describe('a mob session', () => {
  describe('when started', () => {
    it('gives the first of the roster a whole turn', () => {
      const { state } = after(four);
      assert.equal(name(state), 'Kim');
      assert.equal(nextName(state), 'Sol');
      assert.equal(left(state, 0), 7 * minute);
    });

    it('takes a person entered twice once', () => {
      const { state } = after(startEvent(['Kim', 'Sol', 'Kim']));
      assert.equal(expectKind(state, 'running').roster.length, 2);
    });

    it('refuses a second start, an empty roster and an impossible rhythm', () => {
      assert.deepEqual(refusal(four, four), [{ type: 'refused', refusal: 'sessionRunning' }]);
      assert.deepEqual(refusal(startEvent([' '])), [{ type: 'refused', refusal: 'emptyRoster' }]);
      const odd = { ...four, rhythm: { turnMs: 0, breakAfterTurns: 3, breakMs: minute } } as SessionEvent;
      assert.deepEqual(refusal(odd), [{ type: 'refused', refusal: 'badDuration' }]);
    });

    it('refuses to start while the last record is not safe', () => {
      assert.deepEqual(refusal(four, at(1, { type: 'end' }), four), [
        { type: 'refused', refusal: 'recordPending' },
      ]);
    });
  });

  describe('at the end of a turn', () => {
    it('says once whose turn is over and who is next', () => {
      const { state, effects } = after(four, tickAt(7));
      assert.deepEqual(effects, [
        { type: 'turnOver', turnNumber: 1, typist: 'Kim', next: 'Sol', breakDue: false },
      ]);
      assert.deepEqual(after(four, tickAt(7), tickAt(7.1)).effects, []);
      assert.equal(phaseOf(state, start + 7 * minute), 'overtime');
    });

    it('counts up until somebody acts', () => {
      const { state } = after(four, tickAt(7), tickAt(9));
      assert.equal(overtimeMs(state, start + 9 * minute), 2 * minute);
      assert.equal(name(after(four, tickAt(7), at(9, { type: 'next' })).state), 'Sol');
    });

    it('offers the break that is due, and goes on offering it until it is taken', () => {
      const turns = [four, at(7, { type: 'next' }), at(14, { type: 'next' })];
      const { effects } = after(...turns, tickAt(21));
      assert.deepEqual(effects, [
        { type: 'turnOver', turnNumber: 3, typist: 'Ira', next: 'Noa', breakDue: true },
      ]);
      const ignored = expectKind(after(...turns, at(21, { type: 'next' })).state, 'running');
      assert.ok(breakDue(ignored));
    });

    it('warns once before it, where that is asked for', () => {
      const warn = (minutes: number) => at(minutes, { type: 'tick', warnBeforeEndMs: minute });
      assert.deepEqual(after(four, warn(6)).effects, [
        { type: 'turnEndsSoon', turnNumber: 1, typist: 'Kim', next: 'Sol', remainingMs: minute },
      ]);
      assert.deepEqual(after(four, warn(6), warn(6.5)).effects, []);
      assert.deepEqual(after(four, warn(5)).effects, []);
    });

    it('is not warned of in turns that are shorter than twice the warning, nor to nobody', () => {
      const warn = (minutes: number, beforeMinutes: number) =>
        at(minutes, { type: 'tick', warnBeforeEndMs: beforeMinutes * minute });
      assert.deepEqual(after(four, warn(4, 3.6)).effects, []);
      const [alone] = after(startEvent(['Kim']), warn(6, 1)).effects;
      assert.deepEqual(alone, { type: 'turnEndsSoon', turnNumber: 1, typist: 'Kim', remainingMs: minute });
      const { state } = after(four);
      assert.equal(nextAlarmEpochMs(state, 3.6 * minute), start + 7 * minute);
      assert.equal(nextAlarmEpochMs(state, minute), start + 6 * minute);
    });
  });

  describe('extended', () => {
    it('adds to what is left, and announces the new end', () => {
      assert.equal(left(after(four, at(3, { type: 'extend', byMs: 2 * minute })).state, 3), 6 * minute);
      const again = after(four, tickAt(7), at(8, { type: 'extend', byMs: 2 * minute }), tickAt(10));
      assert.equal(again.effects[0]?.type, 'turnOver');
    });

    it('gives the whole extension from now when in overtime', () => {
      assert.equal(left(after(four, at(9, { type: 'extend', byMs: 2 * minute })).state, 9), 2 * minute);
    });

    it('works on a paused turn and on a break', () => {
      const paused = after(four, at(3, { type: 'pause' }), at(5, { type: 'extend', byMs: minute })).state;
      assert.equal(left(paused, 99), 5 * minute);
      const rest = after(four, at(3, { type: 'takeBreak' }), at(5, { type: 'extend', byMs: minute })).state;
      assert.equal(left(rest, 5), 9 * minute);
    });
  });

  describe('paused', () => {
    it('keeps what is left, however long', () => {
      const { state } = after(four, at(3, { type: 'pause' }), at(60, { type: 'resume' }));
      assert.equal(left(state, 60), 4 * minute);
    });

    it('does not count the pause as typing', () => {
      const { state } = after(
        four,
        at(3, { type: 'pause' }),
        at(60, { type: 'resume' }),
        at(64, { type: 'next' }),
      );
      assert.equal(expectKind(state, 'running').pastTurns[0]?.typedMs, 7 * minute);
    });

    it('goes on with the next one when the typist left meanwhile', () => {
      const away = at(4, { type: 'markAway', participantId: 'p1' });
      const { state } = after(four, at(3, { type: 'pause' }), away, at(5, { type: 'resume' }));
      assert.equal(name(state), 'Sol');
      assert.equal(left(state, 5), 7 * minute);
    });

    it('refuses to pause twice, or to resume what runs', () => {
      const pause = at(1, { type: 'pause' });
      assert.deepEqual(refusal(four, pause, pause), [{ type: 'refused', refusal: 'notRunning' }]);
      assert.deepEqual(refusal(four, at(1, { type: 'resume' })), [{ type: 'refused', refusal: 'notPaused' }]);
    });
  });

  describe('passed', () => {
    it('goes to the next one and keeps the order', () => {
      const { state } = after(
        four,
        at(1, { type: 'pass' }),
        at(8, { type: 'next' }),
        at(15, { type: 'next' }),
        at(22, { type: 'next' }),
      );
      assert.equal(name(state), 'Kim');
    });

    it('after the end of a turn it is the one who would be next who passes', () => {
      const { state } = after(four, tickAt(7), at(8, { type: 'pass' }));
      assert.equal(name(state), 'Ira');
      assert.equal(expectKind(state, 'running').pastTurns[0]?.outcome, 'done');
    });

    it('in a break moves on who begins after it', () => {
      const { state } = after(
        four,
        at(7, { type: 'takeBreak' }),
        at(8, { type: 'pass' }),
        at(9, { type: 'endBreak' }),
      );
      assert.equal(name(state), 'Ira');
    });

    it('in a break gives up the turn that the break holds', () => {
      const { state } = after(
        four,
        at(3, { type: 'takeBreak' }),
        at(4, { type: 'pass' }),
        at(9, { type: 'endBreak' }),
      );
      assert.equal(name(state), 'Sol');
      assert.equal(expectKind(state, 'running').pastTurns[0]?.outcome, 'passed');
    });

    it('while paused stays paused, with a whole turn for the next', () => {
      const { state } = after(four, at(3, { type: 'pause' }), at(4, { type: 'pass' }));
      assert.equal(name(state), 'Sol');
      assert.equal(expectKind(state, 'paused').reason, 'asked');
      assert.equal(left(state, 60), 7 * minute);
    });

    it('is refused when nobody else is there', () => {
      const alone = startEvent(['Kim']);
      for (const minutes of [1, 8]) {
        assert.deepEqual(refusal(alone, at(minutes, { type: 'pass' })), [
          { type: 'refused', refusal: 'nobodyElse' },
        ]);
      }
      const inBreak = refusal(alone, at(7, { type: 'takeBreak' }), at(8, { type: 'pass' }));
      assert.deepEqual(inBreak, [{ type: 'refused', refusal: 'nobodyElse' }]);
    });
  });

  describe('in a break', () => {
    it('begins the next turn afterwards when the turn was over', () => {
      const { state } = after(four, at(7, { type: 'takeBreak' }), at(17, { type: 'endBreak' }));
      assert.equal(name(state), 'Sol');
      assert.equal(left(state, 17), 7 * minute);
    });

    it('goes on with the turn it interrupted, so that nobody loses time', () => {
      const { state } = after(four, at(3, { type: 'takeBreak' }), at(30, { type: 'next' }));
      assert.equal(name(state), 'Kim');
      assert.equal(left(state, 30), 4 * minute);
    });

    it('gives the turn on when its typist did not come back', () => {
      const gone = at(4, { type: 'markGone', participantId: 'p1' });
      const { state } = after(four, at(3, { type: 'takeBreak' }), gone, at(13, { type: 'resume' }));
      assert.equal(name(state), 'Sol');
      assert.equal(expectKind(state, 'running').pastTurns[0]?.outcome, 'left');
    });

    it('says once that it is over, and waits', () => {
      const resting = [four, at(7, { type: 'takeBreak' })];
      assert.deepEqual(after(...resting, tickAt(17)).effects, [{ type: 'breakOver', next: 'Sol' }]);
      assert.deepEqual(after(...resting, tickAt(17), tickAt(18)).effects, []);
    });

    it('starts the count to the next break anew, and is recorded', () => {
      const state = after(
        four,
        at(7, { type: 'next' }),
        at(14, { type: 'next' }),
        at(21, { type: 'takeBreak' }),
        at(31, { type: 'endBreak' }),
      ).state;
      assert.equal(breakDue(expectKind(state, 'running')), false);
      assert.deepEqual(expectKind(state, 'running').pastBreaks, [
        { startedAtEpochMs: start + 21 * minute, endedAtEpochMs: start + 31 * minute },
      ]);
    });

    it('can be taken from a pause, and refuses what makes no sense in it', () => {
      const resting = [four, at(3, { type: 'pause' }), at(4, { type: 'takeBreak' })];
      assert.equal(after(...resting).state.kind, 'break');
      assert.deepEqual(refusal(...resting, at(5, { type: 'takeBreak' })), [
        { type: 'refused', refusal: 'inBreak' },
      ]);
      assert.deepEqual(refusal(...resting, at(5, { type: 'pause' })), [
        { type: 'refused', refusal: 'inBreak' },
      ]);
      assert.deepEqual(refusal(four, at(5, { type: 'endBreak' })), [
        { type: 'refused', refusal: 'notInBreak' },
      ]);
    });
  });

  describe('with people who come and go', () => {
    it('skips who is away, and gives them their place back', () => {
      const away = at(1, { type: 'markAway', participantId: 'p2' });
      assert.equal(name(after(four, away, at(7, { type: 'next' })).state), 'Ira');
      const back = at(2, { type: 'markBack', participantId: 'p2' });
      assert.equal(name(after(four, away, back, at(7, { type: 'next' })).state), 'Sol');
    });

    it('starts the next turn when the typist leaves in the middle of one', () => {
      const { state } = after(four, at(3, { type: 'markAway', participantId: 'p1' }));
      assert.equal(name(state), 'Sol');
      assert.equal(expectKind(state, 'running').pastTurns[0]?.outcome, 'left');
    });

    it('holds the turn when the last one leaves, and goes on when somebody is back', () => {
      const alone = startEvent(['Kim']);
      const away = at(3, { type: 'markAway', participantId: 'p1' });
      assert.equal(expectKind(after(alone, away).state, 'paused').reason, 'nobodyPresent');
      assert.deepEqual(refusal(alone, away, at(4, { type: 'resume' })), [
        { type: 'refused', refusal: 'nobodyPresent' },
      ]);
      assert.deepEqual(refusal(alone, away, at(4, { type: 'next' })), [
        { type: 'refused', refusal: 'nobodyPresent' },
      ]);
      const back = at(20, { type: 'markBack', participantId: 'p1' });
      assert.equal(left(after(alone, away, back, at(20, { type: 'resume' })).state, 20), 4 * minute);
    });

    it('gives a late arrival the last place', () => {
      const join = at(1, { type: 'join', person: { name: 'Ada', email: '' } });
      const { state } = after(four, join, ...[7, 14, 21, 28].map((minutes) => at(minutes, { type: 'next' })));
      assert.equal(name(state), 'Ada');
      assert.deepEqual(refusal(four, join, join), [{ type: 'refused', refusal: 'alreadyInRoster' }]);
    });

    it('gives everybody present as many turns as anybody else', () => {
      const events = Array.from({ length: 40 }, (_, index) => at(7 * (index + 1), { type: 'next' }));
      const { pastTurns } = expectKind(after(four, ...events).state, 'running');
      const counts = ['p1', 'p2', 'p3', 'p4'].map(
        (id) => pastTurns.filter(({ typistId }) => typistId === id).length,
      );
      assert.deepEqual(counts, [10, 10, 10, 10]);
    });

    it('refuses people it does not know', () => {
      const unknown = at(1, { type: 'markAway', participantId: 'p7' });
      assert.deepEqual(refusal(four, unknown), [{ type: 'refused', refusal: 'noSuchPerson' }]);
    });
  });

  describe('after the computer slept', () => {
    const slept = at(600, { type: 'slept', fromEpochMs: start + 3 * minute });

    it('holds the turn from when it was last awake, and asks', () => {
      const { state, effects } = after(four, slept);
      assert.equal(left(state, 600), 4 * minute);
      assert.deepEqual(effects, [
        { type: 'askAfterSleep', gapMs: 597 * minute, typist: 'Kim', remainingMs: 4 * minute },
      ]);
    });

    it('goes on with the time left, or counts the gap as work', () => {
      assert.equal(left(after(four, slept, at(601, { type: 'resume' })).state, 601), 4 * minute);
      const counted = after(four, slept, at(600, { type: 'countGap' })).state;
      assert.equal(overtimeMs(counted, start + 600 * minute), 593 * minute);
      assert.deepEqual(refusal(four, at(1, { type: 'countGap' })), [
        { type: 'refused', refusal: 'notPaused' },
      ]);
    });

    it('lets a break and a pause be', () => {
      const resting = after(four, at(7, { type: 'takeBreak' }), slept);
      assert.deepEqual([resting.state.kind, resting.effects], ['break', []]);
    });
  });

  describe('when the clock is set back', () => {
    const back = at(-57, { type: 'clockSetBack', byMs: 60 * minute });

    it('has as much time left as before', () => {
      assert.equal(left(after(four, tickAt(3), back).state, -57), 4 * minute);
      assert.equal(left(after(four, at(3, { type: 'takeBreak' }), back).state, -57), 10 * minute);
      assert.equal(left(after(four, at(3, { type: 'pause' }), back).state, -57), 4 * minute);
    });

    it('offers the break after as much time as before', () => {
      const rhythm = { turnMs: 7 * minute, breakAfterTurns: 0, breakAfterMs: 10 * minute, breakMs: minute };
      const byTime = [four, at(0, { type: 'setRhythm', rhythm }), tickAt(3), back];
      const dueAt = (...events: readonly SessionEvent[]) => {
        const { state } = after(...byTime, ...events);
        assert.ok(isActive(state));
        return breakDue(state);
      };
      assert.equal(dueAt(), false);
      assert.equal(dueAt(at(-53, { type: 'next' })), true);
      const breakEnded = [at(-53, { type: 'takeBreak' }), at(-52, { type: 'endBreak' })] as const;
      const again = at(-50 - 60, { type: 'clockSetBack', byMs: 60 * minute });
      assert.equal(dueAt(...breakEnded, again), false);
      assert.equal(dueAt(...breakEnded, again, at(-50 - 60 + 5, { type: 'next' })), true);
    });

    it('ends after its start, and goes back over the last step with the times of one clock', () => {
      const { startedAtEpochMs, endedAtEpochMs } = expectKind(
        after(four, tickAt(3), back, at(-56, { type: 'end' })).state,
        'ended',
      );
      assert.equal(endedAtEpochMs - startedAtEpochMs, 4 * minute);
      const undone = after(four, at(3, { type: 'next' }), back, at(-56, { type: 'undo' }));
      assert.deepEqual(undone.effects, [{ type: 'undone', of: 'next' }]);
      assert.equal(left(undone.state, -56), 3 * minute);
      assert.equal(expectKind(undone.state, 'running').startedAtEpochMs, start - 60 * minute);
    });

    it('leaves the end of the day at the time agreed on', () => {
      const dayEndsAtEpochMs = start + 30 * minute;
      const { state } = after(four, at(1, { type: 'setDayEnd', dayEndsAtEpochMs }), tickAt(3), back);
      assert.equal(expectKind(state, 'running').dayEnd?.atEpochMs, dayEndsAtEpochMs);
    });
  });

  describe('after a reload', () => {
    const restored = (minutes: number) => at(minutes, { type: 'restored' });

    it('has the time left that the clock says', () => {
      const { state, effects } = after(four, restored(3));
      assert.deepEqual([left(state, 3), effects], [4 * minute, []]);
    });

    it('is in overtime when the turn ended meanwhile, and says it', () => {
      assert.equal(after(four, restored(9), tickAt(9)).effects[0]?.type, 'turnOver');
      assert.equal(after(four, tickAt(7), restored(9)).effects[0]?.type, 'turnOver');
    });

    it('asks whether to go on when that was more than two turns ago, and counts none of it', () => {
      const { state, effects } = after(four, restored(60));
      assert.deepEqual(effects, [{ type: 'askStale', overdueMs: 53 * minute, typist: 'Kim', next: 'Sol' }]);
      assert.equal(expectKind(state, 'paused').reason, 'stale');
      const next = expectKind(after(four, restored(60), at(61, { type: 'next' })).state, 'running');
      assert.equal(next.pastTurns[0]?.typedMs, 7 * minute);
    });

    it('asks again what nobody answered', () => {
      const slept = at(60, { type: 'slept', fromEpochMs: start + 3 * minute });
      assert.deepEqual(after(four, slept, restored(63)).effects, [
        { type: 'askAfterSleep', gapMs: 60 * minute, typist: 'Kim', remainingMs: 4 * minute, closed: true },
      ]);
      assert.equal(after(four, restored(60), restored(61)).effects[0]?.type, 'askStale');
      assert.deepEqual(after(four, at(1, { type: 'pause' }), restored(61)).effects, []);
    });

    it('counts no time as typed while no window was open, but asks', () => {
      const seen = (minutes: number, seenMinutes: number) =>
        at(minutes, { type: 'restored', seenAtEpochMs: start + seenMinutes * minute });
      const { state, effects } = after(four, seen(20, 2));
      assert.deepEqual(effects, [
        { type: 'askAfterSleep', gapMs: 18 * minute, typist: 'Kim', remainingMs: 5 * minute, closed: true },
      ]);
      assert.equal(expectKind(state, 'paused').reason, 'sleep');
      const next = expectKind(after(four, seen(20, 2), at(20, { type: 'next' })).state, 'running');
      assert.equal(next.pastTurns[0]?.typedMs, 2 * minute);
      const stale = expectKind(after(four, seen(60, 2), at(60, { type: 'next' })).state, 'running');
      assert.equal(stale.pastTurns[0]?.typedMs, 2 * minute);
      // A reload takes seconds: the turn goes on.
      assert.deepEqual(after(four, seen(3, 2.5)).effects, []);
    });

    it('leaves no more time than there was when the clock was set back meanwhile', () => {
      const seen = at(-57, { type: 'restored', seenAtEpochMs: start + 3 * minute });
      assert.equal(left(after(four, seen).state, -57), 4 * minute);
      assert.equal(left(after(four, at(3, { type: 'takeBreak' }), seen).state, -57), 10 * minute);
      assert.equal(left(after(four, at(3, { type: 'pause' }), seen).state, -57), 4 * minute);
      // Without the time of the last look, at most what the turn began with.
      assert.equal(left(after(four, restored(-57)).state, -57), 7 * minute);
    });

    it('says again that a break is over, and writes a record that is not safe yet', () => {
      assert.equal(
        after(four, at(7, { type: 'takeBreak' }), tickAt(17), restored(18)).effects[0]?.type,
        'breakOver',
      );
      assert.deepEqual(after(four, at(7, { type: 'end' }), restored(18)).effects, [{ type: 'writeRecord' }]);
    });
  });

  describe('when ended', () => {
    it('keeps everything until the record is safe, then remembers whom to offer', () => {
      const end = at(9, { type: 'end' });
      const { state, effects } = after(four, end);
      assert.deepEqual(effects, [{ type: 'writeRecord' }]);
      assert.equal(expectKind(state, 'ended').pastTurns.length, 1);
      const safe = (id: string) => at(10, { type: 'recordSafe', id });
      assert.equal(after(four, end, safe('2026-11-22-zzzz')).state.kind, 'ended');
      const { last } = expectKind(after(four, end, safe('2026-11-22-a7k2')).state, 'none');
      assert.equal(last?.roster.length, 4);
    });

    it('closes a held turn when it was held, and a break', () => {
      const { pastTurns, pastBreaks } = expectKind(
        after(four, at(3, { type: 'takeBreak' }), at(9, { type: 'end' })).state,
        'ended',
      );
      assert.equal(pastTurns[0]?.typedMs, 3 * minute);
      assert.equal(pastBreaks.length, 1);
    });

    it('refuses all actions when there is no session', () => {
      assert.deepEqual(refusal(at(0, { type: 'next' })), [{ type: 'refused', refusal: 'noSession' }]);
      assert.deepEqual(refusal(four, at(1, { type: 'end' }), at(2, { type: 'next' })), [
        { type: 'refused', refusal: 'recordPending' },
      ]);
    });
  });

  it('takes a goal, another one, and none', () => {
    const goal = (text: string) => at(1, { type: 'setGoal', goal: text });
    assert.equal(expectKind(after(four, goal(' two\nlines ')).state, 'running').goal, 'two lines');
    assert.equal('goal' in after(four, goal('')).state, false);
  });
});
