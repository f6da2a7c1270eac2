import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chapterName, chapters } from '../../../../src/core/handover/chapters';
import type { Note } from '../../../../src/core/knowledge/note';
import { isBroken, parseNote } from '../../../../src/core/knowledge/parseNote';
import {
  allQuestions,
  askedQuestions,
  defaultsOf,
  isOpen,
} from '../../../../src/core/knowledge/questions/askedQuestions';
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

const stateOf = (...notes: readonly Note[]) => askedQuestions([question], notes)[0]?.state;

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
      askedQuestions(questions, [former]).map(({ id, state }) => [id, state.kind]),
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
    );
    assert.ok(asked);
    assert.equal(asked.state.kind, 'answered');
    assert.equal(isOpen(asked), false);
  });

  it('is not taken for another one', () => {
    assert.deepEqual(stateOf(note({ question: '07-suppliers/exit', status: 'answered', text: 'Yes.' })), {
      kind: 'open',
    });
  });
});
