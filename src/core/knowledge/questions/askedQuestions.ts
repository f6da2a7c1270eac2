import type { RepoPath } from '../../ports';
import type { Note } from '../note';
import { defaultQuestions } from './defaultQuestions';
import type { Question } from './question';
import type { QuestionPack } from './questionPack';

/** What became of a question. */
type QuestionState =
  | { readonly kind: 'open' }
  | { readonly kind: 'assigned'; readonly to: string }
  | { readonly kind: 'answered' }
  | { readonly kind: 'notApplicable' };

/** A question with what people said to it. */
export interface AskedQuestion extends Question {
  readonly state: QuestionState;
  /** The note that answers it, says why it does not apply, or waits to be written. */
  readonly notePath?: RepoPath;
}

/** All questions in the order of the chapters: the team's pack of a chapter where there is one, else the default one. */
export function allQuestions(
  chapters: readonly string[],
  packs: readonly Pick<QuestionPack, 'chapter' | 'questions'>[],
): readonly Question[] {
  return chapters.flatMap((chapter) => {
    const own = packs.find((pack) => pack.chapter === chapter);
    return own === undefined ? defaultsOf(chapter) : own.questions;
  });
}

/** The questions of a chapter that has no pack of its own. */
export function defaultsOf(chapter: string): readonly Question[] {
  return (defaultQuestions[chapter] ?? []).map(([id, text]) => ({ id: `${chapter}/${id}`, chapter, text }));
}

/**
 * Joins questions and notes. Of several notes to one question an answer comes first, then a reason why not. Behind the
 * questions of a chapter come those that the receiving side asked about it.
 */
export function askedQuestions(
  questions: readonly Question[],
  notes: readonly Note[],
): readonly AskedQuestion[] {
  const byId = new Map<string, Note[]>();
  for (const note of notes) {
    if (note.kind !== 'question' || note.question === undefined) continue;
    const known = byId.get(note.question);
    if (known === undefined) byId.set(note.question, [note]);
    else known.push(note);
  }
  return [...questions, ...askedBack(questions, notes)].map((question) => {
    const found = notesTo(question, byId).map((note) => ({ note, state: stateOf(note) }));
    const best = order.flatMap((kind) => found.find(({ state }) => state.kind === kind) ?? [])[0];
    return best === undefined
      ? { ...question, state: { kind: 'open' } }
      : { ...question, state: best.state, notePath: best.note.path };
  });
}

/** Those that name it, and of those that name it as it was called before the ones with its words. */
function notesTo(
  { id, formerId, text }: Question,
  byId: ReadonlyMap<string, readonly Note[]>,
): readonly Note[] {
  const former = formerId === undefined ? [] : (byId.get(formerId) ?? []);
  return [...(byId.get(id) ?? []), ...former.filter(({ title }) => title === text)];
}

/** One question for each note that names who asked it. */
function askedBack(questions: readonly Question[], notes: readonly Note[]): readonly Question[] {
  const known = new Set(questions.map(({ id }) => id));
  return notes.flatMap(({ kind, question, title, askedBy }) => {
    if (kind !== 'question' || question === undefined || askedBy === undefined || known.has(question))
      return [];
    known.add(question);
    const chapter = question.slice(0, question.indexOf('/'));
    return [{ id: question, chapter, text: title === '' ? 'A question without words yet' : title, askedBy }];
  });
}

/** Neither answered nor said not to apply. */
export function isOpen({ state }: AskedQuestion): boolean {
  return state.kind === 'open' || state.kind === 'assigned';
}

const order: readonly QuestionState['kind'][] = ['answered', 'notApplicable', 'assigned', 'open'];

function stateOf(note: Note): QuestionState {
  if (note.status === 'answered' && answerOf(note) !== '') return { kind: 'answered' };
  if (note.status === 'notApplicable') return { kind: 'notApplicable' };
  return note.assignedTo === undefined ? { kind: 'open' } : { kind: 'assigned', to: note.assignedTo };
}

/** A question that nobody has answered or set aside; one of a chapter is answered by words only. */
export function isOpenQuestion(note: Note): boolean {
  if (note.kind !== 'question' || note.status === 'notApplicable') return false;
  return note.status === 'open' || (note.question !== undefined && answerOf(note) === '');
}

/** What stands in a question's note besides its headings: empty as long as nobody wrote a word. */
export function answerOf({ body }: Pick<Note, 'body'>): string {
  return body
    .split(/\r\n?|\n/)
    .filter((line) => !/^#{1,6}(\s|$)/.test(line))
    .join('\n')
    .trim();
}
