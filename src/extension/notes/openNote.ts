import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import type { NoteRow } from '../../core/knowledge/noteRows';
import { AnchoredText, resolveAnchor } from '../../core/knowledge/resolveAnchor';
import type { TextSpan } from '../../core/lineIndex';
import { uriInFolder } from '../uriInFolder';

const chooseFirst = 'Choose a note in the Notes view first.';

/** Opens the file of a note beside the code, at the line that the row names. */
export async function openNote(
  folder: vscode.WorkspaceFolder | undefined,
  row: NoteRow | undefined,
): Promise<void> {
  if (folder === undefined || row?.notePath === undefined)
    throw new HandoverError('file.unreadable', chooseFirst);
  await show(folder, row.notePath, () => new vscode.Range(row.noteLine ?? 0, 0, row.noteLine ?? 0, 0));
}

/**
 * Shows the code that a note speaks of, where it stands in the editor, saved or not; a folder in the Explorer. A changed place is selected as well: the row
 * says that it is only the likeliest.
 */
export async function openNotePlace(
  folder: vscode.WorkspaceFolder | undefined,
  row: NoteRow | undefined,
): Promise<void> {
  if (folder === undefined || row?.place === undefined || row.place.drift === 'lost')
    throw new HandoverError('file.unreadable', chooseFirst);
  const { anchor, path, isFolder } = row.place;
  if (isFolder === true) {
    await vscode.commands.executeCommand('revealInExplorer', uriInFolder(folder, path));
    return;
  }
  await show(folder, path, (document) => {
    const state = resolveAnchor(anchor, new AnchoredText(document.getText()));
    if (state.kind === 'lost')
      throw new HandoverError(
        'file.unreadable',
        `The code of this note is no longer in ${path} as it stands in the editor.`,
        { path },
      );
    return rangeOf(state.span);
  });
}

async function show(
  folder: vscode.WorkspaceFolder,
  path: string,
  place: (document: vscode.TextDocument) => vscode.Range,
): Promise<void> {
  const uri = uriInFolder(folder, path);
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true, selection: place(document) });
  } catch (cause) {
    if (cause instanceof HandoverError) throw cause;
    throw new HandoverError('file.unreadable', `${path} cannot be opened; it may be gone.`, { path, cause });
  }
}

function rangeOf({ start, end }: TextSpan): vscode.Range {
  return new vscode.Range(start.line, start.column, end.line, end.column);
}
