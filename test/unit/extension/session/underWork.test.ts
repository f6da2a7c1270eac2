import assert from 'node:assert/strict';
import type { AgendaSource } from '../../../../src/core/session/agenda';
import { noSession } from '../../../../src/core/session/state';
import { underWork } from '../../../../src/extension/session/board/underWork';
import { after, at, startEvent } from '../../../support/session';

const folderUri = 'file:///ws';

function workingOn(source: AgendaSource) {
  return after(
    startEvent(['Kim', 'Sol']),
    at(0, { type: 'addItem', item: { title: 'Tally', source, authors: [] } }),
    at(1, { type: 'workItem', itemId: 'a1' }),
  ).state;
}

describe('what a note captured from the board is about', () => {
  it('is the place of the item under work, of whatever kind the item is', () => {
    const noted = (line?: number) => ({
      noted: {
        view: 'session',
        places: [{ path: 'src/a.ts', ...(line === undefined ? {} : { line }) }],
        more: 0,
      },
      folderUri,
    });
    const place = { path: 'src/a.ts', line: 3 };
    assert.deepEqual(underWork(workingOn({ kind: 'hotspot', place })), noted(3));
    assert.deepEqual(underWork(workingOn({ kind: 'text', place: { ...place, line: 0 } })), noted());
    assert.deepEqual(underWork(workingOn({ kind: 'asset', place, day: '2026-12-01' })), noted(3));
  });

  it('is the folder of the session where the item is not in the code, and nothing without a session', () => {
    const place = { path: '.handover/suppliers/x.md', line: 0 };
    assert.deepEqual(underWork(workingOn({ kind: 'text', place })), { folderUri });
    assert.deepEqual(underWork(workingOn({ kind: 'text' })), { folderUri });
    assert.deepEqual(underWork(after(startEvent(['Kim'])).state), { folderUri });
    assert.equal(underWork(noSession), undefined);
  });
});
