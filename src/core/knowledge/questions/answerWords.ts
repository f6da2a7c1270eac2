import type { Note } from '../note';

/** What stands in a question's note besides its headings: empty as long as nobody wrote a word. */
export function answerOf({ body }: Pick<Note, 'body'>): string {
  return body
    .split(/\r\n?|\n/)
    .filter((line) => !/^#{1,6}(\s|$)/.test(line))
    .join('\n')
    .trim();
}

/**
 * The words of the answer: where people may have explained the question itself, those below the heading `Answer` if there
 * is one; else all but the headings.
 */
export function answerWords({
  body,
  question,
  askedBy,
}: Pick<Note, 'body' | 'question' | 'askedBy'>): string {
  const isExplained = question === undefined || askedBy !== undefined;
  const below = isExplained
    ? /^## Answer[ \t]*$([\s\S]*)/m.exec(body.replace(/\r\n?/g, '\n'))?.[1]
    : undefined;
  return answerOf({ body: below ?? body });
}
