import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  authorsOfSquash,
  coauthorLine,
  coauthorsOf,
  updatedCoauthors,
  withCoauthors,
} from '../../../../src/core/gitHandover/coauthors';

const kim = { name: 'Kim', email: 'kim@example.org' };
const sol = { name: 'Sol Example', email: 'sol@example.org' };

describe('co-authors', () => {
  it('are everybody once by e-mail, without oneself, the shortest line first', () => {
    const people = [sol, { name: 'Sol again', email: 'SOL@example.org' }, kim, { name: 'Noa', email: '' }];
    assert.deepEqual(coauthorsOf(people, undefined), [kim, sol]);
    assert.deepEqual(coauthorsOf(people, { name: 'x', email: 'Kim@Example.org' }), [sol]);
  });

  it('cannot begin another trailer by their name', () => {
    const [person] = coauthorsOf(
      [{ name: 'Eve\nSigned-off-by: Kim <kim@x>', email: 'eve@example.org' }],
      undefined,
    );
    assert.equal(
      person === undefined ? '' : coauthorLine(person),
      'Co-authored-by: Eve Signed-off-by: Kim kim@x <eve@example.org>',
    );
  });

  it('come after the text, with a blank line, or after the trailers that are there', () => {
    assert.equal(
      withCoauthors('Count votes\n', [kim]),
      'Count votes\n\nCo-authored-by: Kim <kim@example.org>\n',
    );
    assert.equal(
      withCoauthors('Count votes\n\nRefs: 7', [kim]),
      'Count votes\n\nRefs: 7\nCo-authored-by: Kim <kim@example.org>\n',
    );
    assert.equal(withCoauthors('fix: count', [kim]), 'fix: count\n\nCo-authored-by: Kim <kim@example.org>\n');
  });

  it('leave room for a message where there is none', () => {
    assert.equal(withCoauthors('', [kim]), '\n\nCo-authored-by: Kim <kim@example.org>\n');
    assert.equal(withCoauthors('', []), '');
  });

  it('never take away a line, and never come twice', () => {
    const line = fc.constantFrom(
      'text',
      '',
      'co-authored-by: K <KIM@example.org>',
      'Co-authored-by: Noa <noa@x>',
      '    Co-authored-by: Sol <sol@example.org>',
    );
    fc.assert(
      fc.property(fc.array(line), fc.subarray([kim, sol]), (lines, people) => {
        const message = lines.join('\n');
        const once = withCoauthors(message, people);
        assert.ok(once.startsWith(message.replace(/\s+$/, '')));
        assert.equal(withCoauthors(once, people), once);
        for (const { email } of people) {
          const own = once
            .split('\n')
            .filter((one) => /^co-authored-by:/i.test(one) && one.toLowerCase().includes(email));
          assert.equal(
            own.length,
            Math.max(
              1,
              lines.filter((one) => /^co-a/i.test(one) && one.toLowerCase().includes(email)).length,
            ),
          );
        }
      }),
    );
  });

  it('are read out of a squash message: authors, and co-authors of their commits', () => {
    const message = [
      'Squashed commit of the following:',
      '',
      'commit 1',
      'Author: Kim <kim@example.org>',
      'Date:   Sun',
      '',
      '    mob next',
      '    Author: not <a@line>',
      '    Co-authored-by: Sol Example <sol@example.org>',
      '    Co-authored-by: broken',
    ].join('\n');
    assert.deepEqual(authorsOfSquash(message), [kim, sol]);
  });

  it('takes back only the trailers that were added formerly and no longer hold', () => {
    const noa = { name: 'Noa', email: 'noa@example.org' };
    const ira = { name: 'Ira', email: 'ira@example.org' };
    const message = 'Count\n\nCo-authored-by: Eve <eve@example.org>\n';
    const both = updatedCoauthors(message, [], [noa, ira]);
    assert.deepEqual(both, { message: withCoauthors(message, [noa, ira]), added: [noa, ira] });
    const only = updatedCoauthors(both.message, both.added, [ira]);
    assert.deepEqual(only, { message: withCoauthors(message, [ira]), added: [ira] });
    assert.equal(updatedCoauthors(both.message, both.added, []).message, message);
    assert.equal(updatedCoauthors(withCoauthors('Count', [noa]), [noa], []).message, 'Count');
    assert.equal(updatedCoauthors('\n\nCo-authored-by: Noa <noa@example.org>\n', [noa], []).message, '');
    assert.equal(updatedCoauthors(both.message, [], []).message, both.message, 'what others added stays');
  });

  it('leaves the trailer of somebody present that somebody wrote by hand, also when they are gone', () => {
    const byHand = 'Count\n\nCo-authored-by: Sol Example <sol@example.org>\n';
    const present = updatedCoauthors(byHand, [], [sol, kim]);
    assert.deepEqual(present.added, [kim]);
    assert.equal(updatedCoauthors(present.message, present.added, []).message, byHand);
  });

  it('knows as its own only what it put in, whatever stood there', () => {
    const someone = fc.constantFrom(kim, sol);
    const line = fc.oneof(fc.string({ maxLength: 20 }), someone.map(coauthorLine));
    fc.assert(
      fc.property(fc.array(line), fc.uniqueArray(someone), (lines, people) => {
        const message = lines.join('\n');
        const { message: updated, added } = updatedCoauthors(message, [], people);
        const after = updatedCoauthors(updated, added, []).message.split('\n');
        for (const own of lines.filter((one) => /^co-authored-by:/i.test(one)))
          assert.ok(after.includes(own));
      }),
    );
  });
});
