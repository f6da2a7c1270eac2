import { answerOf } from '../knowledge/questions/answerWords';
import type { Note, NoteKind } from '../knowledge/note';
import { needsALook } from '../knowledge/noteRows';
import { kindWords } from '../knowledge/noteWords';
import type { AnchoredPlace, Drift, ResolvedNote } from '../knowledge/resolvedNote';
import { counted, dateWords, listWords } from '../wording';
import type { BookFacts } from './facts';
import { codeSpan, escapeText, type Markdown, plainLine } from './markdownText';
import { noteMarkdown } from './noteMarkdown';
import { regionContent } from './provenance';
import { shortPath } from './repoLinks';

/** Chapter 4: what was explained, and what nobody dares to touch, module by module. */
export function explainedRegion(facts: BookFacts): Markdown {
  const notes = written(facts, 'explanation', 'warning');
  const groups = new Map<string, ResolvedNote[]>();
  for (const note of notes) {
    const path = note.places[0]?.path ?? '';
    const group = groups.get(path);
    if (group === undefined) groups.set(path, [note]);
    else group.push(note);
  }
  const body = [...groups]
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
    .flatMap(([path, members]) => [
      path === '' ? '### The whole' : `### ${codeSpan(path)}`,
      ...members.flatMap((note) => noteBlocks(note, facts, 4)),
    ]);
  return regionContent(notes.length === 0 ? 'noNotes' : 'notes', facts, [
    ...summary(notes, 'explanation or warning', 'explanations and warnings'),
    ...body,
  ]);
}

/** Chapters 14 to 17: the notes of one kind, oldest first. */
export function notesOfKind(kind: NoteKind): (facts: BookFacts) => Markdown {
  const { one, many } = kindWords[kind];
  return (facts) => {
    const notes = written(facts, kind);
    return regionContent(notes.length === 0 ? 'noNotes' : 'notes', facts, [
      ...summary(notes, one.toLowerCase(), many.toLowerCase()),
      ...notes.flatMap((note) => noteBlocks(note, facts, 3)),
    ]);
  };
}

/** How many notes of these kinds the book tells. */
export function notesTold(...kinds: readonly NoteKind[]): (facts: BookFacts) => number {
  return (facts) => written(facts, ...kinds).length;
}

/** A note without a word in it says nothing yet. */
function written({ notes }: BookFacts, ...kinds: readonly NoteKind[]): readonly ResolvedNote[] {
  return notes.filter(
    ({ note }) => kinds.includes(note.kind) && (note.title !== '' || answerOf(note) !== ''),
  );
}

function summary(notes: readonly ResolvedNote[], one: string, many: string): readonly Markdown[] {
  if (notes.length === 0) return [`No ${many} have been written down.`];
  const unconfirmed = notes.filter(({ note }) => note.status === 'authored').length;
  const drifted = notes.filter(needsALook).length;
  const sentences = [`${counted(notes.length, one, many)}.`];
  if (unconfirmed > 0)
    sentences.push(`${counted(unconfirmed, 'waits', 'wait')} for a second person to confirm what is said.`);
  if (drifted > 0)
    sentences.push(
      `Of ${counted(drifted, 'the code has', 'the code has')} changed or gone since; that is said there.`,
    );
  return [sentences.join(' ')];
}

function noteBlocks(resolved: ResolvedNote, facts: BookFacts, depth: 3 | 4): readonly Markdown[] {
  const { note } = resolved;
  const title = note.title === '' ? kindWords[note.kind].one : note.title;
  const body = noteMarkdown(note.body, {
    fromFolder: facts.outputFolder,
    belowDepth: depth,
    title: note.title,
  });
  return [
    `${'#'.repeat(depth)} ${escapeText(title)}`,
    `${provenanceMarker(note)}\n*${saidBy(note)}.* ${facts.links.to(note.path, 'note')}`,
    ...placesBlock(resolved.places, facts),
    ...(body === '' || body === escapeText(title) ? [] : [body]),
  ];
}

/** The same for machines: ids, dates, and paths and names percent-encoded, so that nothing can end the comment. */
export function provenanceMarker({ status, path, atEpochMs, session, toldBy, confirmedBy }: Note): string {
  const parts = [
    status === 'confirmed' ? 'confirmed' : 'authored',
    `note=${encodeURI(path).replace(/--/g, '%2D%2D')}`,
    `at=${new Date(atEpochMs).toISOString().slice(0, 10)}`,
    ...(session === undefined ? [] : [`session=${session.replace(/--/g, '%2D%2D')}`]),
    ...(toldBy.length === 0 ? [] : [`by=${encodedNames(toldBy)}`]),
    ...(confirmedBy.length === 0 ? [] : [`confirmed=${encodedNames(confirmedBy)}`]),
  ];
  return `<!-- handover:provenance ${parts.join(' ')} -->`;
}

function encodedNames(names: readonly string[]): string {
  return names.map((name) => encodeURIComponent(plainLine(name)).replace(/--/g, '%2D%2D')).join(',');
}

/** `Warning, told by Kim, learnt by Sol, on 3 May 2026, confirmed by Ira` */
export function saidBy(note: Note): Markdown {
  const { kind, status, toldBy, learntBy, confirmedBy, askedBy = [], atEpochMs, question, session } = note;
  const told = toldBy.length === 0 ? '' : `told by ${listWords(toldBy.map(escapeText))}`;
  const asked = askedBy.length === 0 ? '' : `asked by ${listWords(askedBy.map(escapeText))}`;
  const learnt = learntBy.length === 0 ? '' : `learnt by ${listWords(learntBy.map(escapeText))}`;
  const by = confirmedBy.length === 0 ? 'somebody who is not named' : listWords(confirmedBy.map(escapeText));
  const state =
    status === 'confirmed' ? `confirmed by ${by}` : status === 'authored' ? 'not confirmed yet' : '';
  return [
    question === undefined ? kindWords[kind].one : 'Answer',
    asked,
    told,
    learnt,
    `written on ${dateWords(atEpochMs)}${session === undefined ? '' : ` in session ${codeSpan(session)}`}`,
    state,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

const driftWords: Readonly<Record<Drift, string>> = {
  exact: '',
  moved: '',
  changed: ' (**the code has changed since**; this is the likeliest place)',
  lost: ' (**the code is gone**; this is where it was)',
};

/** Where in the code a note speaks of; one block, none without places. */
export function placesBlock(places: readonly AnchoredPlace[], { links }: BookFacts): readonly Markdown[] {
  if (places.length === 0) return [];
  const items = places.map((place) => {
    const { path, span, drift, anchor } = place;
    const line = drift === 'lost' ? anchor.line : span?.start.line;
    const target =
      drift === 'lost'
        ? codeSpan(anchor.exact === '' ? path : `${path}:${anchor.line + 1}`)
        : line === undefined || anchor.exact === ''
          ? links.toEndOf(path)
          : links.toLine(path, line, `${shortPath(path)}:${line + 1}`);
    return target + driftWords[drift];
  });
  return [
    items.length === 1
      ? `About ${items[0] ?? ''}.`
      : `About:\n\n${items.map((item) => `- ${item}`).join('\n')}`,
  ];
}
