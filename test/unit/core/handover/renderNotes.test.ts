import assert from 'node:assert/strict';
import { buildBook } from '../../../../src/core/handover/book';
import type { BookInput } from '../../../../src/core/handover/book';
import type { AskedQuestion } from '../../../../src/core/knowledge/questions/askedQuestions';
import type { Drift, ResolvedNote } from '../../../../src/core/knowledge/resolvedNote';
import { note, sampleInput } from '../../../support/bookSample';

function chapter(file: string, over: Partial<BookInput>): string {
  const { files } = buildBook(sampleInput({ notes: [], questions: [], ...over }));
  return files.find(({ path }) => path.endsWith(`/${file}`))?.text ?? '';
}

const alone = (resolved: ResolvedNote['note']): ResolvedNote => ({ note: resolved, places: [] });

const place = (drift: Drift, exact = 'x = 1', line = 4) => ({
  anchor: { path: 'src/a b.ts', exact, prefix: '', suffix: '', line },
  drift,
  path: 'src/a b.ts',
  ...(drift === 'lost' ? {} : { span: { start: { line: 9, column: 0 }, end: { line: 9, column: 5 } } }),
});

describe('notes in the book', () => {
  it('are missed where there are none', () => {
    assert.match(chapter('15-incidents.md', {}), /No incidents have been written down\./u);
    assert.match(chapter('04-architecture.md', {}), /No explanations and warnings have been written down\./u);
  });

  it('without a word say nothing, and without a title have that of their kind', () => {
    const notes = [
      alone(note('a', { kind: 'incident', title: '', body: '# \n\n## What happened\n' })),
      alone(note('b', { kind: 'incident', title: '', body: '# \n\n...\n', toldBy: [] })),
    ];
    const text = chapter('15-incidents.md', { notes });
    assert.match(text, /^1 incident\. 1 waits for a second person/mu);
    assert.match(text, /^### Incident$/mu);
    assert.match(
      text,
      /^\*Incident, written on 2024-05-01 in session `2024-05-01-a7k2`, not confirmed yet\.\*/mu,
    );
  });

  it('say of each place what became of it', () => {
    const notes = [
      {
        note: note('a', { kind: 'decision', status: 'confirmed' }),
        places: [place('exact'), place('changed'), place('lost'), place('exact', '')],
      },
    ];
    const text = chapter('14-decisions.md', { notes });
    assert.match(text, /confirmed by somebody who is not named/u);
    assert.ok(text.includes('- [`src/a b.ts:10`](../../src/a%20b.ts#L10)\n'));
    assert.match(text, /#L10\) \(\*\*the code has changed since\*\*; this is the likeliest place\)/u);
    assert.match(text, /^- `src\/a b\.ts:5` \(\*\*the code is gone\*\*; this is where it was\)$/mu);
    assert.match(text, /^- \[`src\/a b\.ts`\]\(\.\.\/\.\.\/src\/a%20b\.ts\)$/mu);
  });

  it('stand under their module, and those about the whole at the end', () => {
    const notes = [
      alone(note('whole', {})),
      { note: note('b', { kind: 'warning' }), places: [{ ...place('exact'), path: 'src/b.ts' }] },
      { note: note('a', {}), places: [{ ...place('exact'), path: 'src/a.ts' }] },
      { note: note('a2', {}), places: [{ ...place('exact'), path: 'src/a.ts' }] },
    ];
    const headings = chapter('04-architecture.md', { notes }).match(/^#{3,4} .*$/gmu);
    assert.deepEqual(headings?.slice(0, 7), [
      '### `src/a.ts`',
      '#### a',
      '#### a2',
      '### `src/b.ts`',
      '#### b',
      '### The whole',
      '#### whole',
    ]);
  });

  it('carry who, when and in which session for programs, and nothing that could end the comment', () => {
    const path = '.handover/notes/a--b.md';
    const text = chapter('16-discoveries.md', {
      notes: [
        alone({
          ...note('a', {
            kind: 'discovery',
            session: 'x--y',
            toldBy: ['Kim, --> Example'],
            confirmedBy: ['Sol', 'Ana\ud800'],
          }),
          path,
        }),
      ],
    });
    const [marker] = text.split('\n').filter((line) => line.includes(' note='));
    assert.equal(
      marker,
      '<!-- handover:provenance authored note=.handover/notes/a%2D%2Db.md at=2024-05-01 session=x%2D%2Dy by=Kim%2C%20%2D%2D%3E%20Example confirmed=Sol,Ana%EF%BF%BD -->',
    );
  });
});

describe('questions in the book', () => {
  const asked = (id: string, over: Partial<AskedQuestion>): AskedQuestion => ({
    id: `10-monitoring/${id}`,
    chapter: '10-monitoring',
    text: `${id}?`,
    state: { kind: 'open' },
    ...over,
  });
  const answer = note('answer', {
    kind: 'question',
    status: 'answered',
    question: '10-monitoring/a',
    title: 'a?',
    body: '# a?\n\n## Answer\n\nThe *dashboard*.\n',
  });

  it('are answered, set aside with a reason, or still open and perhaps assigned', () => {
    const aside = { ...answer, path: '.handover/notes/aside.md', status: 'notApplicable' as const };
    const text = chapter('10-monitoring.md', {
      notes: [alone(answer), alone(aside)],
      questions: [
        asked('a', { state: { kind: 'answered' }, notePath: answer.path }),
        asked('b', { state: { kind: 'notApplicable' }, notePath: aside.path }),
        asked('c', {}),
        asked('d', { state: { kind: 'assigned', to: 'Kim <x>' } }),
      ],
    });
    assert.match(text, /^2 of 4 questions are open\.$/mu);
    assert.match(text, /### a\?\n\n.*\n\*Answer, told by Kim Example[^]*\n\nThe _dashboard_\.\n/u);
    assert.match(text, /### b\?\n\n.*\n\*\*Does not apply\.\*\* /u);
    assert.match(text, /### Not answered yet\n\n- c\?\n- d\? \(Kim \\<x> is to answer\)\n/u);
  });

  it('are all answered, or none is asked, in so many words', () => {
    const questions = [asked('a', { state: { kind: 'answered' }, notePath: answer.path })];
    assert.match(
      chapter('10-monitoring.md', { notes: [alone(answer)], questions }),
      /^1 question, none of them open\.$/mu,
    );
    assert.match(chapter('10-monitoring.md', {}), /^Nothing is asked in this chapter\.$/mu);
  });
});
