import { type AskedQuestion, isOpen } from '../knowledge/questions/askedQuestions';
import type { Note, NoteKind } from '../knowledge/note';
import { kindWords } from '../knowledge/noteWords';
import { type ResolvedNote, worstDrift } from '../knowledge/resolvedNote';
import type { Identity, RepoPath } from '../ports';
import { counted, listWords } from '../wording';

/** What is counted, see docs/completeness.md. */
export type CompletenessKind = 'questions' | 'hotspots' | 'suppliers' | 'owners' | 'anchors' | 'written';

/** How much each counts within its chapter. What only people can say weighs most. */
const kindWeights: Readonly<Record<CompletenessKind, number>> = {
  questions: 3,
  hotspots: 2,
  suppliers: 2,
  owners: 1,
  anchors: 1,
  written: 1,
};

/** How much each chapter counts within the book: what only people know is lost for good. */
const sourceWeights = { people: 3, both: 2, repository: 1 } as const;

export interface CountedChapter {
  /** The chapter's file without its ending. */
  readonly name: string;
  readonly title: string;
  readonly source: keyof typeof sourceWeights;
  /** Words that people wrote into its file. */
  readonly words: number;
}

/** What a scan knows that completeness depends on. */
export interface CountedCode {
  /** Modules that are judged. */
  readonly modules: number;
  /** Highest rank first. */
  readonly hotspots: readonly { readonly path: RepoPath; readonly short: readonly string[] }[];
  /** Modules with one author. */
  readonly singleOwned: readonly { readonly path: RepoPath; readonly owner: Identity }[];
}

/** An outside party of the register. */
export interface CountedSupplier {
  readonly name: string;
  /** Its file in the register, else the first place in the code that speaks of it; 0-based line. */
  readonly place?: { readonly path: RepoPath; readonly line: number };
  /** Somebody is named who can be called or written to. */
  readonly hasContact: boolean;
}

export interface CompletenessInput {
  /** In the order of the book. */
  readonly chapters: readonly CountedChapter[];
  readonly questions: readonly AskedQuestion[];
  readonly notes: readonly ResolvedNote[];
  /** Absent where nothing was scanned: then hotspots and owners are not counted. */
  readonly code: CountedCode | undefined;
  readonly suppliers: readonly CountedSupplier[];
}

/** One thing that is missing. Texts are plain, as people and files gave them. */
export interface CompletenessGap {
  readonly kind: CompletenessKind;
  readonly title: string;
  /** One sentence. */
  readonly why: string;
  /** Id of a question. */
  readonly question?: string;
  /** File of the note, module or supplier, else the first place that speaks of the supplier; line 0-based. */
  readonly place?: { readonly path: RepoPath; readonly line: number };
  /** The only one who wrote the module. */
  readonly owner?: Identity;
}

export interface Count {
  readonly kind: CompletenessKind;
  readonly done: number;
  /** Never 0: what there is nothing of is not counted. */
  readonly of: number;
}

export interface ChapterCompleteness {
  readonly name: string;
  readonly title: string;
  /** Whole percent, rounded down; absent where there is nothing to count. */
  readonly percent?: number;
  readonly counts: readonly Count[];
  readonly gaps: readonly CompletenessGap[];
}

export interface Completeness {
  /** Of the whole book: whole percent, rounded down, so that 100 means all. */
  readonly percent: number;
  readonly chapters: readonly ChapterCompleteness[];
}

/** Where the notes of a kind are told, and what belongs to no question. */
const homes: Readonly<Record<Exclude<NoteKind, 'question'>, string>> = {
  explanation: '04-architecture',
  warning: '04-architecture',
  decision: '14-decisions',
  incident: '15-incidents',
  discovery: '16-discoveries',
  debtReason: '17-debts',
};
const hotspotsHome = '04-architecture';
const suppliersHome = '07-suppliers';
const ownersHome = '20-people';

/** How much of the book is there, chapter by chapter, and what is missing: most is lost for good first. */
export function completenessOf(input: CompletenessInput): Completeness {
  const measured = input.chapters.map((chapter) => ({ chapter, result: measure(chapter, input) }));
  let sum = 0;
  let weights = 0;
  for (const { chapter, result } of measured) {
    if (result.counts.length === 0) continue;
    const weight = sourceWeights[chapter.source];
    sum += weight * shareOf(result.counts);
    weights += weight;
  }
  return {
    percent: weights === 0 ? 0 : wholePercent(sum / weights),
    chapters: measured.map(({ result }) => result),
  };
}

function measure(chapter: CountedChapter, input: CompletenessInput): ChapterCompleteness {
  const parts = [
    questionsPart(chapter, input),
    ...(chapter.name === hotspotsHome ? [hotspotsPart(input)] : []),
    ...(chapter.name === suppliersHome ? [suppliersPart(input)] : []),
    ...(chapter.name === ownersHome ? [ownersPart(input)] : []),
    anchorsPart(chapter, input),
  ].filter((part) => part.of > 0);
  const all = parts.length > 0 || chapter.source !== 'people' ? parts : [writtenPart(chapter, input)];
  const counts = all.map(({ kind, of, gaps }) => ({ kind, done: of - gaps.length, of }));
  return {
    name: chapter.name,
    title: chapter.title,
    ...(counts.length === 0 ? {} : { percent: wholePercent(shareOf(counts)) }),
    counts,
    gaps: all.flatMap(({ gaps }) => gaps),
  };
}

