import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseIgnoredRevisions } from '../../../../src/core/hotspots/ignoredRevisions';

const sha1 = 'a1'.repeat(20);
const sha256 = 'b2'.repeat(32);

describe('a list of commits that blame leaves out', () => {
  it('has a full id a line, with comments and blank lines between them', () => {
    const text = `# Reformatting\n${sha1} # with prettier\r\n\n \t${sha256.toUpperCase()}\t\n#${sha1}`;
    assert.deepEqual(parseIgnoredRevisions(text), { ids: new Set([sha1, sha256]) });
    assert.deepEqual(parseIgnoredRevisions(''), { ids: new Set() });
  });

  for (const line of [sha1.slice(0, 10), `${sha1} why`, `${sha1}0`, 'main', `\uFEFF${sha1}`, `${sha1}\v`])
    it(`is refused whole for ${JSON.stringify(line)}, as git does`, () => {
      assert.deepEqual(parseIgnoredRevisions(`# ${line}\n${sha256}\n${line}\n`), { refusedLine: 2 });
    });

  it('is read in one go, whatever is in it', () => {
    const text = `${' '.repeat(400_000)}x\n${'a'.repeat(400_000)}`;
    assert.deepEqual(parseIgnoredRevisions(text), { refusedLine: 0 });
    fc.assert(
      fc.property(fc.string(), (any) => {
        const parsed = parseIgnoredRevisions(any);
        if ('refusedLine' in parsed) assert.ok(parsed.refusedLine < any.split('\n').length);
      }),
    );
  });
});
