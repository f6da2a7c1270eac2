import { HandoverError, sentenceOf } from '../../core/errors';
import type { Note } from '../../core/knowledge/note';
import {
  allQuestions,
  type AskedQuestion,
  askedQuestions,
} from '../../core/knowledge/questions/askedQuestions';
import { questionsFolder } from '../../core/knowledge/questions/question';
import {
  type PackProblem,
  parseQuestionPack,
  type QuestionPack,
} from '../../core/knowledge/questions/questionPack';
import type { Files } from '../../core/ports';

export interface ReadQuestions {
  /** In the order of the chapters. */
  readonly questions: readonly AskedQuestion[];
  /** Packs or questions that cannot be used; the others are good. */
  readonly problems: readonly PackProblem[];
}

/**
 * The questions of all chapters with what the notes say to them.
 * @param chapters names of the chapters' files without their ending, in the order of the book
 */
export async function readQuestions(
  files: Files,
  chapters: readonly string[],
  notes: readonly Note[],
): Promise<ReadQuestions> {
  const packs: QuestionPack[] = [];
  const problems: PackProblem[] = [];
  for (const name of await files.list(questionsFolder)) {
    if (!name.endsWith('.md') || name.startsWith('.')) continue;
    const path = `${questionsFolder}/${name}`;
    if (!chapters.includes(name.replace(/\.md$/, ''))) {
      const message = `${path}: no chapter has this name, so its questions are not asked; name the file after one, such as ${chapters[0] ?? '01-purpose'}.md.`;
      problems.push({ path, line: 0, message });
      continue;
    }
    try {
      const text = await files.readText(path);
      if (text === undefined) continue;
      const pack = parseQuestionPack(path, text);
      packs.push(pack);
      problems.push(...pack.problems);
    } catch (error) {
      if (!(error instanceof HandoverError)) throw error;
      problems.push({ path, line: 0, message: sentenceOf(error) });
    }
  }
  return { questions: askedQuestions(allQuestions(chapters, packs), notes, chapters), problems };
}
