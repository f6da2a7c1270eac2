import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  classifyComment,
  shippedClassifier,
} from '../../../../../src/core/hotspots/debtClassifier/classifyComment';

const debts = [
  '// this is an ugly workaround until the driver is fixed',
  '# workaround for a bug in the server',
  '/* not sure if this is the right way to do it */',
  '// there should be a better way to do this',
  '# this should probably be moved to a separate module',
  '// not implemented yet',
  '// why is this needed? it is not clear',
  '////////////////////////////////\n// this is an ugly workaround\n////////////////////////////////',
  '// this is a dirty hack',
  '# a ghastly bodge',
  '// this seems rather clunky, perhaps simplify',
  '// Bug 20589 - ugly workaround until the list is repaired',
  '// fix for bug #20589: temporary, should be removed',
  '// is this ugly workaround really needed?',
  '// is this a better place?',
  '// should this be moved somewhere else?',
  '// Can this code be removed?',
  '// issue 1234 remove this when fixed',
  '// Can this method be simplified?',
  '// do we really need this ugly workaround?',
  '// do we need this hack?',
  '// should we remove this hack?',
  '// this should not happen here, ugly workaround',
  '################ ugly workaround ################',
  '// this is just a placeholder for now, should be done properly',
];

const others = [
  '// the number of rows on a page',
  '# returns the name of the file without its folder',
  '/* next element of the list */',
  '// called by the parser for every line',
  '// create the table later, when all rows are read',
  '# Copyright 2019 The Authors. Licensed under the Apache License, this ugly hack of a licence',
  '// eslint-disable-next-line no-workaround -- ugly workaround',
  '//   uglyWorkaround(temporary);',
  '/** Works around the ugly bug of the browser. */',
  '/*! Works around the ugly bug of the browser. */',
  '//! Works around the ugly bug of the browser.',
  '////////////////////////////////\n/// \\brief Works around the ugly bug of the driver\n////////////////////////////////',
  '/*\n    |--------------------------------------\n    | Temporary hack\n    |--------------------------------------\n    |\n    | An ugly workaround, which should be removed.\n    */',
  '// Hi, what brings you here?',
  '// what is your favourite workaround?',
  '// How many columns do we need to show this ugly number?',
  '// bug: ABC-132',
  '// fixed bug #20589',
  "// Bug 20589 - Completion for selectors doesn't work properly",
  '// [Bug 20589] Broken completion issue inside names',
  '// Does this dialog show an ugly temporary name? If so, its width differs.',
  '// Is this thread temporary or dead?',
  '// Reread the todo file if it has changed.',
  '/* Signalled when a new work_item is added to todo. */',
  '// the range of the todo list',
  '// Hack End',
  '// TEMP HACK END',
  '// unused',
  '// Do we need to work around the ugly bug? If so, copy it.',
  '/* Do we pick this ugly element? */',
  '// Should we show an ugly hack to the user?',
  '// this should never happen with the existing code, but throw in case future changes make it possible',
  "// This shouldn't be possible, but just in case",
  '// This needs to be unreachable since the list should be mended by now (otherwise names may be lost)',
  '# Before the fix in #13004, this ugly workaround would have been needed.',
  '// Regression tests for an ugly workaround',
  '# A malicious user might find a way to hack it, as this test shows.',
  '################ LIST WORKAROUND ################\n#\n# An ugly workaround.',
  '// Dynamic regex with placeholder should not be precompiled',
  '// apply placeholders to the value',
  '<!-- <question id="deploy"> Is there an ugly workaround, and should it be removed? </question> -->',
  '',
];

describe('the debt classifier', () => {
  for (const text of debts) {
    it(`finds: ${text}`, () => {
      assert.ok(classifyComment(text).probability >= shippedClassifier().threshold);
    });
  }

  for (const text of others) {
    it(`does not find: ${text}`, () => {
      assert.ok(classifyComment(text).probability < shippedClassifier().threshold);
    });
  }

  it('gives a probability for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { probability } = classifyComment(text);
        assert.ok(probability >= 0 && probability <= 1);
      }),
    );
  });

  it('gives the same text the same probability, whatever it has judged before', () => {
    const before = debts.map(classifyComment);
    fc.assert(fc.property(fc.lorem({ mode: 'sentences' }), (text) => classifyComment(text).probability < 2));
    assert.deepEqual(debts.map(classifyComment), before);
  });

  it('makes no difference between letter cases and kinds of white space', () => {
    const word = fc.constantFrom(
      'this',
      'ugly',
      'needs',
      'work',
      'for',
      'now',
      'should',
      'be',
      'removed',
      'the',
      'list',
    );
    const space = fc.constantFrom(' ', '  ', '\t', ' \n ');
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 20 }), space, (words, blank) => {
        assert.deepEqual(classifyComment(words.join(blank)), classifyComment(words.join(' ').toUpperCase()));
      }),
    );
  });

  it('makes no difference between comment markers', () => {
    const [first, ...rest] = ['//', '#', '--', '/*'].map((marker) =>
      classifyComment(`${marker} an ugly workaround for now${marker === '/*' ? ' */' : ''}`),
    );
    for (const one of rest) assert.deepEqual(one, first);
  });

  it('must be surer of a longer comment', () => {
    const remark = '// a workaround for the parser';
    const long = `${remark} ${'that reads the rows of the table '.repeat(24)}`;
    assert.ok(classifyComment(remark).probability >= shippedClassifier().threshold);
    assert.ok(classifyComment(long).probability < shippedClassifier().threshold);
  });

  it('knows a long text again', () => {
    const long = `${'the rows of the table. '.repeat(10)} an ugly workaround for now`;
    const first = classifyComment(long);
    for (let nth = 0; nth < 60; nth += 1) classifyComment(`${'a licence '.repeat(25)}${nth}`);
    assert.deepEqual([classifyComment(long), classifyComment(long)], [first, first]);
  });

  it('judges a long text by its beginning', () => {
    const beginning = 'the rows of the table. '.repeat(100);
    assert.deepEqual(classifyComment(`${beginning} ugly workaround`), classifyComment(beginning));
  });
});
