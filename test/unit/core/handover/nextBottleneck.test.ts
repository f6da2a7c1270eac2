import assert from 'node:assert/strict';
import { type BottleneckInput, nextBottlenecks } from '../../../../src/core/handover/nextBottleneck';
import type { AskedQuestion } from '../../../../src/core/knowledge/questions/askedQuestions';
import { note } from '../../../support/bookSample';

const person = (name: string) => ({ name, email: '' });
const question = (id: string, over: Partial<AskedQuestion> = {}): AskedQuestion => ({
  id,
  chapter: id.slice(0, id.indexOf('/')),
  text: `${id}?`,
  state: { kind: 'open' },
  ...over,
});

const nothing: BottleneckInput = {
  today: '2026-11-23',
  hotspots: [],
  chapters: [
    { name: '01-purpose', title: '1 Purpose' },
    { name: '07-suppliers', title: '7 Suppliers' },
  ],
  questions: [],
  notes: [],
  leaving: [],
  expiring: [],
};
const next = (over: Partial<BottleneckInput>) =>
  nextBottlenecks({ ...nothing, ...over }).map(({ title, why }) => `${title}: ${why}`);

describe('the next bottleneck', () => {
  it('is nothing where nothing is open', () => {
    assert.deepEqual(next({}), []);
  });

  it('is first what has a day: what expires, and what only those know who leave', () => {
    assert.deepEqual(
      next({
        expiring: [
          { title: 'example.org', path: '.handover/assets/a.md', day: '2026-12-01' },
          { title: 'old.example', path: '.handover/assets/b.md', day: '2026-11-20', owner: 'Sol' },
          { title: 'far.example', path: '.handover/assets/c.md', day: '2027-11-20' },
        ],
        leaving: [
          { name: 'Kim', lastDay: '2026-11-27' },
          { name: 'Ira', lastDay: '2026-11-30' },
        ],
        hotspots: [
          { path: 'src/shared.ts', short: ['3 debts'], authors: [person('Kim'), person('Noa')] },
          { path: 'src/both.ts', short: ['2 debts'], authors: [person('KIM'), person('Ira')] },
          { path: 'src/tally.ts', short: ['1 debt'], authors: [person('Kim')] },
        ],
        questions: [question('07-suppliers/exit', { state: { kind: 'assigned', to: 'Kim' } })],
      }),
      [
        'old.example: It ran out 3 days ago, on 2026-11-20; Sol renews it.',
        'src/tally.ts: Only Kim still knows it, and leaves on 2026-11-27.',
        '07-suppliers/exit?: Kim is to answer it, and leaves on 2026-11-27.',
        'src/both.ts: Only KIM and Ira still know it, and the last of them leaves on 2026-11-30.',
        'example.org: It runs out in 8 days, on 2026-12-01; nobody is named who renews it.',
        '07-suppliers/exit?: None of 1 question of chapter 7 Suppliers is answered.',
        'src/shared.ts: 3 debts.',
      ],
    );
  });

  it('is then in turn a chapter nobody spoke of, a hotspot, and a note whose code changed', () => {
    const anchor = { path: 'src/a.ts', exact: 'x', prefix: '', suffix: '', line: 0 };
    const hotspots = ['src/a.ts', 'src/b.ts'].map((path) => ({ path, short: ['1 debt'], authors: [] }));
    const found = nextBottlenecks({
      ...nothing,
      hotspots,
      questions: [
        question('01-purpose/a', { state: { kind: 'answered' } }),
        question('01-purpose/b'),
        question('07-suppliers/a'),
        question('07-suppliers/b'),
      ],
      notes: [
        { note: note('queue', {}), places: [{ anchor, drift: 'lost', path: 'src/a.ts' }] },
        { note: note('fine', {}), places: [{ anchor, drift: 'exact', path: 'src/a.ts' }] },
      ],
    });
    assert.deepEqual(
      found.map(({ kind, title }) => `${kind} ${title}`),
      ['question 07-suppliers/a?', 'hotspot src/a.ts', 'note queue', 'hotspot src/b.ts'],
    );
    assert.equal(found[0]?.question, '07-suppliers/a');
    assert.equal(found[2]?.why, 'The code it speaks of is gone.');
  });

  it('is no module that a confirmed note explains', () => {
    const anchor = { path: 'src/tally.ts', exact: '', prefix: '', suffix: '', line: 0 };
    const hotspots = [{ path: 'src/tally.ts', short: ['1 debt'], authors: [person('Kim')] }];
    const leaving = [{ name: 'Kim', lastDay: '2026-11-27' }];
    const notes = [
      {
        note: note('x', { status: 'confirmed' }),
        places: [{ anchor, drift: 'exact' as const, path: 'src/tally.ts' }],
      },
    ];
    assert.deepEqual(next({ hotspots, leaving, notes }), ['src/tally.ts: 1 debt.']);
    assert.match(next({ hotspots, leaving })[0] ?? '', /Only Kim/u);
  });
});
