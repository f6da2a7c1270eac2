import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chapterName } from '../../../../src/core/handover/chapter';
import { chapters } from '../../../../src/core/handover/chapters';
import type { Note } from '../../../../src/core/knowledge/note';
import { isBroken, parseNote } from '../../../../src/core/knowledge/parseNote';
import {
  allQuestions,
  askedQuestions,
  defaultsOf,
  isOpen,
} from '../../../../src/core/knowledge/questions/askedQuestions';
import { answeredText } from '../../../../src/core/knowledge/questions/answeredText';
import { defaultQuestions } from '../../../../src/core/knowledge/questions/defaultQuestions';
import { isQuestionId } from '../../../../src/core/knowledge/questions/question';
import {
  packPath,
  parseQuestionPack,
  writeQuestionPack,
} from '../../../../src/core/knowledge/questions/questionPack';
import { newNote, type NoteDraft } from '../../../../src/core/knowledge/writeNote';

const path = packPath('07-suppliers');
const parse = (text: string) => parseQuestionPack(path, text);
const question = { id: '07-suppliers/who-pays', chapter: '07-suppliers', text: 'Who pays?' };

function note(over: Partial<NoteDraft>): Note {
  const draft: NoteDraft = {
    kind: 'question',
    atEpochMs: Date.UTC(2026, 10, 22, 10),
    toldBy: [],
    learntBy: [],
    anchors: [],
    question: question.id,
    title: question.text,
    ...over,
  };
  const read = parseNote('.handover/notes/2026-11-22-x-aaaa.md', newNote(draft));
  assert.ok(!isBroken(read), isBroken(read) ? read.message : '');
  return read;
}

const chapterNames = ['04-architecture', '07-suppliers', '18-tests'];
const stateOf = (...notes: readonly Note[]) => askedQuestions([question], notes, chapterNames)[0]?.state;

