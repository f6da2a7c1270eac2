import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseOutputFolder } from '../../../../src/core/handover/outputFolder';

describe('The folder of the handover', () => {
  it('is docs/handover where nothing else is said', () => {
    assert.deepEqual(parseOutputFolder(undefined), { kind: 'valid', folder: 'docs/handover' });
  });

  it('may be written in any of the usual ways', () => {
    for (const text of ['doc/book', './doc/book/', 'doc\\book', ' doc//book ']) {
      assert.deepEqual(parseOutputFolder(text), { kind: 'valid', folder: 'doc/book' });
    }
    assert.deepEqual(parseOutputFolder('.github/book'), { kind: 'valid', folder: '.github/book' });
  });

  for (const value of [
    '',
    '  ',
    '.',
    './',
    '/etc',
    '\\\\host\\share',
    'C:\\book',
    '~/book',
    '..',
    'a/../../b',
    '.git/hooks',
    'a/.GIT',
    '.handover',
    '.tours/x',
    'a\0b',
    7,
    null,
    ['a'],
  ]) {
    it(`cannot be ${JSON.stringify(value)}, and the message says what to do`, () => {
      const parsed = parseOutputFolder(value);
      assert.ok(parsed.kind === 'invalid');
      assert.match(parsed.message, /; choose one inside the project, such as docs\/handover\.$/);
    });
  }
});
