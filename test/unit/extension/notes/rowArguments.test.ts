import assert from 'node:assert/strict';
import {
  focusedViewOf,
  notedOf,
  placeOf,
  replyOf,
  rowOf,
} from '../../../../src/extension/notes/rowArguments';

describe('what a command on notes is given', () => {
  it('may be the key that was pressed in a view with rows', () => {
    for (const view of ['hotspots', 'suppliers', 'handover', 'session'])
      assert.equal(focusedViewOf({ from: view }), view);
    for (const other of [undefined, null, 'hotspots', {}, { from: 'x' }])
      assert.equal(focusedViewOf(other), undefined);
  });

  it('may be a row that says what a note on it speaks of, of places in the folder alone', () => {
    const places = [{ path: 'src/a.ts', line: 3 }, { path: '../b.ts' }, 'c'];
    assert.deepEqual(notedOf({ noted: { view: 'suppliers', places, more: 2 } }), {
      view: 'suppliers',
      places: [{ path: 'src/a.ts', line: 3 }],
      more: 2,
    });
    const module = { kind: 'module', place: { path: 'src/a.ts' } };
    assert.deepEqual(notedOf(module), { view: 'hotspots', places: [{ path: 'src/a.ts' }], more: 0 });
    for (const other of [
      undefined,
      { kind: 'group' },
      { place: { path: 'src/a.ts', line: 3 } },
      { kind: 'gap', place: { path: '.handover/suppliers/push.md', line: 0 } },
      { kind: 'chapter', place: { path: 'docs/handover/07-suppliers.md', line: 0 } },
      { kind: 'problem', place: { path: '.handover/handover.yaml', line: 2 } },
      { kind: 'item', place: { path: '.handover/notes/a.md', line: 0 } },
      { noted: { view: 'elsewhere', places: [], more: 0 } },
      { noted: { view: 'session', places: 'src/a.ts' } },
    ])
      assert.equal(notedOf(other), undefined);
  });

  it('is a place of the folder, or none', () => {
    assert.deepEqual(placeOf({ place: { path: 'src/a.ts', line: 3 } }), { path: 'src/a.ts', line: 3 });
    assert.deepEqual(placeOf({ place: { path: 'src/a.ts' } }), { path: 'src/a.ts' });
    for (const path of ['/etc/passwd', '../a.ts', 'a\\..\\..\\b', 'C:\\a', '\\\\host\\a', 3])
      assert.equal(placeOf({ place: { path } }), undefined);
  });

  it('is a row or a reply only when it has their form', () => {
    assert.ok(rowOf({ notePath: 'a.md', children: [] }));
    assert.equal(rowOf({ notePath: 3, children: [] }), undefined);
    assert.ok(replyOf({ thread: {}, text: 'x' }));
    assert.equal(replyOf({ thread: {}, text: 3 }), undefined);
  });
});
