import assert from 'node:assert/strict';
import { notedRow } from '../../../../src/core/knowledge/notedRow';

describe('what a note from a row of a view speaks of', () => {
  it('is the first place in each file, without those of the handover itself', () => {
    const places = [
      { path: 'src/a.ts', line: 3 },
      { path: '.handover/suppliers/a.md', line: 0 },
      { path: 'src/a.ts', line: 9 },
      { path: 'src/b.ts' },
    ];
    assert.deepEqual(notedRow('suppliers', places), {
      view: 'suppliers',
      places: [{ path: 'src/a.ts', line: 3 }, { path: 'src/b.ts' }],
      more: 0,
    });
  });

  it('is a handful of places, and how many files more there are', () => {
    const places = Array.from({ length: 12 }, (_, index) => ({ path: `src/${String(index)}.ts`, line: 0 }));
    const { places: kept, more } = notedRow('suppliers', places);
    assert.deepEqual([kept.length, more], [5, 7]);
  });
});
