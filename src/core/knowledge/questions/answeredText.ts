import { isBroken, parseNote } from '../parseNote';
import type { RepoPath } from '../../ports';
import { changedNote } from '../writeNote';
import { answerWords } from './askedQuestions';

/**
 * The text of an open question's note, marked as answered.
 * @param before the file as it was saved last; empty where there was none
 * @returns undefined where nothing is to be changed: it is no open question, or its answer has no words, or none but those it had
 */
export function answeredText(path: RepoPath, before: string, after: string): string | undefined {
  const note = parseNote(path, after);
  if (isBroken(note) || note.kind !== 'question' || note.status !== 'open') return undefined;
  const words = answerWords(note);
  const former = parseNote(path, before);
  if (words === '' || (!isBroken(former) && answerWords(former) === words)) return undefined;
  return changedNote(after, { kind: 'status', status: 'answered' });
}
