import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withFirstBranches } from '../../../../src/core/hotspots/firstBranches';

function kept(...lines: readonly string[]): string[] {
  return withFirstBranches(lines.join('\n'))
    .split('\n')
    .filter((line) => line.trim() !== '');
}

describe('one branch of each condition', () => {
  it('is the first', () => {
    assert.deepEqual(kept('a', '#if X', 'b', '#elif Y', 'c', '#else', 'd', '#endif', 'e'), ['a', 'b', 'e']);
  });

  it('is the next one where the first is switched off', () => {
    assert.deepEqual(kept('#if 0', 'b', '# else', 'd', '#endif'), ['d']);
    assert.deepEqual(kept('#if 0x1', 'b', '#else', 'd', '#endif'), ['b']);
  });

  it('is none inside one that is left out', () => {
    assert.deepEqual(kept('#ifdef X', 'a', '#else', '#if Y', 'b', '#else', 'c', '#endif', '#endif', 'd'), [
      'a',
      'd',
    ]);
  });

  it('goes without the lines on which a directive goes on', () => {
    assert.deepEqual(kept('#if defined(X) && \\', '  defined(Y)', 'a', '#endif'), ['a']);
  });

  it('leaves a stray end and other directives alone', () => {
    assert.deepEqual(kept('#endif', 'a', '#else', '#region Y', 'b'), ['a', '#region Y', 'b']);
  });

  it('leaves everything where it stood', () => {
    const line = fc.constantFrom('#if A', '#if 0', '#elif B', '#else', '#endif', 'code;', '#if A \\', '');
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, ending) => {
        const text = lines.join(ending);
        const left = withFirstBranches(text);
        assert.equal(left.length, text.length);
        for (let at = 0; at < left.length; at += 1) if (left[at] !== ' ') assert.equal(left[at], text[at]);
        assert.equal(left.split('\n').length, text.split('\n').length);
        assert.equal(withFirstBranches(left), left);
      }),
    );
  });
});
