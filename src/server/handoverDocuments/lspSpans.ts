import type { Location, Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import type { TextEdit as CoreEdit } from '../../core/handoverDocuments/textEdits';
import type { Position as CorePosition, TextSpan } from '../../core/lineIndex';
import type { RepoPath } from '../../core/ports';
import type { DocumentFolder } from './documentFolder';

export function rangeOf({ start, end }: TextSpan): Range {
  return { start: lspPosition(start), end: lspPosition(end) };
}

export function positionOf({ line, character }: Position): CorePosition {
  return { line, column: character };
}

/** True where the position is in the span or touches its end. */
export function covers({ start, end }: TextSpan, { line, column }: CorePosition): boolean {
  const isAfter = line > start.line || (line === start.line && column >= start.column);
  return isAfter && (line < end.line || (line === end.line && column <= end.column));
}

export function touches(span: TextSpan, range: Range): boolean {
  const start = positionOf(range.start);
  const end = positionOf(range.end);
  return covers(span, start) || covers(span, end) || covers({ start, end }, span.start);
}

export function locationOf(folder: DocumentFolder, path: RepoPath, span: TextSpan): Location {
  return { uri: folder.uriOf(path), range: rangeOf(span) };
}

export function workspaceEdit(
  folder: DocumentFolder,
  edits: Iterable<readonly [RepoPath, readonly CoreEdit[]]>,
): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const [path, own] of edits) {
    changes[folder.uriOf(path)] = own.map(({ span, newText }) => ({ range: rangeOf(span), newText }));
  }
  return { changes };
}

function lspPosition({ line, column }: CorePosition): Position {
  return { line, character: column };
}
