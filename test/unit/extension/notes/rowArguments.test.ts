import assert from 'node:assert/strict';
import { isFromHotspots, placeOf, replyOf, rowOf } from '../../../../src/extension/notes/rowArguments';

describe('what a command on notes is given', () => {
  it('may be the key that was pressed in the view of hotspots', () => {
    assert.ok(isFromHotspots({ from: 'hotspots' }));
    for (const other of [undefined, null, 'hotspots', {}, { from: 'x' }]) assert.ok(!isFromHotspots(other));
  });

  it('is a place of the folder, or none', () => {
    assert.deepEqual(placeOf({ place: { path: 'src/a.ts', line: 3 } }), { path: 'src/a.ts', line: 3 });
    assert.deepEqual(placeOf({ place: { path: 'src/a.ts' } }), { path: 'src/a.ts' });
    for (const path of ['/etc/passwd', '../a.ts', 'a\\..\\..\\b', 3])
      assert.equal(placeOf({ place: { path } }), undefined);
  });

  it('is a row or a reply only when it has their form', () => {
    assert.ok(rowOf({ notePath: 'a.md', children: [] }));
    assert.equal(rowOf({ notePath: 3, children: [] }), undefined);
    assert.ok(replyOf({ thread: {}, text: 'x' }));
    assert.equal(replyOf({ thread: {}, text: 3 }), undefined);
  });
});
