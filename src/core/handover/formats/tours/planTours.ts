import { answerOf } from '../../../knowledge/questions/answerWords';
import { kindWords } from '../../../knowledge/noteWords';
import type { Note } from '../../../knowledge/note';
import type { AnchoredPlace, ResolvedNote } from '../../../knowledge/resolvedNote';
import type { RepoPath } from '../../../ports';
import { counted, dateWords, listWords } from '../../../wording';
import { coverFile } from '../../chapters';
import { contentHash } from '../../contentHash';
import { byFolderAtMost } from '../../folders';
import { plainLine, shorten } from '../../markdownText';
import type { BeforeBook } from '../exportFormat';
import type { ExportWarning } from '../formatList';
import { stepPlace, type StepPlace } from './stepPlace';
import { ownTourFolder, type Tour, tourEnding, type TourStep } from './tour';
import { stepText, stepWords, tourTitle } from './tourText';

export interface PlannedTour {
  readonly path: RepoPath;
  readonly tour: Tour;
}

/** Tours that are there and stay: their titles are taken, and one of them may be where people begin. */
export interface OtherTours {
  readonly titles: readonly string[];
  readonly hasPrimary: boolean;
}

/** More tours of folders than this nobody walks; deep folders then count as part of their parents. */
const mostFolderTours = 30;
/** In the tour that one begins with. */
const mostFirstSteps = 12;
const longestTitle = 80;
/** The same in every checkout, whatever its folder is called. */
const startTitle = 'Start here: the handover';

interface Stop {
  readonly resolved: ResolvedNote;
  /** Which of the note's places, 0-based. */
  readonly index: number;
  readonly place: AnchoredPlace;
  readonly at: StepPlace;
}

/** A tour before it is known which others there are. */
interface Draft {
  readonly kind: 'flow' | 'folder';
  readonly path: RepoPath;
  readonly title: string;
  readonly description: string;
  readonly stops: readonly Stop[];
}

/**
 * A tour for every note that speaks of several places, in its order; one for every folder with all that was said of it,
 * in the order of its files; and one to start with. Lost places are in none.
 */
export function planTours(
  input: BeforeBook,
  others: OtherTours,
): { readonly tours: readonly PlannedTour[]; readonly warnings: readonly ExportWarning[] } {
  const { stops, warnings } = stopsOf(input);
  const drafts = [...flowDrafts(stops), ...folderDrafts(stops)];
  if (drafts.length === 0) return { tours: [], warnings };
  const titles = uniqueTitles([startTitle, ...drafts.map(({ title }) => title)], others.titles);
  const allTitles = [...titles, ...others.titles];
  const ref = input.book.code?.commit;
  const tours = drafts.map((draft, index): PlannedTour => {
    const next = titles[index + 2];
    const isBound = draft.stops.some(({ at }) => at.kind === 'atCommit');
    return {
      path: draft.path,
      tour: {
        title: titles[index + 1] ?? draft.title,
        description: draft.description,
        ...(isBound && ref !== undefined ? { ref } : {}),
        ...(next === undefined ? {} : { nextTour: next }),
        steps: draft.stops.map((stop, nth) => stepOf(stop, allTitles, draft.kind === 'folder' || nth === 0)),
      },
    };
  });
  return { tours: [startTour(input, stops, { titles, allTitles, others }), ...tours], warnings };
}

/** Where CodeTour can be led to, note by note; and what had to be left out. */
function stopsOf({ book, existing }: BeforeBook): {
  readonly stops: readonly Stop[];
  readonly warnings: readonly ExportWarning[];
} {
  const stops: Stop[] = [];
  const warnings: ExportWarning[] = [];
  const canBind = book.code?.commit !== undefined && book.code.uncommittedFiles === 0;
  for (const resolved of book.notes.filter(({ note }) => saysSomething(note))) {
    resolved.places.forEach((place, index) => {
      const at = stepPlace(place, existing.get(place.path));
      if (at === undefined) return;
      if (at.kind === 'free' || canBind) stops.push({ resolved, index, place, at });
      else warnings.push(unboundWarning(resolved, place));
    });
  }
  return { stops, warnings };
}

function saysSomething(note: Note): boolean {
  if (note.kind === 'question') return note.status === 'answered' && answerOf(note) !== '';
  return note.title !== '';
}

function unboundWarning({ note }: ResolvedNote, { path, span }: AnchoredPlace): ExportWarning {
  const line = span?.start.line ?? 0;
  return {
    path: note.path,
    line: 0,
    message: `${plainLine(path)}, line ${line + 1}: the same lines stand in the file more than once and are not all committed, so no tour can lead there from ${plainLine(note.path)}. Commit the file and export again.`,
  };
}

function flowDrafts(stops: readonly Stop[]): readonly Draft[] {
  const byNote = new Map<ResolvedNote, Stop[]>();
  for (const stop of stops) byNote.set(stop.resolved, [...(byNote.get(stop.resolved) ?? []), stop]);
  return [...byNote.values()]
    .filter((own) => own.length > 1)
    .map((own) => {
      const note = own[0]?.resolved.note;
      const name = (note?.path ?? '').split('/').at(-1)?.replace(/\.md$/, '') ?? '';
      return {
        kind: 'flow' as const,
        path: tourPath(name),
        title: titleOf(note),
        description: `${note === undefined ? '' : kindWords[note.kind].one} over ${counted(own.length, 'place')} in the code.`,
        stops: own,
      };
    });
}

