import assert from 'node:assert/strict';
import type { SessionEvent } from '../../../../src/core/session/events';
import { sessionActions } from '../../../../src/core/session/actions';
import { after, at, minute, start, startEvent } from '../../../support/session';

const labels = (minutes: number, ...events: SessionEvent[]) =>
  sessionActions(after(...events).state, start + minutes * minute).map(({ label }) => label);
const three = startEvent(['Kim', 'Sol', 'Ira']);

describe('the actions of a session', () => {
  it('name those they are about', () => {
    assert.deepEqual(labels(1, three).slice(0, 2), [
      "$(arrow-right) Start Sol's turn",
      '$(debug-pause) Pause',
    ]);
    assert.ok(labels(1, three).includes('$(debug-step-over) Kim passes'));
    assert.ok(labels(8, three).includes('$(debug-step-over) Sol passes'));
  });

  it('let the next one pass where the turn was paused in overtime', () => {
    const alone = [startEvent(['Kim', 'Sol']), at(1, { type: 'markAway', participantId: 'p2' })];
    assert.ok(labels(9, three, at(8, { type: 'pause' })).includes('$(debug-step-over) Sol passes'));
    assert.ok(!labels(9, ...alone, at(8, { type: 'pause' })).some((label) => label.includes('passes')));
  });

  it('begin with the break when it is due', () => {
    const turns = [three, at(7, { type: 'next' }), at(14, { type: 'next' })];
    assert.equal(labels(22, ...turns)[0], '$(coffee) Take a break');
    assert.notEqual(labels(15, ...turns)[0], '$(coffee) Take a break');
  });

  it('offer to resume, to end a break, and to save a record', () => {
    assert.equal(labels(2, three, at(1, { type: 'pause' }))[0], '$(play) Resume');
    assert.equal(labels(2, three, at(1, { type: 'takeBreak' }))[0], '$(play) End the break: Kim types');
    assert.deepEqual(labels(2, three, at(1, { type: 'end' })), ['$(save) Save the session record…']);
    assert.deepEqual(labels(2), []);
  });

  it('offer no pass to nobody, and "back" only when somebody is away', () => {
    const away = at(1, { type: 'markAway', participantId: 'p2' });
    assert.ok(!labels(1, startEvent(['Kim'])).some((label) => label.includes('passes')));
    assert.ok(!labels(1, three).some((label) => label.includes('back')));
    assert.ok(labels(2, three, away).some((label) => label.includes('back')));
  });
});
