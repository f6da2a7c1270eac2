import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { contentHash } from '../../../../src/core/handover/contentHash';

describe('The hash of a region', () => {
  it('is FNV-1a over code units, low byte first', () => {
    assert.equal(contentHash(''), '811c9dc5');
    // Reference value of FNV-1a 32 for the bytes 61 00.
    assert.equal(contentHash('a'), '2b24d044');
  });

  it('does not count line endings, but every other character', () => {
    assert.equal(contentHash('a\r\nb'), contentHash('a\nb'));
    assert.notEqual(contentHash('a\n b'), contentHash('a\nb'));
    assert.notEqual(contentHash('ā'), contentHash('a'));
  });
});
