import assert from 'node:assert/strict';
import fc from 'fast-check';
import { comingTurns, movedBy, movedTo } from '../../../../src/core/session/comingTurns';
import { reduce } from '../../../../src/core/session/reduce';
import { isActive } from '../../../../src/core/session/selectors';
import { sessionRows } from '../../../../src/core/session/sessionRows';
import { noSession, type ActiveSession, type SessionState } from '../../../../src/core/session/state';
import { after, anyStory, at, start, startEvent } from '../../../support/session';

function shown(state: SessionState): readonly string[] {
  return (sessionRows(state, start)[1]?.children ?? []).map(({ label }) => label);
}

function active(state: SessionState): ActiveSession {
  assert.ok(isActive(state));
  return state;
}

describe('the order of the coming turns', () => {
  const solTypes = active(after(startEvent(['Kim', 'Sol', 'Ira']), at(1, { type: 'next' })).state);
  const moved = (participantIds: readonly string[] | undefined) => {
    assert.ok(participantIds);
    return reduce(solTypes, at(2, { type: 'reorder', participantIds })).state;
  };

  it('is changed as it is shown, also where it goes on at the beginning of the roster', () => {
    assert.deepEqual(shown(solTypes), ['Sol', 'Ira', 'Kim']);
    assert.deepEqual(shown(moved(movedBy(solTypes, 'p1', -1))), ['Sol', 'Kim', 'Ira']);
    assert.deepEqual(shown(moved(movedBy(solTypes, 'p3', 1))), ['Sol', 'Kim', 'Ira']);
    assert.deepEqual(shown(moved(movedTo(solTypes, 'p1', 0))), ['Sol', 'Kim', 'Ira']);
  });

  it('offers no move to whoever types, is away, or has no place to go to', () => {
    const away = active(reduce(solTypes, at(2, { type: 'markAway', participantId: 'p3' })).state);
    for (const step of [-1, 1] as const) {
      assert.equal(movedBy(solTypes, 'p2', step), undefined);
      assert.equal(movedBy(away, 'p3', step), undefined);
      assert.equal(movedBy(away, 'p1', step), undefined);
    }
    assert.equal(movedBy(solTypes, 'p3', -1), undefined);
    assert.equal(movedBy(solTypes, 'p1', 1), undefined);
  });

  it('ends as asked for, whoever is away and wherever the turn is', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(5), fc.nat(5), (events, who, toIndex) => {
        let state: SessionState = noSession;
        for (const event of events) ({ state } = reduce(state, event));
        if (!isActive(state)) return;
        const coming = comingTurns(state);
        const id = coming[who % Math.max(1, coming.length)];
        if (id === undefined) return;
        const participantIds = movedTo(state, id, toIndex);
        assert.ok(participantIds);
        const after = active(reduce(state, { type: 'reorder', atEpochMs: start, participantIds }).state);
        const others = coming.filter((one) => one !== id);
        assert.deepEqual(comingTurns(after), [...others.slice(0, toIndex), id, ...others.slice(toIndex)]);
      }),
    );
  });
});
