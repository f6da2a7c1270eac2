import assert from 'node:assert/strict';
import type { HotspotList } from '../../../../src/core/hotspots/hotspotList';
import type { ListedHotspot } from '../../../../src/core/hotspots/listedHotspot';
import { noSession } from '../../../../src/core/session/state';
import {
  type HotspotSource,
  itemOfRow,
  listFor,
  offeredHotspots,
  proposedHotspot,
} from '../../../../src/extension/session/hotspotItems';
import { after, at, startEvent } from '../../../support/session';

/** Of `startEvent`. */
const here = 'file:///ws';
const identity = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org` });

function listed(path: string, author: string): ListedHotspot {
  const parts: Pick<ListedHotspot, 'path' | 'short' | 'authors' | 'undocumented' | 'debts'> = {
    path,
    short: ['7 undocumented'],
    authors: [identity(author)],
    undocumented: [],
    debts: [],
  };
  return parts as ListedHotspot;
}

function source(folderUri: string, hotspots: readonly ListedHotspot[]): HotspotSource {
  const list: Pick<HotspotList, 'listed'> = { listed: hotspots };
  return { value: { folderUri, list: list as HotspotList } };
}

const twelve = Array.from({ length: 12 }, (_, index) =>
  listed(`src/m${String(index + 1)}.ts`, index === 11 ? 'Sol' : 'Nobody'),
);

describe('hotspots for the agenda of a session', () => {
  const session = after(startEvent(['Kim', 'Sol'])).state;

  it('are proposed of the whole list, and the first ten offered to choose from', () => {
    const found = source(here, twelve);
    const proposal = proposedHotspot(session, found);
    assert.equal(proposal?.item.title, 'src/m12.ts');
    assert.equal(proposal.reason, 'Written by Sol, who is in the room. 7 undocumented.');
    assert.equal(offeredHotspots(listFor(found, here), [identity('Kim')]).length, 10);
  });

  it('are looked at only where nothing is open', () => {
    const unseen = new Proxy<readonly ListedHotspot[]>([], {
      get: () => {
        throw new Error('The list was looked at.');
      },
    });
    const added = at(0, { type: 'addItem', item: { title: 'Tally', source: { kind: 'text' }, authors: [] } });
    const busy = after(startEvent(['Kim']), added).state;
    assert.equal(proposedHotspot(busy, source(here, unseen)), undefined);
    assert.equal(proposedHotspot(noSession, source(here, unseen)), undefined);
    assert.throws(() => proposedHotspot(session, source(here, unseen)), /was looked at/u);
  });

  it('are those of the folder that the session is about', () => {
    const other = source('file:///other', twelve);
    assert.equal(proposedHotspot(session, other), undefined);
    assert.equal(listFor(other, here), undefined);
    assert.equal(listFor(other, undefined)?.listed.length, 12);
    assert.equal(proposedHotspot(session, { value: undefined }), undefined);
  });

  it('come from a row of the list of that folder alone', () => {
    const row = { kind: 'module', label: 'm12.ts', place: { path: 'src/m12.ts' } };
    const ours = source(here, twelve);
    const others = source('file:///other', twelve);
    const item = {
      title: 'src/m12.ts',
      source: { kind: 'hotspot', place: { path: 'src/m12.ts', line: 0 } },
      authors: [identity('Sol')],
    };
    assert.deepEqual(itemOfRow(row, ours, here), item);
    assert.deepEqual(itemOfRow({ ...row, folderUri: here }, ours, here), item);
    assert.equal(itemOfRow(row, others, here), 'otherFolder');
    assert.equal(itemOfRow({ ...row, folderUri: 'file:///other' }, ours, here), 'otherFolder');
    assert.equal(
      itemOfRow({ ...row, folderUri: here }, others, here),
      undefined,
      'with the authors of others',
    );
    assert.equal(itemOfRow({ place: { path: 'src/none.ts' } }, ours, here), undefined);
    for (const wrong of [undefined, null, 'x', {}, { place: 3 }])
      assert.equal(itemOfRow(wrong, ours, here), undefined);
  });
});
