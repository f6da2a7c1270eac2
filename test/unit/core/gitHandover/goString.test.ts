import assert from 'node:assert/strict';
import fc from 'fast-check';
import { quotePath, unquotePath } from '../../../../src/core/gitHandover/gitPath';
import { unquoteGo } from '../../../../src/core/gitHandover/goString';

describe('a Go string', () => {
  const read: readonly (readonly [string, string | undefined])[] = [
    ['"plain"', 'plain'],
    ['""', ''],
    [String.raw`"a\tb\n\"\\"`, 'a\tb\n"\\'],
    [String.raw`"\x41\101\u00fc\U0001F600"`, 'AAü😀'],
    [String.raw`"\303\274"`, 'ü'],
    ['`raw \\n "x"`', String.raw`raw \n "x"`],
    ["'ü'", 'ü'],
    ["'ab'", undefined],
    ['bare', undefined],
    ['"open', undefined],
    ['"', undefined],
    ['"a"b"', undefined],
    ['"line\nbreak"', undefined],
    [String.raw`"\'"`, undefined],
    [String.raw`"\q"`, undefined],
    [String.raw`"\400"`, undefined],
    [String.raw`"\ud800"`, undefined],
    ['`a`b`', undefined],
  ];
  for (const [literal, text] of read) {
    it(`reads ${JSON.stringify(literal)} as ${text === undefined ? 'none' : JSON.stringify(text)}`, () => {
      assert.equal(unquoteGo(literal), text);
    });
  }
});

describe('a quoted path', () => {
  it('is bare where git leaves it bare', () => {
    assert.equal(quotePath('src/tally.ts'), 'src/tally.ts');
  });

  it('is written as git writes it', () => {
    assert.equal(quotePath('a b/ü"\t.ts'), String.raw`"a b/\303\274\"\t.ts"`);
  });

  it('is read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (path) => {
        assert.equal(unquotePath(quotePath(path)), path);
      }),
    );
  });
});
