import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readCsv } from '../../../../scripts/debts/readCsv';

describe('reading CSV', () => {
  it('takes commas, quotes and line ends in quoted fields', () => {
    assert.deepEqual(readCsv('\uFEFFproject,text\r\na,"x, ""y""\nz"\r\nb,\r\n'), [
      { project: 'a', text: 'x, "y"\nz' },
      { project: 'b', text: '' },
    ]);
  });

  it('needs no line end after the last row', () => {
    assert.deepEqual(readCsv('p,t\na,b'), [{ p: 'a', t: 'b' }]);
  });

  it('names the row of a quote that does not end', () => {
    assert.throws(() => readCsv('p,t\na,"b'), /Row 2/);
  });
});
