import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  type CompletenessInput,
  completenessOf,
  type CountedChapter,
} from '../../../../src/core/handover/completeness';
import { quoteOf } from '../../../../src/core/knowledge/quoteAnchor';
import { askedQuestions, type AskedQuestion } from '../../../../src/core/knowledge/questions/askedQuestions';
import { note } from '../../../support/bookSample';

const chapter = (name: string, source: CountedChapter['source'] = 'people', words = 0): CountedChapter => ({
  name,
  title: name,
  source,
  words,
});
const question = (id: string, kind: 'open' | 'answered' | 'notApplicable' = 'open'): AskedQuestion => ({
  id,
  chapter: id.split('/')[0] ?? '',
  text: `What about ${id}?`,
  state: { kind },
});
const nothing: CompletenessInput = { chapters: [], questions: [], notes: [], code: undefined, suppliers: [] };
const measure = (over: Partial<CompletenessInput>) => completenessOf({ ...nothing, ...over });

describe('Completeness', () => {
  it('of a chapter is the share of its questions that are answered or do not apply', () => {
    const { chapters, percent } = measure({
      chapters: [chapter('01-purpose')],
      questions: [
        question('01-purpose/a', 'answered'),
        question('01-purpose/b', 'notApplicable'),
        question('01-purpose/c'),
      ],
    });
    assert.equal(percent, 66);
    assert.deepEqual(chapters[0]?.counts, [{ kind: 'questions', done: 2, of: 3 }]);
    assert.deepEqual(
      chapters[0].gaps.map(({ question: id }) => id),
      ['01-purpose/c'],
    );
  });

  it('weighs hotspots, suppliers, owners and places of notes within their chapters', () => {
    const lost = {
      note: note('a', { kind: 'discovery' }),
      places: [
        {
          anchor: quoteOf('a.ts', 'x', { start: { line: 0, column: 0 }, end: { line: 0, column: 1 } }),
          drift: 'lost' as const,
          path: 'a.ts',
        },
      ],
    };
    const { chapters } = measure({
      chapters: ['04-architecture', '07-suppliers', '16-discoveries', '20-people'].map((name) =>
        chapter(name, 'both'),
      ),
      questions: [question('04-architecture/a', 'answered')],
      notes: [lost],
      code: {
        modules: 4,
        hotspots: [{ path: 'a.ts', short: ['nothing documented'] }],
        singleOwned: [
          { path: 'a.ts', owner: { name: 'Kim', email: '' } },
          { path: 'b.ts', owner: { name: 'Sol', email: '' } },
        ],
      },
      suppliers: [
        { name: 'Fastly', place: { path: '.handover/suppliers/fastly.md', line: 0 }, hasContact: false },
        { name: 'Twilio', place: { path: '.handover/suppliers/twilio.md', line: 0 }, hasContact: true },
      ],
    });
    // (3 × 1/1 + 2 × 3/4) / 5
    assert.deepEqual(
      chapters.map(({ percent }) => percent),
      [90, 50, 0, 50],
    );
    assert.deepEqual(
      chapters.flatMap(({ gaps }) => gaps.map(({ kind, title }) => [kind, title])),
      [
        ['hotspots', 'a.ts'],
        ['suppliers', 'Fastly'],
        ['anchors', lost.note.title],
        ['owners', 'b.ts'],
      ],
    );
  });

  it('counts a question that no chapter asks, and its place, in the chapter where it is told', () => {
    const anchor = quoteOf('a.ts', 'x', { start: { line: 0, column: 0 }, end: { line: 0, column: 1 } });
    const free = note('free', { kind: 'question', status: 'open', title: 'Why?', anchors: [anchor] });
    const { chapters } = measure({
      chapters: [chapter('04-architecture', 'both')],
      questions: askedQuestions([], [free], ['04-architecture']),
      notes: [{ note: free, places: [{ anchor, drift: 'lost', path: 'a.ts' }] }],
    });
    assert.deepEqual(
      chapters[0]?.gaps.map(({ kind, title }) => [kind, title]),
      [
        ['questions', 'Why?'],
        ['anchors', 'Why?'],
      ],
    );
  });

  it('counts chapters that only people can write more than others', () => {
    const { percent } = measure({
      chapters: [chapter('01-purpose', 'people'), chapter('23-index', 'repository')],
      questions: [question('01-purpose/a', 'answered'), question('23-index/a')],
    });
    assert.equal(percent, 75);
  });

  it('of an own chapter without questions asks for words', () => {
    assert.equal(measure({ chapters: [chapter('on-call')] }).percent, 0);
    assert.equal(measure({ chapters: [chapter('on-call', 'people', 3)] }).percent, 100);
  });

  it('without a scan leaves out what only a scan knows', () => {
    const { chapters } = measure({ chapters: [chapter('04-architecture', 'both')] });
    assert.deepEqual(chapters, [{ name: '04-architecture', title: '04-architecture', counts: [], gaps: [] }]);
  });

  it('is 100 exactly where there is no gap, and never falls when a question is answered', () => {
    const names = ['01-purpose', '04-architecture', '07-suppliers'];
    const asked = fc.uniqueArray(
      fc.record({ name: fc.constantFrom(...names), id: fc.nat(5), open: fc.boolean() }),
      {
        minLength: 1,
        selector: ({ name, id }) => `${name}/${id}`,
      },
    );
    fc.assert(
      fc.property(asked, (list) => {
        const of = (closed: number) =>
          measure({
            chapters: names.map((name) => chapter(name)),
            questions: list.map(({ name, id, open }, index) =>
              question(`${name}/${id}`, open && index >= closed ? 'open' : 'answered'),
            ),
          });
        const percents = list.map((_, index) => of(index).percent);
        assert.deepEqual(
          [...percents].sort((a, b) => a - b),
          percents,
        );
        const now = of(0);
        // The chapters that ask nothing are own ones without a word.
        const silent = names.filter((name) => !list.some((each) => each.name === name)).length;
        assert.equal(
          now.percent === 100,
          now.chapters.every(({ gaps }) => gaps.length === 0),
        );
        assert.ok(silent === 0 || now.percent < 100);
      }),
    );
  });
});
