import type * as vscode from 'vscode';
import type { NoteRow } from '../../core/knowledge/noteRows';

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

/** What the key binding says while the view of hotspots has the focus. */
export function isFromHotspots(argument: unknown): boolean {
  return (
    typeof argument === 'object' && argument !== null && 'from' in argument && argument.from === 'hotspots'
  );
}

/** The file, and perhaps the line, that a row of the hotspots names. */
export function placeOf(argument: unknown): { readonly path: string; readonly line?: number } | undefined {
  if (typeof argument !== 'object' || argument === null || !('place' in argument)) return undefined;
  const { place } = argument;
  if (typeof place !== 'object' || place === null || !('path' in place)) return undefined;
  const { path } = place;
  if (typeof path !== 'string' || path.startsWith('/') || path.split(/[\\/]/).includes('..'))
    return undefined;
  return 'line' in place && typeof place.line === 'number' ? { path, line: place.line } : { path };
}
