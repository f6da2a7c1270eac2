import { chapterName, chapterTitle } from '../core/handover/chapter';
import { HandoverError } from '../core/errors';
import { defaultsOf } from '../core/knowledge/questions/askedQuestions';
import { packPath, writeQuestionPack } from '../core/knowledge/questions/questionPack';
import { readPlan } from '../node/handover/readPlan';
import { readNotes } from '../node/knowledge/readNotes';
import { readQuestions } from '../node/knowledge/readQuestions';
import type { ScanHooks } from '../node/scan/scanner';
import type { NoteWritten, QuestionPackParams, QuestionsParams, QuestionsResult } from '../protocol/requests';
import type { ScannedFolder } from './scannedFolder';

/** `mobHandover/questions`: what the chapters ask, and what became of it. */
export async function handleQuestions(
  { scanner }: ScannedFolder,
  _params: QuestionsParams,
  hooks: ScanHooks,
): Promise<QuestionsResult> {
  const { notes } = await readNotes(scanner, hooks.cancellation);
  const { plan, problems: planProblems } = await readPlan(scanner.files);
  const { questions, problems } = await readQuestions(
    scanner.files,
    plan.chapters.map(chapterName),
    notes.map(({ note }) => note),
  );
  return {
    chapters: plan.chapters.map((chapter) => ({ name: chapterName(chapter), title: chapterTitle(chapter) })),
    questions,
    problems: [...planProblems, ...problems],
  };
}

/** `mobHandover/questions/pack`: the file with the questions of a chapter, made with the default ones where there is none. */
export async function handleQuestionPack(
  { scanner }: ScannedFolder,
  { chapter: name }: QuestionPackParams,
): Promise<NoteWritten> {
  const { plan } = await readPlan(scanner.files);
  const chapter = plan.chapters.find((each) => chapterName(each) === name);
  if (chapter === undefined)
    throw new HandoverError('file.outside', `${name} is no chapter of the book; nothing was written.`);
  const path = packPath(name);
  if ((await scanner.files.readText(path)) === undefined) {
    const text = writeQuestionPack(chapterTitle(chapter), defaultsOf(name));
    await scanner.files.writeAll([{ path, text }]);
  }
  return { path };
}
