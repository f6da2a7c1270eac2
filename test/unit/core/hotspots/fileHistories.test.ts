import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FileHistories, type FileHistory } from '../../../../src/core/hotspots/fileHistories';

const count = fc.nat();
const time = fc.integer({ min: -1e12, max: 4e12 });
const author = fc.record(
  {
    person: fc.nat(99),
    share: fc.double({ noNaN: true }),
    changes: count,
    lastAtEpochMs: time,
  },
  { noNullPrototype: true },
);
const file: fc.Arbitrary<FileHistory> = fc.record(
  {
    changes: count,
    weightedChanges: fc.double({ noNaN: true }),
    firstAtEpochMs: time,
    lastAtEpochMs: time,
    authors: fc.array(author),
  },
  { noNullPrototype: true },
);

describe('the histories of files', () => {
  it('come out as they went in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.string(), file), { selector: ([path]) => path }), (files) => {
        const histories = new FileHistories(files);
        assert.equal(histories.size, files.length);
        assert.deepEqual([...histories.entries()], files);
        for (const [path, history] of files) assert.deepEqual(histories.get(path), history);
      }),
    );
  });

  it('know nothing of other files, also those called as what each object has', () => {
    const histories = new FileHistories();
    assert.equal(histories.get('constructor'), undefined);
    assert.equal(histories.size, 0);
  });
});
