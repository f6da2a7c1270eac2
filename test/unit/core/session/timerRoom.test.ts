import assert from 'node:assert/strict';
import { roomMessages, roomRequest, timerRoomOf } from '../../../../src/core/session/timerRoom';
import { reduce } from '../../../../src/core/session/reduce';
import type { SessionEvent } from '../../../../src/core/session/events';
import { noSession, type SessionState } from '../../../../src/core/session/state';
import { after, at, minute, start, startEvent } from '../../../support/session';

describe('a timer room', () => {
  it('is off without a name', () => {
    assert.equal(timerRoomOf('https://timer.mob.sh/', ' '), undefined);
  });

  it('is a folder of its server, with or without a slash', () => {
    const room = { url: 'https://timer.mob.sh/blue_room-1', name: 'blue_room-1 on timer.mob.sh' };
    assert.deepEqual(timerRoomOf('https://timer.mob.sh/', 'blue_room-1'), room);
    assert.deepEqual(timerRoomOf('https://timer.mob.sh', ' blue_room-1 '), room);
    assert.equal(typeof timerRoomOf('http://localhost:8080/timer/', 'r'), 'object');
  });

  for (const [why, server, room] of [
    ['not encrypted', 'http://timer.mob.sh/', 'r'],
    ['of a scheme of its own', 'file:///etc/passwd', 'r'],
    ['no address', 'timer', 'r'],
    ['with a password', 'https://me:secret@timer.mob.sh/', 'r'],
    ['with a query', 'https://timer.mob.sh/?a=b', 'r'],
    ['leading elsewhere', 'https://timer.mob.sh/', '../goal'],
  ] as const) {
    it(`is refused with a sentence where it is ${why}`, () => {
      const refused = timerRoomOf(server, room);
      assert.ok(typeof refused === 'string');
      assert.match(refused, /^The .*: change mobHandover\.timerRoom\./u);
    });
  }

  const room = timerRoomOf('https://timer.mob.sh/', 'r');
  assert.ok(typeof room === 'object');

  it('is sent what mob.sh sends: whole minutes, at least one', () => {
    const turn = roomRequest(room, { kind: 'turn', remainingMs: 6.6 * minute, user: 'Kim\n' });
    assert.deepEqual(turn, { method: 'PUT', url: 'https://timer.mob.sh/r', body: { timer: 7, user: 'Kim' } });
    assert.deepEqual(roomRequest(room, { kind: 'break', remainingMs: 5, user: 'Kim' }).body, {
      breaktimer: 1,
      user: 'Kim',
    });
    assert.deepEqual(roomRequest(room, { kind: 'goal', goal: 'Votes', user: 'Kim' }), {
      method: 'PUT',
      url: 'https://timer.mob.sh/r/goal',
      body: { goal: 'Votes', user: 'Kim' },
    });
    assert.equal(roomRequest(room, { kind: 'goal', goal: '', user: 'Kim' }).method, 'DELETE');
  });
});

describe('a timer room that is told in the middle', () => {
  const clock = (...events: readonly SessionEvent[]) =>
    roomMessages(after(startEvent(['Kim', 'Sol']), ...events).state, start + 3 * minute);
  const goal = { kind: 'goal', goal: 'How votes are counted', user: 'Kim' };

  it('gets what is left of the turn or the break, and the goal of now', () => {
    assert.deepEqual(clock(), [{ kind: 'turn', remainingMs: 4 * minute, user: 'Kim' }, goal]);
    assert.deepEqual(clock(at(1, { type: 'takeBreak' }), at(2, { type: 'setGoal', goal: '' })), [
      { kind: 'break', remainingMs: 8 * minute, user: 'Kim' },
    ]);
  });

  it('gets no time while the clock stands still or is over, and nothing where there is no session', () => {
    assert.deepEqual(clock(at(1, { type: 'pause' })), [goal]);
    assert.deepEqual(roomMessages(after(startEvent(['Kim', 'Sol'])).state, start + 9 * minute), [goal]);
    assert.deepEqual(roomMessages(noSession, start), []);
  });
});

describe('those who watch the clock elsewhere', () => {
  const told = (...events: readonly SessionEvent[]) => {
    let state: SessionState = noSession;
    const all: string[] = [];
    for (const event of events) {
      const result = reduce(state, event);
      ({ state } = result);
      for (const effect of result.effects) {
        if (effect.type === 'clockStarted')
          all.push(`${effect.of} ${effect.typist} ${effect.remainingMs / minute}`);
        if (effect.type === 'goalChanged') all.push(`goal ${effect.goal}`);
      }
    }
    return all;
  };

  it('are told of turns, breaks and more time, and of the goal', () => {
    assert.deepEqual(
      told(
        startEvent(['Kim', 'Sol']),
        at(7, { type: 'next' }),
        at(8, { type: 'extend', byMs: 2 * minute }),
        at(9, { type: 'pause' }),
        at(12, { type: 'resume' }),
        at(13, { type: 'takeBreak' }),
        at(20, { type: 'endBreak' }),
        at(21, { type: 'setGoal', goal: 'The tally' }),
      ),
      [
        'turn Kim 7',
        'goal How votes are counted',
        'turn Sol 7',
        'turn Sol 8',
        'turn Sol 7',
        'break Sol 10',
        'turn Sol 6',
        'goal The tally',
      ],
    );
  });

  it('are told of a turn that begins at the very moment the last one began', () => {
    assert.deepEqual(told(startEvent(['Kim', 'Sol']), at(0, { type: 'next' })).at(-1), 'turn Sol 7');
  });

  it('are told nothing new by ticks, reloads and the end', () => {
    assert.deepEqual(
      told(
        startEvent(['Kim']),
        at(1, { type: 'tick', warnBeforeEndMs: 0 }),
        at(2, { type: 'restored' }),
        at(3, { type: 'end' }),
      ).length,
      2,
    );
  });
});
