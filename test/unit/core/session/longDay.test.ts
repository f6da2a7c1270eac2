import assert from 'node:assert/strict';
import type { NewItem } from '../../../../src/core/session/agenda';
import { parseDayEnd } from '../../../../src/core/session/entries';
import { gapEvents } from '../../../../src/core/session/gaps';
import type { SessionEvent } from '../../../../src/core/session/events';
import { reduce } from '../../../../src/core/session/reduce';
import { overtimeMs } from '../../../../src/core/session/selectors';
import { personSums } from '../../../../src/core/session/sums';
import { sessionRecord } from '../../../../src/core/session/record';
import { localDate } from '../../../../src/core/session/recordId';
import { parse, serialise } from '../../../../src/core/session/serialise';
import { noSession, type SessionState } from '../../../../src/core/session/state';
import { expectKind, minute, start, startEvent } from '../../../support/session';

function freeText(title: string): NewItem {
  return { title, source: { kind: 'text' }, authors: [] };
}

/** A room with a clock: ticks every second, acts on what it is told, as people do. */
class Room {
  state: SessionState = noSession;
  nowEpochMs = start;
  seenAtEpochMs = start;
  readonly heard: string[] = [];
  tickMs = 1000;

  happens(event: SessionEvent): void {
    const { state, effects } = reduce(this.state, event);
    // As after a crash at any moment: what is stored is all that is left. A state that is the same is not stored again.
    if (state !== this.state) this.state = parse(serialise(state)).state;
    for (const { type } of effects) if (type !== 'persist') this.heard.push(type);
  }

