import type { Note } from './note';
import { kindWords } from './noteWords';
import type { ResolvedNote } from './resolvedNote';

const longestExcerpt = 160;
const before = 40;

/** A note as it is searched: all its words, on one line. */
export interface SearchedNote {
  readonly all: string;
  readonly body: string;
}

export function searchedNote({ note, places }: ResolvedNote): SearchedNote {
  const parts = [
    note.title,
    kindWords[note.kind].one,
    note.status,
    ...peopleOfNote(note),
    ...places.flatMap(({ path, anchor }) => [path, anchor.path]),
    note.path,
  ];
  const body = note.body.replace(/\s+/gu, ' ').trim();
  return { all: plain(`${parts.join(' ')} ${body}`), body };
}

/** Everybody who has to do with a note, each once. */
export function peopleOfNote({
  toldBy,
  learntBy,
  confirmedBy,
  askedBy,
  assignedTo,
}: Note): readonly string[] {
  const assigned = assignedTo === undefined ? [] : [assignedTo];
  return [...new Set([...toldBy, ...learntBy, ...confirmedBy, ...(askedBy ?? []), ...assigned])];
}

/** True where every word of what was typed stands somewhere in the note, in any order; case and accents are no matter. */
export function hasWords({ all }: SearchedNote, typed: string): boolean {
  return wordsOf(typed).every((word) => all.includes(word));
}

/** The part of the body around the first of the words that were typed; its beginning where none is in it. */
export function excerptFor({ body }: SearchedNote, typed: string): string {
  const folded = plain(body);
  // Folding may change the length of a text: the place is then only nearly right, which is enough to be read.
  const found = wordsOf(typed)
    .map((word) => folded.indexOf(word))
    .filter((at) => at >= 0);
  const at = found.length === 0 ? 0 : Math.min(...found);
  const from = at <= before ? 0 : at - before;
  const shown = body.slice(from, from + longestExcerpt).trim();
  return `${from === 0 ? '' : '…'}${shown}${from + longestExcerpt < body.length ? '…' : ''}`;
}

function wordsOf(typed: string): readonly string[] {
  return plain(typed)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