describe('a pack of questions', () => {
  it('has a question in each item of its lists, named by a comment or by its words', () => {
    const { chapter, questions, problems } = parse(
      '---\nowner: Kim\n---\n# Suppliers\n\nFor Friday:\n\n- Who pays\n  for it? <!-- id: pays -->\n1. [ ] And then?\n\nNot asked.\n',
    );
    assert.equal(chapter, '07-suppliers');
    assert.deepEqual(
      questions.map(({ id, text }) => [id, text]),
      [
        ['07-suppliers/pays', 'Who pays for it?'],
        ['07-suppliers/and-then', 'And then?'],
      ],
    );
    assert.deepEqual(problems, []);
  });

  it('says with its line which question cannot be asked, and asks the others', () => {
    const { questions, problems } = parse(
      `- One? <!-- id: a -->\n- Two? <!-- id: a -->\n- ${'x'.repeat(501)}\n- Three?\n`,
    );
    assert.deepEqual(
      questions.map(({ text }) => text),
      ['One?', 'Three?'],
    );
    assert.deepEqual(
      problems.map(({ line }) => line),
      [1, 2],
    );
    assert.match(
      problems[0]?.message ?? '',
      /^\.handover\/questions\/07-suppliers\.md, line 2: another question/u,
    );
  });

  it('asks nothing that stands in a comment or in code', () => {
    const { questions, problems } = parse(
      [
        '<!--',
        '- Not this',
        '-->',
        '- Who pays?',
        '  <!-- id: pays -->',
        '```',
        '- Nor this',
        '```',
        '- And <!-- a word',
        '- or two --> then?',
        '  ~~~',
        '  - nor that',
        '  ~~~',
        '- Last?',
        '- Last?',
      ].join('\n'),
    );
    assert.deepEqual(
      questions.map(({ id, text }) => [id, text]),
      [
        ['07-suppliers/pays', 'Who pays?'],
        ['07-suppliers/and-then', 'And then?'],
        ['07-suppliers/last', 'Last?'],
      ],
    );
    assert.deepEqual(
      problems.map(({ line }) => line),
      [14],
    );
  });

  it('names questions of all scripts by their letters', () => {
    const texts = ['Кто платит?', 'Кто звонит?', '誰が払う', 'कौन देता है', 'Wer zahlt für Größe?'];
    const { questions, problems } = parse(texts.map((text) => `- ${text}`).join('\n'));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      questions.map(({ text }) => text),
      texts,
    );
    assert.equal(questions[0]?.id, '07-suppliers/кто-платит');
    for (const { id } of questions) assert.ok(isQuestionId(id), id);
  });

  it('keeps the answers to questions that were named by their Latin letters alone', () => {
    const { questions } = parse('- Кто платит?\n- Кто звонит?\n- Où est-ce écrit ?\n');
    const former = note({
      question: '07-suppliers/q11',
      title: 'Кто звонит?',
      status: 'answered',
      text: 'Sol.',
    });
    assert.deepEqual(
      askedQuestions(questions, [former], chapterNames).map(({ id, state }) => [id, state.kind]),
      [
        ['07-suppliers/кто-платит', 'open'],
        ['07-suppliers/кто-звонит', 'answered'],
        ['07-suppliers/ou-est-ce-e-crit', 'open'],
      ],
    );
  });

  it('is asked again as it was written', () => {
    for (const [chapter] of Object.entries(defaultQuestions)) {
      const questions = defaultsOf(chapter);
      const text = writeQuestionPack('A chapter', questions);
      assert.deepEqual(parseQuestionPack(packPath(chapter), text), { chapter, questions, problems: [] });
    }
  });

  it('never fails, and gives ids that a note can name', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => {
        const { questions } = parse(lines.map((line) => `- ${line}`).join('\n'));
        for (const { id } of questions) assert.ok(isQuestionId(id), id);
        assert.equal(new Set(questions.map(({ id }) => id)).size, questions.length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the questions of the handover', () => {
  it('are there for every chapter of the book, and for nothing else', () => {
    const names = chapters.filter(({ number }) => number !== undefined).map(chapterName);
    assert.deepEqual(Object.keys(defaultQuestions), names);
    for (const name of names) assert.ok(defaultsOf(name).every(({ id }) => isQuestionId(id)));
  });

  it('are those of the team where it has a pack of the chapter', () => {
    const questions = allQuestions(['06-data', '07-suppliers'], [parse('- Who pays?')]);
    assert.deepEqual(
      questions.filter(({ chapter }) => chapter === '07-suppliers').map(({ text }) => text),
      ['Who pays?'],
    );
    assert.ok(questions.some(({ chapter }) => chapter === '06-data'));
  });
});

describe('a question of a chapter', () => {
  it('is open until a note answers it in words', () => {
    assert.deepEqual(stateOf(), { kind: 'open' });
    assert.deepEqual(stateOf(note({})), { kind: 'open' });
    assert.deepEqual(stateOf(note({ status: 'answered' })), { kind: 'open' });
    assert.deepEqual(stateOf(note({ status: 'answered', text: 'The team’s card.' })), { kind: 'answered' });
  });

  it('is assigned to who is to answer it, and set aside with a reason', () => {
    assert.deepEqual(stateOf(note({ assignedTo: 'Kim' })), { kind: 'assigned', to: 'Kim' });
    assert.deepEqual(stateOf(note({ status: 'notApplicable', text: 'No supplier.' })), {
      kind: 'notApplicable',
    });
  });

  it('counts as answered when one of several notes answers it', () => {
    const [asked] = askedQuestions(
      [question],
      [note({}), note({ status: 'answered', text: 'The card.' }), note({ status: 'notApplicable' })],
      chapterNames,
    );
    assert.ok(asked);
    assert.equal(asked.state.kind, 'answered');
    assert.equal(isOpen(asked), false);
  });

  it('that the receiving side asked is answered by words below the heading, not by those of who asks', () => {
    const asked = { askedBy: ['Noa'], status: 'answered' as const };
    assert.deepEqual(stateOf(note({ ...asked, title: 'Who pays?' })), { kind: 'open' });
    const explained = note(asked);
    const body = explained.body.replace('## Answer', 'I mean the CDN.\n\n## Answer');
    assert.deepEqual(stateOf({ ...explained, body }), { kind: 'open' });
    assert.deepEqual(stateOf({ ...explained, body: `${body}\nThe card.\n` }), { kind: 'answered' });
  });

  it('stays in its chapter with its answer when no pack asks it any more', () => {
    const ask = (over: Partial<NoteDraft>) => askedQuestions([question], [note(over)], chapterNames).slice(1);
    const answer = { title: 'How to leave?', status: 'answered', text: 'In a month.' } as const;
    assert.deepEqual(
      ask({ ...answer, question: '07-suppliers/exit' }).map(({ id, chapter, text, state }) => [
        id,
        chapter,
        text,
        state.kind,
      ]),
      [['07-suppliers/exit', '07-suppliers', 'How to leave?', 'answered']],
    );
    assert.equal(ask({ ...answer, question: 'our-own/exit' })[0]?.chapter, '04-architecture');
    assert.deepEqual(ask({ question: '07-suppliers/exit' }), []);
  });

  it('is not taken for another one', () => {
    assert.deepEqual(stateOf(note({ question: '07-suppliers/exit', status: 'answered', text: 'Yes.' })), {
      kind: 'open',
    });
  });
});

describe('a question that no chapter asks', () => {
  const free = (over: Partial<Note>): Note => {
    const { question, ...read } = note({ title: 'Why at night?' });
    assert.ok(question);
    return { ...read, ...over };
  };
  const asked = (...notes: readonly Note[]) => askedQuestions([], notes, chapterNames);
  const at = (path: string) => [{ path, exact: '', prefix: '', suffix: '', line: 0 }];

  it('is asked in the chapter of what it is about', () => {
    const paths = ['src/a.ts', 'test/a.test.ts', '.handover/suppliers/a.md', 'docs/handover/18-tests.md'];
    assert.deepEqual(
      paths.map((path) => asked(free({ anchors: at(path) }))[0]?.chapter),
      ['04-architecture', '18-tests', '07-suppliers', '18-tests'],
    );
    assert.equal(asked(free({}))[0]?.chapter, '04-architecture');
    assert.equal(askedQuestions([], [free({})], ['our-own'])[0]?.chapter, 'our-own');
  });

  it('has an id, its note and its state', () => {
    const [open] = asked(free({}));
    assert.ok(open && isQuestionId(open.id));
    assert.deepEqual(
      [open.text, open.notePath, open.state, open.isFree],
      ['Why at night?', '.handover/notes/2026-11-22-x-aaaa.md', { kind: 'open' }, true],
    );
    assert.equal(asked(free({ status: 'answered' }))[0]?.state.kind, 'answered');
    assert.deepEqual(asked(free({ assignedTo: 'Kim' }))[0]?.state, { kind: 'assigned', to: 'Kim' });
  });

  it('is none without a word', () => {
    assert.deepEqual(asked(free({ title: '', body: '# \n\n## Answer\n' })), []);
  });
});

describe('an open question whose note is saved', () => {
  const file = (over: Partial<NoteDraft> = {}) =>
    newNote({
      kind: 'question',
      atEpochMs: 0,
      toldBy: [],
      learntBy: [],
      anchors: [],
      question: question.id,
      title: question.text,
      ...over,
    });
  const saved = (before: string, after: string) => answeredText(before, after);

  it('is answered when words of an answer are new in it, and all else stays', () => {
    const after = file({ text: 'The card.' });
    assert.equal(saved(file(), after), after.replace('status: open', 'status: answered'));
    assert.equal(saved('', after.replaceAll('\n', '\r\n'))?.includes('status: answered\r\n'), true);
  });

  it('stays as it is without new words, and where it was set aside', () => {
    assert.equal(saved('', file()), undefined);
    const again = file({ text: 'No supplier.' });
    assert.equal(saved(again, again.replace('# Who', '# And who')), undefined);
    const aside = file({ status: 'notApplicable', text: 'No supplier.' });
    assert.equal(saved(file(), aside), undefined);
    assert.equal(saved('', file({ kind: 'warning', text: 'x' })), undefined);
  });

  it('is not answered by the words of who asks', () => {
    const explained = file({ askedBy: ['Noa'] }).replace('## Answer', 'I mean the CDN.\n\n## Answer');
    assert.equal(saved('', explained), undefined);
  });
});
