import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { stem } from '../../../../../src/core/hotspots/debtClassifier/stem';

describe('the stemmer', () => {
  for (const words of [
    ['remove', 'removed', 'removes', 'removing'],
    ['temporary', 'temporarily'],
    ['hack', 'hacks', 'hacked', 'hacking'],
    ['query', 'queries'],
    ['stop', 'stopped', 'stopping'],
    ['implement', 'implements', 'implemented'],
    ['correct', 'correctly'],
  ]) {
    it(`takes ${words.join(', ')} for one word`, () => {
      assert.equal(new Set(words.map(stem)).size, 1);
    });
  }

  it('leaves short words and double s as they are', () => {
    assert.deepEqual(['is', 'this', 'class', 'status'].map(stem), ['is', 'this', 'class', 'status']);
  });

  it('never makes a word longer', () => {
    fc.assert(fc.property(fc.string(), (word) => stem(word).length <= word.length));
  });
});
