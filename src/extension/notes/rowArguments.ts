import type * as vscode from 'vscode';
import type { HotspotRow } from '../../core/hotspots/rows/hotspotRow';
import { type NoteKind, noteKinds } from '../../core/knowledge/note';
import { isNotePath } from '../../core/knowledge/noteId';
import type { NoteRow } from '../../core/knowledge/noteRows';
import { type CodePlace, type NotedRow, type NotedView, notedViews } from '../../core/knowledge/notedRow';
import { leadsOutside } from '../../core/repoPath';
import { plainLine } from '../../core/session/plainText';

/** The argument of a command comes from a tree item, or from whoever calls it: it is not trusted. */
export function rowOf(argument: unknown): NoteRow | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const isRow = 'notePath' in argument && typeof argument.notePath === 'string' && 'children' in argument;
  return isRow ? (argument as NoteRow) : undefined;
}

/** What VS Code hands over when something was typed into a comment thread. */
export function replyOf(argument: unknown): vscode.CommentReply | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const isReply = 'thread' in argument && 'text' in argument && typeof argument.text === 'string';
  return isReply ? (argument as vscode.CommentReply) : undefined;
}

/** The view that has the focus, as the key binding says it. */
export function focusedViewOf(argument: unknown): NotedView | undefined {
  if (typeof argument !== 'object' || argument === null || !('from' in argument)) return undefined;
  return notedViews.find((view) => view === argument.from);
}

/** Rows of the hotspots that are code or a document; what other rows speak of they say themselves. */
const hotspotKinds: readonly HotspotRow['kind'][] = ['module', 'symbol', 'debt', 'probableDebt', 'document'];

/** What a row of a view offers to speak of; undefined for everything else, and for rows that offer nothing. */
export function notedOf(argument: unknown): NotedRow | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  if (!('noted' in argument)) {
    const place = placeOf(argument);
    const isHotspot = 'kind' in argument && hotspotKinds.some((kind) => kind === argument.kind);
    return place === undefined || !isHotspot ? undefined : { view: 'hotspots', places: [place], more: 0 };
  }
  const { noted } = argument;
  if (typeof noted !== 'object' || noted === null || !('view' in noted) || !('places' in noted))
    return undefined;
  const view = notedViews.find((each) => each === noted.view);
  if (view === undefined || !Array.isArray(noted.places)) return undefined;
  const places = noted.places.flatMap((place: unknown) => codePlaceOf(place) ?? []);
  const more = 'more' in noted && typeof noted.more === 'number' ? noted.more : 0;
  return { view, places, more };
}

/** The file, and perhaps the line, that a row of the hotspots or a line of code names. */
export function placeOf(argument: unknown): CodePlace | undefined {
  if (typeof argument !== 'object' || argument === null || !('place' in argument)) return undefined;
  return codePlaceOf(argument.place);
}

function codePlaceOf(place: unknown): CodePlace | undefined {
  if (typeof place !== 'object' || place === null || !('path' in place)) return undefined;
  const { path } = place;
  if (typeof path !== 'string' || leadsOutside(path)) return undefined;
  if (!('line' in place) || typeof place.line !== 'number') return { path };
  const columns = 'columns' in place ? columnsOf(place.columns) : undefined;
  return { path, line: place.line, ...(columns === undefined ? {} : { columns }) };
}

function columnsOf(columns: unknown): CodePlace['columns'] {
  if (!Array.isArray(columns)) return undefined;
  const [start, end] = columns as readonly unknown[];
  return typeof start === 'number' && typeof end === 'number' ? [start, end] : undefined;
}

/** What is known of a note before it is asked for, as the quick fix on a debt says it; nothing of other arguments. */
export function beginningOf(argument: unknown): { readonly kind?: NoteKind; readonly text?: string } {
  if (typeof argument !== 'object' || argument === null || !('note' in argument)) return {};
  const { note } = argument;
  if (typeof note !== 'object' || note === null) return {};
  const kind = 'kind' in note ? noteKinds.find((each) => each === note.kind) : undefined;
  const title = 'title' in note && typeof note.title === 'string' ? plainLine(note.title) : '';
  return { ...(kind === undefined ? {} : { kind }), ...(title === '' ? {} : { text: title }) };
}

/** The file of a note that somebody names without a row; undefined for all else. */
export function noteFileOf(argument: unknown): string | undefined {
  const path = placeOf(argument)?.path;
  return path !== undefined && isNotePath(path) ? path : undefined;
}
