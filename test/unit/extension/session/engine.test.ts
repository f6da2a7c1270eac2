import assert from 'node:assert/strict';
import { HandoverError } from '../../../../src/core/errors';
import { noSession, type SessionState } from '../../../../src/core/session/state';
import { SessionEngine, type HostEffect, type Observation } from '../../../../src/extension/session/engine';
import { FileLease, leaseMs, soleLease, type Lease } from '../../../../src/node/session/lease';
import {
  FileSessionStore,
  MemorySessionStore,
  type SessionStore,
} from '../../../../src/node/session/sessionStore';
import { RecordingLog } from '../../../support/recordingLog';
import { at, expectKind, minute, start, startEvent } from '../../../support/session';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

/** A window: an engine with a clock and timers that stand still until they are moved. */
class FakeWindow {
  readonly effects: HostEffect['type'][] = [];
  readonly timers = new Set<{ dueAtEpochMs: number; everyMs?: number; run: () => void }>();
  readonly problems: string[] = [];
  readonly engine: SessionEngine;

  constructor(clock: { at: number }, store: SessionStore, lease: Lease = soleLease) {
    const add = (durationMs: number, run: () => void, everyMs?: number) => {
      const timer = {
        dueAtEpochMs: clock.at + durationMs,
        run,
        ...(everyMs === undefined ? {} : { everyMs }),
      };
      this.timers.add(timer);
      return () => this.timers.delete(timer);
    };
    this.engine = new SessionEngine({
      clock: { now: () => clock.at },
      log: new RecordingLog(),
      store,
      lease,
      timers: { after: (ms, run) => add(ms, run), every: (ms, run) => add(ms, run, ms) },
      warnBeforeEndMs: () => 0,
      repaint: () => undefined,
      perform: ({ type }) => {
        // What onlookers are told is no alert.
        if (type !== 'clockStarted' && type !== 'goalChanged') this.effects.push(type);
      },
      storeFailed: (sentence) => this.problems.push(sentence),
    });
  }

  get state(): SessionState {
    return this.engine.state;
  }
}

/** Moves the clock second by second and waits for what that wakes. */
async function pass(clock: { at: number }, durationMs: number, ...windows: FakeWindow[]): Promise<void> {
  const until = clock.at + durationMs;
  while (clock.at < until) {
    clock.at = Math.min(until, clock.at + 1000);
    for (const window of windows) await window.engine.wake();
  }
}

function noteAt(minutes: number): Observation {
  const note = {
    path: 'n1.md',
    kind: 'discovery',
    title: 'Votes are cached',
    told: ['Kim'],
    learnt: ['Sol'],
  };
  return { type: 'captured', atEpochMs: start + minutes * minute, note };
}

function scanOf(debts: number): Observation {
  return {
    type: 'scanned',
    atEpochMs: start,
    totals: { publicSymbols: 9, documentedSymbols: 4, debts, hotspots: [] },
  };
}

function capturedIn(state: SessionState): readonly string[] {
  return state.kind === 'none' ? [] : state.captured.map(({ path }) => path);
}

const three = startEvent(['Kim', 'Sol', 'Ira']);

