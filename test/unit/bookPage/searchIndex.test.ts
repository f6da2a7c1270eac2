import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Block, matchesIn, SearchIndex, snippet } from '../../../src/bookPage/searchIndex';

const block = (section: string, text: string, isHeading = false): Block => ({ section, text, isHeading });

describe('the search of the HTML book', () => {
  const index = new SearchIndex([
    block('a', 'Überall gezählt', true),
    block('a', 'The tally counts votes.'),
    block('b', 'The tally of the jury; the jury is counted twice'),
    block('b', 'Jury'),
    block('c', 'injury', false),
  ]);
  const found = (query: string) => index.find(query).results.map(({ block: at }) => at);

  it('finds what has all words, in any case and without accents', () => {
    assert.deepEqual(found('TALLY votes'), [1]);
    assert.deepEqual(found('uberall'), [0]);
    assert.deepEqual(found('tally gezählt'), []);
  });

  it('has one result a section, whole words before parts', () => {
    assert.deepEqual(index.find('jury'), {
      results: [
        { block: 2, more: 1 },
        { block: 4, more: 0 },
      ],
      sections: 2,
    });
  });

  it('finds nothing for nothing', () => {
    assert.deepEqual(index.find('  '), { results: [], sections: 0 });
  });

  it('shows the words around the first match, and marks them all', () => {
    const text = `${'word '.repeat(40)}the Jury and the jury ${'word '.repeat(60)}`;
    const parts = snippet(text, 'jury');
    assert.deepEqual(
      parts.filter(({ isMatch }) => isMatch).map((part) => part.text),
      ['Jury', 'jury'],
    );
    assert.ok(parts.map((part) => part.text).join('').length < 230);
    assert.equal(parts[0]?.text, '… ');
    assert.equal(parts.at(-1)?.text, ' …');
  });

  it('finds matches at their own places, whatever the letters', () => {
    assert.deepEqual(matchesIn('😀 Ǆungla ﬁnden', 'finden'), [{ from: 10, until: 15 }]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, query) => {
        let at = 0;
        for (const { from, until } of matchesIn(text, query)) {
          assert.ok(from >= at && until > from && until <= text.length);
          at = until;
        }
        const parts = snippet(text, query);
        assert.ok(
          text.includes(
            parts
              .filter((part) => !/^(?:… | …)$/.test(part.text))
              .map((part) => part.text)
              .join(''),
          ) || text === '',
        );
      }),
    );
  });
});
