import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { featuresOf, stemsOf } from '../../../../../src/core/hotspots/debtClassifier/features';

describe('the features of a comment', () => {
  it('have names out of the code, addresses, numbers and markup without what they are', () => {
    assert.deepEqual(
      stemsOf('see https://example.org/a?b, foo_bar2, getName() and {@link Thing} <b>bold</b> 42'),
      ['^', 'see', '@', '@', '@', 'and', '@', 'bold', '0'],
    );
  });

  it('end a pair of words at the end of a sentence', () => {
    const features = featuresOf(stemsOf('Wait here. Now go?'));
    assert.ok(features.has('wait here') && features.has('now go') && features.has('go ?'));
    assert.ok(!features.has('here now'));
    assert.ok(!features.has('.'));
  });

  it('have the class of a word beside the word, alone and in pairs', () => {
    const features = featuresOf(stemsOf('a ghastly kludge'));
    for (const name of ['UGLY', 'HACK', 'ghast', 'a UGLY', 'UGLY HACK']) assert.ok(features.has(name), name);
    assert.ok(!features.has('ghast HACK'));
  });

  it('keep a tag in the form of a doc tag', () => {
    assert.deepEqual(
      stemsOf('@todo later @param name'),
      ['^', 'todo', 'later', '@', 'nam'].slice(0, 4).concat('name'),
    );
  });

  it('split words at hyphens and strokes, and keep marks of doubt', () => {
    assert.deepEqual(stemsOf("work-around and/or don't ... why ???!"), [
      '^',
      'work',
      'around',
      'and',
      'or',
      'dont',
      '...',
      '.',
      'why',
      '??',
      '.',
      '!',
      '.',
    ]);
  });
});
