import assert from 'node:assert/strict';
import { gapEvents } from '../../../../src/core/session/gaps';
import type { SessionEvent } from '../../../../src/core/session/events';
import { reduce } from '../../../../src/core/session/reduce';
import { overtimeMs } from '../../../../src/core/session/selectors';
import { parse, serialise } from '../../../../src/core/session/serialise';
import { noSession, type SessionState } from '../../../../src/core/session/state';
import { expectKind, minute, start, startEvent } from '../../../support/session';

/** A room with a clock: ticks every second, acts on what it is told, as people do. */
class Room {
  state: SessionState = noSession;
  nowEpochMs = start;
  seenAtEpochMs = start;
  readonly heard: string[] = [];

  happens(event: SessionEvent): void {
    const { state, effects } = reduce(this.state, event);
    // As after a crash at any moment: what is stored is all that is left.
    this.state = parse(serialise(state)).state;
    for (const { type } of effects) if (type !== 'persist') this.heard.push(type);
  }

  passes(durationMs: number): void {
    const until = this.nowEpochMs + durationMs;
    while (this.nowEpochMs < until) {
      this.nowEpochMs += 1000;
      this.tick();
    }
  }

  clockJumps(byMs: number): void {
    this.nowEpochMs += byMs;
    this.tick();
  }

  does(type: 'next' | 'takeBreak' | 'endBreak' | 'resume' | 'restored' | 'end'): void {
    this.happens({ type, atEpochMs: this.nowEpochMs });
  }

  private tick(): void {
    for (const event of gapEvents(this.seenAtEpochMs, this.nowEpochMs)) this.happens(event);
    this.seenAtEpochMs = this.nowEpochMs;
    this.happens({ type: 'tick', atEpochMs: this.nowEpochMs, warnBeforeEndMs: 0 });
  }
}

describe('a long day', () => {
  it('with sleep, a clock set back, breaks and reloads counts every minute typed and no other', () => {
    const room = new Room();
    room.happens(startEvent(['Kim', 'Sol', 'Ira']));
    room.passes(7 * minute);
    room.does('next');
    room.passes(3 * minute);
    // Lunch with the lid closed.
    room.clockJumps(60 * minute);
    assert.equal(expectKind(room.state, 'paused').reason, 'sleep');
    room.does('resume');
    room.passes(4 * minute);
    assert.equal(overtimeMs(room.state, room.nowEpochMs), 0);
    room.does('next');
    room.passes(2 * minute);
    room.clockJumps(-60 * minute);
    room.passes(5 * minute);
    assert.equal(room.heard.filter((type) => type === 'turnOver').length, 3);
    room.does('takeBreak');
    room.passes(10 * minute);
    room.does('endBreak');
    room.passes(2 * minute);
    room.does('restored');
    room.passes(5 * minute);
    room.does('end');
    const { pastTurns, pastBreaks } = expectKind(room.state, 'ended');
    assert.deepEqual(
      pastTurns.map(({ typistId, typedMs }) => [typistId, Math.round(typedMs / minute)]),
      [
        ['p1', 7],
        ['p2', 7],
        ['p3', 7],
        ['p1', 7],
      ],
    );
    assert.equal(pastBreaks.length, 1);
    assert.deepEqual([...new Set(room.heard)].sort(), [
      'askAfterSleep',
      'breakOver',
      'turnOver',
      'writeRecord',
    ]);
  });

  it('takes trimmed clocks and slow ticks for what they are', () => {
    assert.deepEqual(gapEvents(start, start + 59_999), []);
    assert.deepEqual(gapEvents(start, start - 1_999), []);
    assert.equal(gapEvents(start, start + 60_000)[0]?.type, 'slept');
    assert.equal(gapEvents(start, start - 2_000)[0]?.type, 'clockSetBack');
  });
});
