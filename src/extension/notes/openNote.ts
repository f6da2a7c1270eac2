import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import type { NoteRow } from '../../core/knowledge/noteRows';

const chooseFirst = 'Choose a note in the Notes view first.';

/** Opens the file of a note beside the code, at the line that the row names. */
export async function openNote(
  folder: vscode.WorkspaceFolder | undefined,
  row: NoteRow | undefined,
): Promise<void> {
  if (folder === undefined || row?.notePath === undefined)
    throw new HandoverError('file.unreadable', chooseFirst);
  await show(folder, row.notePath, new vscode.Range(row.noteLine ?? 0, 0, row.noteLine ?? 0, 0));
}

/** Shows the code that a note speaks of. A changed place is selected as well: the row says that it is only the likeliest. */
export async function openNotePlace(
  folder: vscode.WorkspaceFolder | undefined,
  row: NoteRow | undefined,
): Promise<void> {
  const span = row?.place?.span;
  if (folder === undefined || row?.place === undefined || span === undefined)
    throw new HandoverError('file.unreadable', chooseFirst);
  const { start, end } = span;
  await show(folder, row.place.path, new vscode.Range(start.line, start.column, end.line, end.column));
}

async function show(folder: vscode.WorkspaceFolder, path: string, selection: vscode.Range): Promise<void> {
  if (path.startsWith('/') || path.split(/[\\/]/).includes('..'))
    throw new HandoverError('file.outside', `${path} is outside the folder and is not opened.`, { path });
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, path));
    await vscode.window.showTextDocument(document, { preview: true, selection });
  } catch (cause) {
    throw new HandoverError('file.unreadable', `${path} cannot be opened; it may be gone.`, { path, cause });
  }
}
