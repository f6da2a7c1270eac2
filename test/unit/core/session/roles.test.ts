import assert from 'node:assert/strict';
import { rolesOf } from '../../../../src/core/session/roles';
import { currentTurn, isActive } from '../../../../src/core/session/selectors';
import type { SessionEvent } from '../../../../src/core/session/events';
import { after, at, startEvent } from '../../../support/session';

function rolesAfter(...events: readonly SessionEvent[]): ReturnType<typeof rolesOf> {
  const { state } = after(startEvent(['Kim', 'Sol', 'Ira', 'Noa']), ...events);
  const turn = currentTurn(state);
  assert.ok(isActive(state) && turn);
  return rolesOf(state, turn.typistId, turn.roles);
}

const authors = ['Kim', 'Noa'].map((name) => ({ name, email: `${name.toLowerCase()}@example.org` }));
const item = at(0, { type: 'addItem', item: { title: 'Tally', source: { kind: 'text' }, authors } });
const work = at(0, { type: 'workItem', itemId: 'a1' });

describe('the roles of a turn', () => {
  it('go to those whose turns come next', () => {
    assert.deepEqual(rolesAfter(), { navigator: 'p2', factChecker: 'p3' });
    assert.deepEqual(rolesAfter(at(1, { type: 'next' })), { navigator: 'p3', factChecker: 'p4' });
  });

  it('make the explainer of whoever wrote most of the item and does not type', () => {
    assert.deepEqual(rolesAfter(item, work), { explainer: 'p4', navigator: 'p2', factChecker: 'p3' });
    assert.equal(rolesAfter(item, work, at(1, { type: 'next' })).explainer, 'p1');
    assert.equal(
      rolesAfter(item, work, at(1, { type: 'markAway', participantId: 'p4' })).explainer,
      undefined,
    );
  });

  it('can be chosen for one turn, by one person each', () => {
    const choose = (role: 'navigator' | 'explainer', participantId?: string): SessionEvent =>
      at(1, { type: 'setRole', role, ...(participantId === undefined ? {} : { participantId }) });
    assert.deepEqual(rolesAfter(choose('explainer', 'p3')), {
      explainer: 'p3',
      navigator: 'p2',
      factChecker: 'p4',
    });
    assert.deepEqual(rolesAfter(choose('explainer', 'p2'), choose('navigator', 'p2')), {
      navigator: 'p2',
      factChecker: 'p3',
    });
    assert.equal(rolesAfter(choose('navigator')).navigator, undefined);
    assert.equal(rolesAfter(choose('navigator', 'p4'), at(2, { type: 'next' })).navigator, 'p3');
    const refused = after(startEvent(['Kim', 'Sol']), choose('explainer', 'p1')).effects;
    assert.deepEqual(refused, [{ type: 'refused', refusal: 'noSuchPerson' }]);
  });

  it('are none of those who are alone', () => {
    const { state } = after(startEvent(['Kim']));
    assert.ok(isActive(state));
    assert.deepEqual(rolesOf(state, 'p1'), {});
  });
});
