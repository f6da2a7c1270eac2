import assert from 'node:assert/strict';
import type { AgendaPlace } from '../../../../src/core/hotspots/view/groupHotspots';
import { noSession, type SessionState } from '../../../../src/core/session/state';
import { agendaPlaces } from '../../../../src/extension/session/agendaPlaces';
import { after, at, startEvent } from '../../../support/session';

describe('the places on the agenda, as others are told of them', () => {
  it('name the folder of the session, and are told when they change', () => {
    const told: (readonly AgendaPlace[] | undefined)[] = [];
    let state: SessionState = noSession;
    const changed = agendaPlaces({ set: (places) => told.push(places) }, () => state);
    changed();
    const source = { kind: 'hotspot' as const, place: { path: 'src/tally.ts', line: 0 } };
    state = after(
      startEvent(['Kim', 'Sol']),
      at(1, { type: 'addItem', item: { title: 'How votes are counted', source, authors: [] } }),
    ).state;
    changed();
    changed();
    state = noSession;
    changed();
    assert.deepEqual(told, [[{ folderUri: 'file:///ws', path: 'src/tally.ts', status: 'open' }], []]);
  });
});
