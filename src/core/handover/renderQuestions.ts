import { type AskedQuestion, isOpen } from '../knowledge/questions/askedQuestions';
import { counted, listWords, numberWords } from '../wording';
import { type BookFacts } from './facts';
import { escapeText, type Markdown } from './markdownText';
import { noteMarkdown } from './noteMarkdown';
import { regionContent } from './provenance';
import { provenanceMarker, saidBy } from './renderNotes';

/** The questions of one chapter: the answers, then what does not apply, then what nobody has answered. */
export function questionsRegion(chapterName: string): (facts: BookFacts) => Markdown {
  return (facts) => {
    const questions = facts.questions.filter(({ chapter }) => chapter === chapterName);
    return regionContent('notes', facts, [
      summary(questions),
      ...answered(questions, facts),
      ...open(questions),
    ]);
  };
}

function summary(questions: readonly AskedQuestion[]): Markdown {
  if (questions.length === 0) return 'Nothing is asked in this chapter.';
  const openOnes = questions.filter(isOpen).length;
  if (openOnes === 0) return `${counted(questions.length, 'question')}, none of them open.`;
  return `${numberWords(openOnes)} of ${counted(questions.length, 'question')} ${openOnes === 1 ? 'is' : 'are'} open.`;
}

function answered(questions: readonly AskedQuestion[], facts: BookFacts): readonly Markdown[] {
  return questions.flatMap((question) => {
    if (isOpen(question)) return [];
    const note = facts.notes.find(({ note: each }) => each.path === question.notePath)?.note;
    if (note === undefined) return [];
    const body = noteMarkdown(note.body.replace(/^## Answer[ \t]*$/mu, ''), {
      fromFolder: facts.outputFolder,
      belowDepth: 3,
      title: note.title,
    });
    const applies = question.state.kind === 'notApplicable' ? '**Does not apply.** ' : '';
    return [
      `### ${escapeText(question.text)}`,
      `${provenanceMarker(note)}\n${applies}*${saidBy(note)}.* ${facts.links.to(note.path, 'note')}`,
      ...(body === '' ? [] : [body]),
    ];
  });
}

function open(questions: readonly AskedQuestion[]): readonly Markdown[] {
  const items = questions.filter(isOpen).map(({ text, state, askedBy = [] }) => {
    const asked = askedBy.length === 0 ? '' : ` (asked by ${listWords(askedBy.map(escapeText))})`;
    const who = state.kind === 'assigned' ? ` (${escapeText(state.to)} is to answer)` : '';
    return `- ${escapeText(text)}${asked}${who}`;
  });
  return items.length === 0 ? [] : ['### Not answered yet', items.join('\n')];
}
