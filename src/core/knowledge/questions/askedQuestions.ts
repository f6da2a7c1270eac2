import type { RepoPath } from '../../ports';
import type { Note } from '../note';
import { answerOf, answerWords } from './answerWords';
import { chapterOfFree, chapterOfId } from './chapterOfQuestion';
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
  /** True where no chapter asks it: somebody wrote it down as a note. Default false. */
  readonly isFree?: boolean;
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
 * questions of the packs come those that the receiving side asked, those that no pack asks any more though they were
 * answered, and those that somebody wrote down without a chapter.
 * @param chapters names of the chapters' files without their ending, in the order of the book
 */
export function askedQuestions(
  questions: readonly Question[],
  notes: readonly Note[],
  chapters: readonly string[],
): readonly AskedQuestion[] {
  const byId = new Map<string, Note[]>();
  for (const note of notes) {
    if (note.kind !== 'question' || note.question === undefined) continue;
    const known = byId.get(note.question);
    if (known === undefined) byId.set(note.question, [note]);
    else known.push(note);
  }
  const known = new Set([
    ...questions.map(({ id }) => id),
    ...questions.flatMap((question) => notesTo(question, byId).flatMap((note) => note.question ?? [])),
  ]);
  const asked = [...questions, ...withoutPack(notes, known, chapters)].map((question): AskedQuestion => {
    const found = notesTo(question, byId).map((note) => ({ note, state: stateOf(note) }));
    const best = order.flatMap((kind) => found.find(({ state }) => state.kind === kind) ?? [])[0];
    return best === undefined
      ? { ...question, state: { kind: 'open' } }
      : { ...question, state: best.state, notePath: best.note.path };
  });
  return [...asked, ...notes.flatMap((note) => freeQuestion(note, chapters))];
}

/** Those that name it, and of those that name it as it was called before the ones with its words. */
function notesTo(
  { id, formerId, text }: Question,
  byId: ReadonlyMap<string, readonly Note[]>,
): readonly Note[] {
  const former = formerId === undefined ? [] : (byId.get(formerId) ?? []);
  return [...(byId.get(id) ?? []), ...former.filter(({ title }) => title === text)];
}

/** One question for each id that no pack has and that a note of the receiving side names, or one with an answer. */
function withoutPack(
  notes: readonly Note[],
  known: ReadonlySet<string>,
  chapters: readonly string[],
): readonly Question[] {
  const added = new Set(known);
  return notes.flatMap((note) => {
    const { kind, question: id, askedBy } = note;
    if (kind !== 'question' || id === undefined || added.has(id)) return [];
    if (askedBy === undefined && !isClosed(stateOf(note))) return [];
    added.add(id);
    return [
      {
        id,
        chapter: chapterOfId(id, chapters),
        text: wordsOf(note),
        ...(askedBy === undefined ? {} : { askedBy }),
      },
    ];
  });
}

/** A note that asks something and names no question of a chapter; nothing where it has no word yet. */
function freeQuestion(note: Note, chapters: readonly string[]): readonly AskedQuestion[] {
  if (note.kind !== 'question' || note.question !== undefined) return [];
  if (note.title === '' && answerOf(note) === '') return [];
  const chapter = chapterOfFree(note, chapters);
  if (chapter === undefined) return [];
  const name = note.path.slice(note.path.lastIndexOf('/') + 1).replace(/\.md$/, '');
  const ending = Array.from(name.replace(/[^\p{L}\p{M}\p{N}_-]/gu, '-'))
    .slice(-80)
    .join('');
  return [
    {
      id: `${chapter}/${ending}`,
      chapter,
      text: wordsOf(note),
      state: stateOf(note),
      notePath: note.path,
      isFree: true,
    },
  ];
}

function wordsOf({ title }: Note): string {
  return title === '' ? 'A question without words yet' : title;
}

/** Neither answered nor said not to apply. */
export function isOpen({ state }: AskedQuestion): boolean {
  return !isClosed(state);
}

function isClosed({ kind }: QuestionState): boolean {
  return kind === 'answered' || kind === 'notApplicable';
}

const order: readonly QuestionState['kind'][] = ['answered', 'notApplicable', 'assigned', 'open'];

function stateOf(note: Note): QuestionState {
  if (note.status === 'answered' && (note.question === undefined || answerWords(note) !== ''))
    return { kind: 'answered' };
  if (note.status === 'notApplicable') return { kind: 'notApplicable' };
  return note.assignedTo === undefined ? { kind: 'open' } : { kind: 'assigned', to: note.assignedTo };
}

/** A question that nobody has answered or set aside; one of a chapter is answered by words only. */
export function isOpenQuestion(note: Note): boolean {
  if (note.kind !== 'question' || note.status === 'notApplicable') return false;
  return note.status === 'open' || (note.question !== undefined && answerWords(note) === '');
}