interface Part {
  readonly kind: CompletenessKind;
  readonly of: number;
  readonly gaps: readonly CompletenessGap[];
}

function questionsPart({ name }: CountedChapter, { questions }: CompletenessInput): Part {
  const asked = questions.filter(({ chapter }) => chapter === name);
  const gaps = asked.filter(isOpen).map(({ id, text, state, askedBy = [] }): CompletenessGap => {
    const asking = askedBy.length === 0 ? '' : `, which ${listWords(askedBy)} asked`;
    const why =
      state.kind === 'assigned'
        ? `${state.to} is to answer this question${asking}.`
        : `Nobody has answered this question${asking}.`;
    return { kind: 'questions', title: text, why, question: id };
  });
  return { kind: 'questions', of: asked.length, gaps };
}

function hotspotsPart({ code }: CompletenessInput): Part {
  const gaps = (code?.hotspots ?? []).map(({ path, short }): CompletenessGap => ({
    kind: 'hotspots',
    title: path,
    why: `${short.join(', ')}.`,
    place: { path, line: 0 },
  }));
  return { kind: 'hotspots', of: code?.modules ?? 0, gaps };
}

function suppliersPart({ suppliers }: CompletenessInput): Part {
  const gaps = suppliers
    .filter(({ hasContact }) => !hasContact)
    .map(({ name, place }): CompletenessGap => ({
      kind: 'suppliers',
      title: name,
      why: 'Nobody is named whom one can call there.',
      ...(place === undefined ? {} : { place }),
    }));
  return { kind: 'suppliers', of: suppliers.length, gaps };
}

function ownersPart({ code, notes }: CompletenessInput): Part {
  const noted = new Set(
    notes.filter(({ note }) => !isUnwritten(note)).flatMap(({ places }) => places.map(({ path }) => path)),
  );
  const single = code?.singleOwned ?? [];
  const gaps = single
    .filter(({ path }) => !noted.has(path))
    .map(({ path, owner }): CompletenessGap => ({
      kind: 'owners',
      title: path,
      why: `Only ${owner.name} knows it, and no note speaks of it.`,
      place: { path, line: 0 },
      owner,
    }));
  return { kind: 'owners', of: single.length, gaps };
}

function anchorsPart({ name }: CountedChapter, { notes, questions }: CompletenessInput): Part {
  const here = notes.filter(({ note, places }) => places.length > 0 && homeOf(note, questions) === name);
  const gaps = here
    .filter((resolved) => worstDrift(resolved) === 'lost')
    .map(({ note }): CompletenessGap => ({
      kind: 'anchors',
      title: note.title === '' ? kindWords[note.kind].one : note.title,
      why: 'The code that this note speaks of is gone; anchor it elsewhere or take the place out.',
      place: { path: note.path, line: 0 },
    }));
  return { kind: 'anchors', of: here.length, gaps };
}

function writtenPart({ name, words }: CountedChapter, { notes, questions }: CompletenessInput): Part {
  const isTold = notes.some(({ note }) => homeOf(note, questions) === name && !isUnwritten(note));
  const gap: CompletenessGap = {
    kind: 'written',
    title: 'Nobody has written a word here yet',
    why: 'The chapter asks no questions, so it counts as done when somebody has written in it.',
  };
  return { kind: 'written', of: 1, gaps: words === 0 && !isTold ? [gap] : [] };
}

function homeOf(note: Note, questions: readonly AskedQuestion[]): string | undefined {
  if (note.kind !== 'question') return homes[note.kind];
  const asked = questions.find(({ notePath }) => notePath === note.path);
  return asked?.chapter ?? note.question?.split('/')[0];
}

function isUnwritten({ title, body }: Note): boolean {
  return title === '' && body.trim() === '';
}

/** From 0 to 1. */
function shareOf(counts: readonly Count[]): number {
  const weights = counts.reduce((sum, { kind }) => sum + kindWeights[kind], 0);
  return counts.reduce((sum, { kind, done, of }) => sum + (kindWeights[kind] * done) / of, 0) / weights;
}

/** Sums of fractions fall short of 1 by rounding: 0.9999999999 is all. */
function wholePercent(share: number): number {
  return Math.floor(share * 100 + 1e-9);
}

const countWords: Readonly<Record<CompletenessKind, (count: Count) => string>> = {
  questions: ({ done, of }) => `${done} of ${counted(of, 'question')} answered`,
  hotspots: ({ done, of }) => `${done} of ${counted(of, 'module')} without a hotspot`,
  suppliers: ({ done, of }) => `${done} of ${counted(of, 'supplier')} with a contact`,
  owners: ({ done, of }) => `${done} of ${counted(of, 'module')} with one author noted`,
  anchors: ({ done, of }) => `${done} of ${counted(of, 'note')} on their code`,
  written: ({ done }) => (done === 0 ? 'nothing written' : 'written'),
};

/** `2 of 5 questions answered` */
export function wordsOfCount(count: Count): string {
  return countWords[count.kind](count);
}