function folderDrafts(stops: readonly Stop[]): readonly Draft[] {
  // Of a note that speaks of several places in one file, the first stands for all.
  const seen = new Set<string>();
  const firsts = stops.filter(({ resolved, place }) => {
    const key = `${resolved.note.path}\n${place.path}`;
    return !seen.has(key) && seen.add(key);
  });
  const located = firsts.map((stop) => ({ path: stop.place.path, stop }));
  return byFolderAtMost(located, mostFolderTours).map(({ folder, items }) => {
    const own = items.map(({ stop }) => stop).sort(byPlace);
    const name = folder === '' ? 'the top folder' : folder;
    return {
      kind: 'folder' as const,
      path: tourPath(`in-${slugOf(folder)}-${contentHash(folder).slice(0, 4)}`),
      title: tourTitle(`Notes in ${name}`),
      description: `${counted(own.length, 'note')} in the order of the files.`,
      stops: own,
    };
  });
}

function byPlace(a: Stop, b: Stop): number {
  if (a.place.path !== b.place.path) return a.place.path < b.place.path ? -1 : 1;
  return (
    (a.place.span?.start.line ?? 0) - (b.place.span?.start.line ?? 0) ||
    (a.resolved.note.path < b.resolved.note.path ? -1 : 1)
  );
}

/** What one should know before the rest: where the book is, then warnings, incidents and discoveries. */
function startTour(
  { book, formats }: BeforeBook,
  stops: readonly Stop[],
  {
    titles,
    allTitles,
    others,
  }: { titles: readonly string[]; allTitles: readonly string[]; others: OtherTours },
): PlannedTour {
  const order = ['warning', 'incident', 'discovery', 'explanation'];
  const rank = ({ resolved }: Stop): number => order.indexOf(resolved.note.kind);
  const chosen = stops
    .filter((stop) => rank(stop) >= 0 && stop.at.kind === 'free')
    .filter((stop, index, all) => all.findIndex(({ resolved }) => resolved === stop.resolved) === index)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, mostFirstSteps);
  const cover = `${book.outputFolder}/${coverFile}`;
  const hasCover = formats.includes('markdown') || book.existing.get(coverFile) !== undefined;
  const next = titles[1];
  return {
    path: tourPath('start-here'),
    tour: {
      title: titles[0] ?? startTitle,
      description: 'What to know first, and where the rest is.',
      ...(others.hasPrimary ? {} : { isPrimary: true as const }),
      ...(next === undefined ? {} : { nextTour: next }),
      steps: [
        {
          ...(hasCover ? { file: cover, line: 1 } : {}),
          title: 'The handover',
          description: stepWords(
            `People who know this code wrote these notes while they were still here. ${hasCover ? 'This page says what is known and what is still missing. ' : ''}The tours follow one another; there are ${counted(titles.length, 'tour')}.`,
          ),
        },
        ...chosen.map((stop) => stepOf(stop, allTitles, true)),
      ],
    },
  };
}

/** @param withBody false for the later places of a note that was read at the first */
function stepOf(
  { resolved: { note, places }, index, place, at }: Stop,
  titles: readonly string[],
  withBody: boolean,
): TourStep {
  const parts = [
    place.drift === 'changed'
      ? '**The code has changed since this was written; this is the likeliest place.**'
      : '',
    withBody ? stepText(note.body, note.title, titles) : '',
    `_${saidBy(note)}${places.length > 1 ? `, place ${index + 1} of ${places.length}` : ''}_`,
  ];
  return {
    ...at.place,
    title: titleOf(note),
    description: parts.filter((part) => part !== '').join('\n\n'),
  };
}

function saidBy({ kind, toldBy, confirmedBy, atEpochMs, status }: Note): string {
  const names = (list: readonly string[]): string => listWords(list.map(stepWords));
  return [
    kindWords[kind].one,
    toldBy.length === 0 ? '' : `told by ${names(toldBy)}`,
    dateWords(atEpochMs),
    status === 'confirmed'
      ? `confirmed by ${confirmedBy.length === 0 ? 'somebody who is not named' : names(confirmedBy)}`
      : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function titleOf(note: Note | undefined): string {
  if (note === undefined) return '';
  return tourTitle(shorten(note.title === '' ? kindWords[note.kind].one : note.title, longestTitle));
}

/** CodeTour goes from tour to tour by title. */
function uniqueTitles(titles: readonly string[], taken: readonly string[]): readonly string[] {
  const given = new Set(taken);
  return titles.map((title) => {
    let unique = title;
    for (let count = 2; given.has(unique); count++) unique = `${title} (${count})`;
    given.add(unique);
    return unique;
  });
}

function tourPath(name: string): RepoPath {
  return `${ownTourFolder}/handover-${name}${tourEnding}`;
}

function slugOf(folder: RepoPath): string {
  const slug = folder
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'top' : slug.slice(-40).replace(/^-/, '');
}
