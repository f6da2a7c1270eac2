import assert from 'node:assert/strict';
import { type BottleneckInput, nextBottlenecks } from '../../../../src/core/handover/nextBottleneck';
import type { Note } from '../../../../src/core/knowledge/note';
import type { Drift } from '../../../../src/core/knowledge/resolvedNote';
import type { AskedQuestion } from '../../../../src/core/knowledge/questions/askedQuestions';
import { parseSupplier } from '../../../../src/core/knowledge/suppliers/parseSupplier';
import { joinParties } from '../../../../src/core/knowledge/suppliers/register';
import type { Supplier } from '../../../../src/core/knowledge/suppliers/supplier';
import { newSupplier, type SupplierDraft } from '../../../../src/core/knowledge/suppliers/writeSupplier';
import { partiesOf } from '../../../../src/core/outside/parties';
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
  undated: [],
  parties: [],
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
      [
        'question 07-suppliers/a?',
        'hotspot src/a.ts',
        'note queue',
        'question 01-purpose/b?',
        'hotspot src/b.ts',
      ],
    );
    assert.equal(found[0]?.question, '07-suppliers/a');
    assert.equal(found[2]?.why, 'The code it speaks of is gone.');
  });

  it('is a chapter as long as a question of it is open, those with fewer behind', () => {
    const chapters = ['01-purpose', '03-context', '07-suppliers'].map((name) => ({ name, title: name }));
    const answered = { state: { kind: 'answered' } } as const;
    assert.deepEqual(
      next({
        chapters,
        questions: [
          question('01-purpose/a', answered),
          question('01-purpose/b'),
          question('03-context/a', answered),
          question('03-context/b'),
          question('03-context/c'),
          question('07-suppliers/a'),
        ],
      }),
      [
        '07-suppliers/a?: None of 1 question of chapter 07-suppliers is answered.',
        '03-context/b?: 2 of 3 questions of chapter 03-context are not answered.',
        '01-purpose/b?: 1 of 2 questions of chapter 01-purpose is not answered.',
      ],
    );
    assert.deepEqual(next({ chapters, questions: [question('01-purpose/a', answered)] }), []);
  });

  it('is a question that somebody asked by themselves, once', () => {
    const leaving = [{ name: 'Kim', lastDay: '2026-11-27' }];
    assert.deepEqual(
      next({
        leaving,
        questions: [
          question('01-purpose/a', { isFree: true }),
          question('01-purpose/b', { isFree: true, state: { kind: 'answered' } }),
          question('01-purpose/c', { askedBy: ['Noa'], state: { kind: 'assigned', to: 'Sol' } }),
          question('01-purpose/d', { isFree: true, state: { kind: 'assigned', to: 'Kim' } }),
        ],
      }),
      [
        '01-purpose/d?: Kim is to answer it, and leaves on 2026-11-27.',
        '01-purpose/a?: Nobody has answered this question.',
        '01-purpose/c?: Sol is to answer this question, which Noa asked.',
      ],
    );
  });

  it('is a gap of the register: gone from the code, not in it, nobody to call, no exit, no day', () => {
    const file = (name: string, over: Partial<SupplierDraft> = {}, contact = '', exit = ''): Supplier => {
      const text = newSupplier({ name, domains: [], packages: [], ...over })
        .replace(/^contact:.*$/mu, `contact: ${contact}`)
        .replace(/^exit:.*$/mu, `exit: ${exit}`);
      const read = parseSupplier(`.handover/suppliers/${name}.md`, text);
      assert.ok(!('reason' in read));
      return read;
    };
    const found = partiesOf(
      [{ path: 'a.ts', role: 'source', facts: [{ kind: 'host', host: 'api.pingwren.io', line: 4 }] }],
      'votes',
    );
    const parties = joinParties(found, [
      file('known', {}, 'Ira', 'a month'),
      file('silent', {}, 'Ira'),
      file('gone', { domains: ['gone.example'] }),
      file('aside', { notASupplier: 'a test' }),
    ]);
    const all = nextBottlenecks({
      ...nothing,
      parties,
      undated: [{ title: 'vote.example', path: '.handover/assets/vote.md', line: 0 }],
    });
    assert.deepEqual(
      all.map(({ kind, title, place }) => [kind, title, place?.path, place?.line]),
      [
        ['gap', 'gone', '.handover/suppliers/gone.md', 0],
        ['gap', 'vote.example', '.handover/assets/vote.md', 0],
        ['gap', 'pingwren.io', 'a.ts', 4],
        ['gap', 'silent', '.handover/suppliers/silent.md', 0],
      ],
    );
    assert.equal(all[3]?.why, 'Nobody has said how to leave.');
  });

  describe('of whom only those know it who leave', () => {
    const path = 'src/tally.ts';
    const anchor = { path, exact: '', prefix: '', suffix: '', line: 0 };
    const first = (drift: Drift, over: Partial<Note> = {}): string | undefined =>
      next({
        hotspots: [{ path, short: ['1 debt'], authors: [person('Kim')] }],
        leaving: [{ name: 'Kim', lastDay: '2026-11-27' }],
        notes: [{ note: note('x', { status: 'confirmed', ...over }), places: [{ anchor, drift, path }] }],
      })[0];
    const only = `${path}: Only Kim still knows it, and leaves on 2026-11-27.`;

    it('is no module that a confirmed note explains', () => {
      assert.equal(first('exact'), `${path}: 1 debt.`);
      assert.equal(first('moved', { toldBy: ['Kim'], confirmedBy: ['Sol'] }), `${path}: 1 debt.`);
    });

    it('stays one whose note nobody else confirmed, says something else, or has lost its code', () => {
      assert.equal(first('exact', { status: 'authored' }), only);
      assert.equal(first('exact', { toldBy: ['Kim'], confirmedBy: ['Kim'] }), only);
      assert.equal(first('exact', { kind: 'warning' }), only);
      assert.equal(first('changed'), only);
      assert.equal(first('lost'), only);
    });
  });
});
