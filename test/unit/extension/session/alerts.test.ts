import assert from 'node:assert/strict';
import type { SessionEvent } from '../../../../src/core/session/events';
import { reduce } from '../../../../src/core/session/reduce';
import type { SessionState } from '../../../../src/core/session/state';
import { Alerts } from '../../../../src/extension/session/alerts';
import { Toasts } from '../../../../src/extension/session/toasts';
import { after, at, minute, start, startEvent, tickAt } from '../../../support/session';

/** A session with its alerts; buttons are pressed by hand. */
class Room {
  readonly said: string[] = [];
  readonly dispatched: SessionEvent['type'][] = [];
  ends = 0;
  state: SessionState;
  readonly toasts = new Toasts({
    show: () => new Promise(() => undefined),
    after: () => () => undefined,
    said: (message) => this.said.push(message),
    onError: (error) => {
      throw error;
    },
  });
  readonly alerts = new Alerts({
    clock: { now: () => start + 8 * minute },
    state: () => this.state,
    dispatch: (event) => {
      this.dispatched.push(event.type);
      this.state = reduce(this.state, event).state;
      return Promise.resolve();
    },
    endSession: () => {
      this.ends += 1;
      return Promise.resolve();
    },
    toasts: this.toasts,
  });

  constructor(...events: readonly SessionEvent[]) {
    this.state = after(startEvent(['Kim', 'Sol', 'Ira']), ...events).state;
  }
}

describe('the buttons of an alert', () => {
  const turnOver = { type: 'turnOver', turnNumber: 1, typist: 'Kim', next: 'Sol', breakDue: false } as const;

  it('start the turn of the one they name', async () => {
    const room = new Room(tickAt(7));
    room.alerts.show(turnOver);
    assert.ok(await room.toasts.press("Start Sol's turn"));
    assert.deepEqual(room.dispatched, ['next']);
  });

  it('start nobody else, but ask again, where somebody else is next by now', async () => {
    const room = new Room(tickAt(7));
    room.alerts.show(turnOver);
    room.state = reduce(room.state, at(8, { type: 'markAway', participantId: 'p2' })).state;
    assert.ok(await room.toasts.press("Start Sol's turn"));
    assert.deepEqual(room.dispatched, []);
    assert.equal(room.said.at(-1), "Kim's turn is over. Next up: Ira.");
    assert.ok(await room.toasts.press("Start Ira's turn"));
    assert.deepEqual(room.dispatched, ['next']);
  });

  it('end the session as the command does, which asks how: it cannot be undone', async () => {
    for (const alert of [
      { type: 'dayOver' },
      { type: 'askStale', overdueMs: minute, typist: 'Kim' },
      { type: 'askAfterSleep', gapMs: minute, typist: 'Kim', remainingMs: minute },
    ] as const) {
      const room = new Room();
      room.alerts.show(alert);
      assert.ok(await room.toasts.press('End session…'), alert.type);
      assert.deepEqual([room.ends, room.dispatched], [1, []]);
    }
  });
});
