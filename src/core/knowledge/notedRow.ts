import type { RepoPath } from '../ports';

/** The views whose rows a note can be captured from. */
export const notedViews = ['hotspots', 'suppliers', 'handover', 'session'] as const;

export type NotedView = (typeof notedViews)[number];

/** A file, a line of it, or words on that line. */
export interface CodePlace {
  readonly path: RepoPath;
  /** 0-based; absent: the file as a whole. */
  readonly line?: number;
  /** Of the words that are meant, on the line; absent: the whole line. */
  readonly columns?: readonly [start: number, end: number];
}

/** What a note speaks of that is captured from a row; without places it speaks of no code. */
export interface NotedRow {
  /** Says whose folder the places are in. */
  readonly view: NotedView;
  readonly places: readonly CodePlace[];
  /** Files of the same row that are left out, because a note with so many places helps nobody; 0 for none. */
  readonly more: number;
}

/** Places that a note takes from one row. */
const mostPlaces = 5;

/** The first place in each file, in the given order; files of `.handover/` are not code. */
export function notedRow(view: NotedView, places: readonly CodePlace[]): NotedRow {
  const first = new Map<RepoPath, CodePlace>();
  for (const place of places)
    if (!place.path.startsWith('.handover/') && !first.has(place.path)) first.set(place.path, place);
  return {
    view,
    places: [...first.values()].slice(0, mostPlaces).map(({ path, line }) => ({
      path,
      ...(line === undefined ? {} : { line }),
    })),
    more: Math.max(0, first.size - mostPlaces),
  };
}
