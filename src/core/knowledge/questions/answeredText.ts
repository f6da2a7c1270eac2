import { answerWords } from './answerWords';

const parts = /^(\ufeff?---[ \t]*\r?\n)([\s\S]*?)(\r?\n---[ \t]*(?:\r?\n[\s\S]*)?)$/;

/**
 * The text of an open question's note, marked as answered. Only front matter with the keys as the tool writes them is
 * changed, so that no parser is loaded for each file that is saved.
 * @param before the file as it was saved last; empty where there was none
 * @returns undefined where nothing is to be changed: it is no open question, or its answer has no words, or none but those it had
 */
export function answeredText(before: string, after: string): string | undefined {
  const [, opening = '', yaml = '', rest = ''] = parts.exec(after) ?? [];
  if (!/^kind: question[ \t]*\r?$/m.test(yaml) || !/^status: open[ \t]*\r?$/m.test(yaml)) return undefined;
  const words = wordsOf(after);
  if (words === '' || words === wordsOf(before)) return undefined;
  return opening + yaml.replace(/^status: open(?=[ \t]*\r?$)/m, 'status: answered') + rest;
}

function wordsOf(text: string): string {
  const [, , yaml = '', rest = ''] = parts.exec(text) ?? [];
  const id = /^question: *(\S+)/m.exec(yaml)?.[1];
  return answerWords({
    body: rest.replace(/^\r?\n---.*/, ''),
    ...(id === undefined ? {} : { question: id }),
    ...(/^askedBy:/m.test(yaml) ? { askedBy: [] } : {}),
  });
}
