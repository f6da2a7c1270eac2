import type { Identity } from '../ports';
import type { FinishResult, HandOverResult, ResetResult, TakeOverResult } from './operations';

/** What came of an operation, for the user; the notes follow. */
export function takeOverWords({ joined, wip, notes }: TakeOverResult): string {
  return withNotes(joined ? `You joined the mob on ${wip}.` : `You began the mob's branch ${wip}.`, notes);
}

export function handOverWords(result: HandOverResult): string {
  const { pushed, wip, next, notes } = result;
  const what = pushed ? `Handed over on ${wip}.` : `Nothing was done since the last handover of ${wip}.`;
  return withNotes(next === undefined ? what : `${what} ${next} is probably next.`, notes);
}

export function finishWords({ base, staged, coauthors, notes }: FinishResult): string {
  const people =
    coauthors.length === 0
      ? ''
      : ` with ${coauthors.length === 1 ? '1 co-author' : `${coauthors.length} co-authors`}`;
  return withNotes(
    staged
      ? `The session's work is staged on ${base}${people}: write a message and commit.`
      : `You are back on ${base}.`,
    notes,
  );
}

export function resetWords({ wip, base, kept, notes }: ResetResult): string {
  const where = kept.length === 0 ? '' : ` What was on it is kept as ${kept.join(' and ')}.`;
  return withNotes(`${wip} is gone and you are on ${base}.${where}`, notes);
}

/** After the co-authors of a commit by hand were put into its message. */
export function addedWords(people: readonly Identity[]): string {
  if (people.length === 0) return 'Nobody else was present in a turn since the last commit.';
  return `In the commit message as co-authors: ${people.map(({ name }) => name).join(', ')}.`;
}

function withNotes(sentence: string, notes: readonly string[]): string {
  return [sentence, ...notes].join(' ');
}