  passes(durationMs: number): void {
    const until = this.nowEpochMs + durationMs;
    while (this.nowEpochMs < until) {
      this.nowEpochMs += this.tickMs;
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
    const ended = expectKind(room.state, 'ended');
    const { pastTurns, pastBreaks } = ended;
    // Typed, at lunch and in the break; the hour that the clock went back twice is no hour.
    const presentMinutes = 7 + 3 + 60 + 4 + 2 + 5 + 10 + 2 + 5;
    for (const { id } of ended.roster)
      assert.equal(personSums(ended, id, ended.endedAtEpochMs).presentMs, presentMinutes * minute);
    assert.equal(ended.endedAtEpochMs - ended.startedAtEpochMs, presentMinutes * minute);
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
      'clockStarted',
      'goalChanged',
      'turnOver',
      'writeRecord',
    ]);
  });

  it('is one of three, over a change to winter time, with late arrivals, reloads, and items left over', () => {
    const room = new Room();
    room.tickMs = 10_000;
    const saturday = Date.UTC(2026, 9, 24, 7, 0);
    const setBackMs = 30 * minute;
    const sleptMs = 45 * minute;
    const hourMs = (7 * 7 + 10) * minute;
    const days: { typedMinutes: number; people: number; left: readonly string[] }[] = [];
    for (const day of [0, 1, 2]) {
      room.nowEpochMs = saturday + day * 24 * 60 * minute;
      room.seenAtEpochMs = room.nowEpochMs;
      const { state } = room;
      const left = state.kind === 'none' ? (state.last?.agenda ?? []) : [];
      const utcOffsetMinutes = day === 0 ? 120 : 60;
      room.happens({
        ...startEvent(['Kim', 'Sol', 'Ira'], room.nowEpochMs),
        id: `2026-10-2${4 + day}-aaaa`,
        utcOffsetMinutes,
        agenda: [...left, ...(day === 0 ? ['Item 0', 'Another'] : [`Item ${day}`]).map(freeText)],
        dayEndsAtEpochMs: room.nowEpochMs + 8 * 60 * minute,
      });
      const late = { name: `Late ${day}`, email: '' };
      for (let hour = 0; hour < 8; hour += 1) {
        if (hour === 1) room.happens({ type: 'join', atEpochMs: room.nowEpochMs, person: late });
        if (hour === 2) room.happens({ type: 'markAway', atEpochMs: room.nowEpochMs, participantId: 'p2' });
        if (hour === 3) room.clockJumps(-setBackMs);
        if (hour === 4) {
          room.clockJumps(sleptMs);
          room.does('resume');
          room.happens({ type: 'markBack', atEpochMs: room.nowEpochMs, participantId: 'p2' });
        }
        for (let turn = 0; turn < 7; turn += 1) {
          room.passes(7 * minute);
          room.does(turn === 3 ? 'restored' : 'next');
          if (turn === 3) room.does('next');
        }
        room.does('takeBreak');
        room.passes(10 * minute);
        room.does('endBreak');
      }
      room.happens({ type: 'workItem', atEpochMs: room.nowEpochMs, itemId: 'a1' });
      room.happens({ type: 'doneItem', atEpochMs: room.nowEpochMs, itemId: 'a1' });
      room.does('end');
      const ended = expectKind(room.state, 'ended');
      const presentMs = ended.roster.map(({ id }) => personSums(ended, id, ended.endedAtEpochMs).presentMs);
      const dayMs = 8 * hourMs + sleptMs;
      assert.deepEqual(presentMs, [dayMs, dayMs - 2 * hourMs - sleptMs, dayMs, dayMs - hourMs]);
      assert.ok(sessionRecord(ended).path.includes(localDate(ended.startedAtEpochMs, utcOffsetMinutes)));
      days.push({
        typedMinutes: Math.round(ended.pastTurns.reduce((sum, { typedMs }) => sum + typedMs, 0) / minute),
        people: ended.roster.length,
        left: ended.agenda.filter(({ status }) => status !== 'done').map(({ title }) => title),
      });
      room.happens({ type: 'recordSafe', atEpochMs: room.nowEpochMs, id: ended.id });
    }
    const typedMinutes = 8 * 7 * 7;
    assert.deepEqual(days, [
      { typedMinutes, people: 4, left: ['Another'] },
      { typedMinutes, people: 4, left: ['Item 1'] },
      { typedMinutes, people: 4, left: ['Item 2'] },
    ]);
    assert.equal(room.heard.filter((type) => type === 'dayOver').length, 3);
    // Seven turns an hour, and once more after the reload.
    assert.equal(room.heard.filter((type) => type === 'turnOver').length, 3 * 8 * 8);
    assert.equal(room.heard.filter((type) => type === 'breakOver').length, 3 * 8);
  });

  it('through the night of the change to winter time counts as any other, and ends by the clock on the wall', () => {
    const change = Date.UTC(2026, 9, 25, 1);
    const offsetMinutesAt = (at: number) => (at < change ? 120 : 60);
    const room = new Room();
    room.tickMs = 10_000;
    room.nowEpochMs = change - 60 * minute;
    room.seenAtEpochMs = room.nowEpochMs;
    const dayEndsAtEpochMs = parseDayEnd('03:00', room.nowEpochMs, offsetMinutesAt);
    room.happens({
      ...startEvent(['Kim', 'Sol'], room.nowEpochMs),
      utcOffsetMinutes: offsetMinutesAt(room.nowEpochMs),
      ...(dayEndsAtEpochMs === undefined ? {} : { dayEndsAtEpochMs }),
    });
    // From two to two, and on to three: two hours and no gap.
    for (let turn = 0; turn < 17; turn += 1) {
      room.passes(7 * minute);
      room.does('next');
    }
    assert.deepEqual([...new Set(room.heard)], ['clockStarted', 'goalChanged', 'turnOver']);
    room.passes(minute);
    assert.equal(room.heard.at(-1), 'dayOver');
    room.does('end');
    const { pastTurns, endedAtEpochMs } = expectKind(room.state, 'ended');
    assert.equal(endedAtEpochMs, change + 60 * minute);
    assert.deepEqual([...new Set(pastTurns.map(({ typedMs }) => typedMs / minute))], [7, 1]);
  });

  it('takes trimmed clocks and slow ticks for what they are', () => {
    assert.deepEqual(gapEvents(start, start + 59_999), []);
    assert.deepEqual(gapEvents(start, start - 1_999), []);
    assert.equal(gapEvents(start, start + 60_000)[0]?.type, 'slept');
    assert.equal(gapEvents(start, start - 2_000)[0]?.type, 'clockSetBack');
  });
});
