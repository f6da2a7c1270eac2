import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SessionEvent } from '../../../../src/core/session/events';
import { reduce } from '../../../../src/core/session/reduce';
import { sessionKeys } from '../../../../src/core/session/sessionKeys';
import { isActive } from '../../../../src/core/session/selectors';
import { noSession, type SessionState } from '../../../../src/core/session/state';
import { after, anyStory, at, startEvent } from '../../../support/session';

describe('what decides whether commands are offered', () => {
  it('is nothing without a session', () => {
    const { session, canUndo, canPass, someoneAway, itemUnderWork, ...counts } = sessionKeys(noSession, 0);
    assert.deepEqual(
      [session, canUndo, canPass, someoneAway, itemUnderWork],
      ['none', false, false, false, false],
    );
    assert.deepEqual([...new Set(Object.values(counts))], [0]);
  });

  it('counts people and items', () => {
    const text = (title: string) => ({ title, source: { kind: 'text' as const }, authors: [] });
    const { state } = after(
      startEvent(['Kim', 'Sol', 'Ira']),
      at(0, { type: 'markAway', participantId: 'p3' }),
      ...['One', 'Two', 'Three'].map((title) => at(0, { type: 'addItem', item: text(title) })),
      at(0, { type: 'doneItem', itemId: 'a3' }),
      at(0, { type: 'workItem', itemId: 'a1' }),
    );
    const { present, others, roster, someoneAway, agendaItems, openItems, closedItems, waitingItems } =
      sessionKeys(state, state.kind === 'running' ? state.startedAtEpochMs : 0);
    assert.deepEqual([present, others, roster, someoneAway], [2, 1, 3, true]);
    assert.deepEqual([agendaItems, openItems, closedItems, waitingItems], [3, 2, 1, 1]);
  });

  it('offers a step exactly when it is not refused, in any session', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        let state: SessionState = noSession;
        for (const event of events) {
          ({ state } = reduce(state, event));
          const { atEpochMs } = event;
          const keys = sessionKeys(state, atEpochMs);
          if (!isActive(state)) continue;
          const offered: readonly (readonly [SessionEvent['type'], boolean])[] = [
            ['next', keys.present > 0],
            ['pass', keys.canPass],
            ['undo', keys.canUndo],
            ['endBreak', keys.session === 'break' && keys.present > 0],
          ];
          for (const [type, isOffered] of offered) {
            const { effects } = reduce(state, { type, atEpochMs } as SessionEvent);
            assert.equal(
              !effects.some((one) => one.type === 'refused'),
              isOffered,
              `${type} in ${state.kind}`,
            );
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
