import type { Note } from '../knowledge/note';
import { answerOf } from '../knowledge/questions/answerWords';
import { type AskedQuestion, isOpen } from '../knowledge/questions/askedQuestions';
import type { ResolvedNote } from '../knowledge/resolvedNote';
import { counted, listWords, numberWords } from '../wording';
import { type BookFacts } from './facts';
import { escapeText, type Markdown } from './markdownText';
import { noteMarkdown } from './noteMarkdown';
import { regionContent } from './provenance';
import { placesBlock, provenanceMarker, saidBy } from './renderNotes';

/** The questions of one chapter: the answers, then what does not apply, then what nobody has answered. */
export function questionsRegion(chapterName: string): (facts: BookFacts) => Markdown {
  return (facts) => {
    const questions = facts.questions.filter(({ chapter }) => chapter === chapterName);
    const isSilent = questions.every(isOpen);
    return regionContent(isSilent ? 'openQuestions' : 'notes', facts, [
      summary(questions),
      ...answered(questions, facts),
      ...open(questions, facts),
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
    const resolved = noteOf(question, facts);
    if (resolved === undefined) return [];
    const { note, places } = resolved;
    const body = noteMarkdown(withoutAnswerHeading(note), {
      fromFolder: facts.outputFolder,
      belowDepth: 3,
      title: note.title,
    });
    const applies = question.state.kind === 'notApplicable' ? '**Does not apply.** ' : '';
    return [
      `### ${escapeText(question.text)}`,
      `${provenanceMarker(note)}\n${applies}*${saidBy(note)}.* ${facts.links.to(note.path, 'note')}`,
      ...(question.isFree === true ? placesBlock(places, facts) : []),
      ...(body === '' ? [] : [body]),
    ];
  });
}

/** The heading stays where people explained the question before it. */
function withoutAnswerHeading({ body, title }: Note): string {
  const heading = /^## Answer[ \t]*$/mu;
  const before = body.slice(0, heading.exec(body)?.index ?? 0);
  const isExplained = answerOf({ body: before }).replace(title, '').trim() !== '';
  return isExplained ? body : body.replace(heading, '');
}

function open(questions: readonly AskedQuestion[], facts: BookFacts): readonly Markdown[] {
  const items = questions.filter(isOpen).map((question) => {
    const { text, state, askedBy = [], isFree } = question;
    const asked = askedBy.length === 0 ? '' : ` (asked by ${listWords(askedBy.map(escapeText))})`;
    const who = state.kind === 'assigned' ? ` (${escapeText(state.to)} is to answer)` : '';
    const about = isFree === true ? aboutCode(noteOf(question, facts), facts) : '';
    return `- ${escapeText(text)}${asked}${who}${about}`;
  });
  return items.length === 0 ? [] : ['### Not answered yet', items.join('\n')];
}

/** ` (about [a.ts](…), which Kim knows) [note](…)`: who can be asked. */
function aboutCode(resolved: ResolvedNote | undefined, { links, ownership }: BookFacts): Markdown {
  if (resolved === undefined) return '';
  const { note, places } = resolved;
  const paths = new Set(places.filter(({ drift }) => drift !== 'lost').map(({ path }) => path));
  const about = [...paths].map((path) => {
    const authors = ownership.authorsOf(path).filter(({ inactive }) => !inactive);
    const verb = authors.length === 1 ? 'knows' : 'know';
    const names = listWords(authors.map(({ name }) => escapeText(name)));
    return `about ${links.toEndOf(path)}${authors.length === 0 ? '' : `, which ${names} ${verb}`}`;
  });
  return `${about.length === 0 ? '' : ` (${about.join('; ')})`} ${links.to(note.path, 'note')}`;
}

function noteOf({ notePath }: AskedQuestion, { notes }: BookFacts): ResolvedNote | undefined {
  return notes.find(({ note }) => note.path === notePath);
}