describe('the session engine', () => {
  it('announces the end of a turn once, by an alarm set to the deadline', async () => {
    const clock = { at: start };
    const window = new FakeWindow(clock, new MemorySessionStore());
    await window.engine.dispatch(three);
    assert.ok(
      [...window.timers].some(
        ({ dueAtEpochMs, everyMs }) => everyMs === undefined && dueAtEpochMs === start + 7 * minute,
      ),
    );
    await pass(clock, 8 * minute, window);
    assert.deepEqual(window.effects, ['turnOver']);
  });

  it('has no timers without a session', async () => {
    const clock = { at: start };
    const window = new FakeWindow(clock, new MemorySessionStore());
    await window.engine.start();
    assert.equal(window.timers.size, 0);
    await window.engine.dispatch(three);
    await window.engine.dispatch(at(0, { type: 'end' }));
    assert.deepEqual(window.effects, ['writeRecord']);
    assert.notEqual(window.timers.size, 0, 'nobody renews the lease while the record is not safe');
    await window.engine.dispatch(at(0, { type: 'recordSafe', id: three.id }));
    assert.equal(window.timers.size, 0);
  });

  it('stores each transition before its effects', async () => {
    const stored: string[] = [];
    const store = new MemorySessionStore();
    const save = store.save.bind(store);
    store.save = async (state) => {
      await save(state);
      stored.push(state.kind);
    };
    const window = new FakeWindow({ at: start }, store);
    await window.engine.dispatch(three);
    await window.engine.dispatch(at(0, { type: 'pause' }));
    await window.engine.dispatch(at(0, { type: 'pause' }));
    assert.deepEqual(stored, ['running', 'paused']);
    assert.deepEqual(window.effects, ['refused']);
  });

  it('comes back after a reload with the time that is left, or in overtime', async () => {
    const clock = { at: start };
    const store = new MemorySessionStore();
    const before = new FakeWindow(clock, store);
    await before.engine.dispatch(three);
    await before.engine.dispose();
    clock.at += 9 * minute;
    const afterwards = new FakeWindow(clock, store);
    await afterwards.engine.start();
    assert.equal(expectKind(afterwards.state, 'running').turn.deadlineEpochMs, start + 7 * minute);
    assert.deepEqual(afterwards.effects, ['turnOver']);
  });

  it('asks after the time for which no window was open, and gives no more of it when the clock was set back', () =>
    inTemporaryFolder(async (folder) => {
      const clock = { at: start };
      const open = (name: string) =>
        new FakeWindow(
          clock,
          new FileSessionStore(folder, new RecordingLog()),
          new FileLease(folder, name, { now: () => clock.at }),
        );
      const first = open('first');
      await first.engine.dispatch(three);
      await pass(clock, 2 * minute, first);
      await first.engine.dispose();
      clock.at -= 60 * minute;
      const second = open('second');
      await second.engine.start();
      const { deadlineEpochMs } = expectKind(second.state, 'running').turn;
      assert.equal(deadlineEpochMs - clock.at, 5 * minute);
      await pass(clock, minute, second);
      await second.engine.dispose();
      clock.at += 9 * minute;
      const third = open('third');
      await third.engine.start();
      assert.deepEqual(third.effects, ['askAfterSleep']);
      const { held } = expectKind(third.state, 'paused');
      assert.equal(held.turn.deadlineEpochMs - held.heldAtEpochMs, 4 * minute);
    }));

  it('asks after sleep, also when the first thing afterwards is a click', async () => {
    const clock = { at: start };
    const window = new FakeWindow(clock, new MemorySessionStore());
    await window.engine.dispatch(three);
    clock.at += 60 * minute;
    await window.engine.wake();
    assert.equal(expectKind(window.state, 'paused').reason, 'sleep');
    await window.engine.dispatch({ type: 'resume', atEpochMs: clock.at });
    clock.at += 60 * minute;
    await window.engine.dispatch({ type: 'extend', atEpochMs: clock.at, byMs: minute });
    assert.deepEqual(window.effects, ['askAfterSleep', 'askAfterSleep']);
  });

  it('goes on in memory when the disk is full, says so once, and saves as soon as it can', async () => {
    let full = true;
    const store = new MemorySessionStore();
    const save = store.save.bind(store);
    store.save = (state) =>
      full ? Promise.reject(new HandoverError('disk.full', 'The disk is full.')) : save(state);
    const clock = { at: start };
    const window = new FakeWindow(clock, store);
    await window.engine.dispatch(three);
    await window.engine.dispatch(at(0, { type: 'pause' }));
    assert.deepEqual(window.problems, ['The disk is full.']);
    full = false;
    await pass(clock, minute / 4, window);
    assert.equal((await store.load()).kind, 'paused');
  });

  it('alerts in one of two windows, and in the other when the first one dies', () =>
    inTemporaryFolder(async (folder) => {
      const clock = { at: start };
      const open = (name: string) =>
        new FakeWindow(
          clock,
          new FileSessionStore(folder, new RecordingLog()),
          new FileLease(folder, name, { now: () => clock.at }),
        );
      const first = open('first');
      const second = open('second');
      await first.engine.dispatch(three);
      await second.engine.start();
      assert.equal(second.state.kind, 'running');
      await pass(clock, 8 * minute, second, first);
      assert.deepEqual([first.effects, second.effects], [['turnOver'], []]);
      // Somebody acts in the second window: it works on the newest state and takes over.
      await second.engine.dispatch({ type: 'next', atEpochMs: clock.at });
      await first.engine.refresh();
      assert.equal(expectKind(first.state, 'running').turn.number, 2);
      await pass(clock, 3 * minute, first, second);
      // The second window dies without a word.
      await pass(clock, 4 * minute + leaseMs, first);
      assert.deepEqual([first.effects, second.effects], [['turnOver', 'turnOver'], []]);
    }));

  it('goes on with what another window did just before this one takes its turn', () =>
    inTemporaryFolder(async (folder) => {
      const clock = { at: start };
      const other = new FakeWindow(clock, new FileSessionStore(folder, new RecordingLog()));
      let act: (() => Promise<void>) | undefined;
      const store = new FileSessionStore(folder, new RecordingLog());
      const alone = store.alone.bind(store);
      store.alone = async (step) => {
        const first = act;
        act = undefined;
        await first?.();
        return alone(step);
      };
      const window = new FakeWindow(clock, store);
      await window.engine.dispatch(three);
      await other.engine.start();
      clock.at += 7 * minute;
      act = () => other.engine.dispatch({ type: 'next', atEpochMs: clock.at });
      await window.engine.wake();
      assert.equal(expectKind(window.state, 'running').turn.number, 2);
      assert.deepEqual(window.effects, []);
      await other.engine.refresh();
      assert.equal(expectKind(other.state, 'running').turn.number, 2);
    }));

  it('loses nothing that windows do in the same moment', () =>
    inTemporaryFolder(async (folder) => {
      const clock = { at: start };
      const windows = ['a', 'b', 'c'].map((owner) => {
        const store = new FileSessionStore(folder, new RecordingLog());
        return new FakeWindow(clock, store, new FileLease(folder, owner, { now: () => clock.at }));
      });
      await windows[0]?.engine.dispatch(three);
      const rounds = 20;
      await Promise.all(
        windows.map(async ({ engine }) => {
          for (let round = 0; round < rounds; round += 1) {
            await engine.dispatch(at(0, { type: 'extend', byMs: minute }));
          }
        }),
      );
      await windows[0]?.engine.refresh();
      const { turn } = expectKind(windows[0]?.state ?? noSession, 'running');
      assert.equal(turn.deadlineEpochMs, start + (7 + windows.length * rounds) * minute);
    }));

  it('says again in the window that takes over what the dead one may not have come to say', () =>
    inTemporaryFolder(async (folder) => {
      const clock = { at: start };
      const open = (name: string) =>
        new FakeWindow(
          clock,
          new FileSessionStore(folder, new RecordingLog()),
          new FileLease(folder, name, { now: () => clock.at }),
        );
      const owner = open('owner');
      const other = open('other');
      await owner.engine.dispatch(three);
      await other.engine.start();
      await pass(clock, 7 * minute, other, owner);
      assert.deepEqual([owner.effects, other.effects], [['turnOver'], []]);
      await pass(clock, 2 * leaseMs, other);
      assert.deepEqual(other.effects, ['turnOver']);
      await other.engine.dispatch({ type: 'end', atEpochMs: clock.at });
      const third = open('third');
      await third.engine.start();
      await pass(clock, 2 * leaseMs, third);
      assert.deepEqual(third.effects, ['writeRecord']);
    }));

  it('counts a captured note once, in the window that owns the session, whoever saw it first', () =>
    inTemporaryFolder(async (folder) => {
      const clock = { at: start };
      let saves = 0;
      const open = (name: string) => {
        const store = new FileSessionStore(folder, new RecordingLog());
        const save = store.save.bind(store);
        store.save = (state) => {
          saves += 1;
          return save(state);
        };
        return new FakeWindow(clock, store, new FileLease(folder, name, { now: () => clock.at }));
      };
      const owner = open('owner');
      const other = open('other');
      await owner.engine.dispatch(three);
      await other.engine.start();
      saves = 0;
      await other.engine.observe([noteAt(1)]);
      await owner.engine.observe([noteAt(1)]);
      await other.engine.observe([noteAt(1)]);
      assert.equal(saves, 1);
      await other.engine.refresh();
      assert.deepEqual(capturedIn(other.state), ['n1.md']);
      // Deleted again in the owner's window: what the other one saw before does not bring it back.
      await owner.engine.observe([{ type: 'discarded', atEpochMs: clock.at, path: 'n1.md' }]);
      await other.engine.observe([{ type: 'discarded', atEpochMs: clock.at, path: 'n1.md' }]);
      assert.deepEqual(capturedIn(owner.state), []);
      await pass(clock, 8 * minute, other, owner);
      assert.deepEqual([owner.effects, other.effects], [['turnOver'], []]);
    }));

  it('counts what only another window saw when that one takes over, but no scan older than the last one', () =>
    inTemporaryFolder(async (folder) => {
      const clock = { at: start };
      const open = (name: string) =>
        new FakeWindow(
          clock,
          new FileSessionStore(folder, new RecordingLog()),
          new FileLease(folder, name, { now: () => clock.at }),
        );
      const owner = open('owner');
      const other = open('other');
      await owner.engine.dispatch(three);
      await other.engine.start();
      await owner.engine.observe([scanOf(9)]);
      await other.engine.observe([noteAt(1), scanOf(8)]);
      await owner.engine.observe([scanOf(5)]);
      assert.deepEqual(capturedIn(owner.state), []);
      // The owner dies without a word.
      await pass(clock, 2 * leaseMs, other);
      assert.deepEqual(capturedIn(other.state), ['n1.md']);
      assert.equal(expectKind(other.state, 'running').progress?.now.debts, 5);
      await other.engine.observe([scanOf(4)]);
      assert.equal(expectKind(other.state, 'running').progress?.now.debts, 4);
    }));

  it('keeps nothing of one session for the next one', () =>
    inTemporaryFolder(async (folder) => {
      const clock = { at: start };
      const open = (name: string) =>
        new FakeWindow(
          clock,
          new FileSessionStore(folder, new RecordingLog()),
          new FileLease(folder, name, { now: () => clock.at }),
        );
      const owner = open('owner');
      const other = open('other');
      await owner.engine.dispatch(three);
      await other.engine.start();
      await other.engine.observe([noteAt(1)]);
      await owner.engine.dispatch(at(1, { type: 'end' }));
      await owner.engine.dispatch(at(1, { type: 'recordSafe', id: three.id }));
      await owner.engine.dispatch({ ...three, id: '2026-11-22-bbbb' });
      await other.engine.dispatch({ type: 'pause', atEpochMs: clock.at });
      assert.deepEqual(capturedIn(other.state), []);
    }));

  it('does nothing more once it is disposed', async () => {
    const clock = { at: start };
    const window = new FakeWindow(clock, new MemorySessionStore());
    await window.engine.dispatch(three);
    await window.engine.dispose();
    await window.engine.dispose();
    await pass(clock, 8 * minute, window);
    await window.engine.dispatch(at(8, { type: 'next' }));
    assert.deepEqual([window.effects, window.timers.size], [[], 0]);
  });
});
