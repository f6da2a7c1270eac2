import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import { leadsOutside } from '../../core/repoPath';
import type { Place } from '../../core/hotspots/rows';

/**
 * Shows a place in a preview editor, what is meant selected.
 * Throws HandoverError `file.outside` for a path that leaves the folder, `file.unreadable` for one that is gone.
 */
export async function openPlace(
  folder: vscode.WorkspaceFolder,
  place: Place,
  options: { readonly preserveFocus: boolean },
): Promise<void> {
  const { path } = place;
  if (leadsOutside(path)) {
    throw new HandoverError('file.outside', `${path} is outside the folder and is not opened.`, { path });
  }
  const uri = vscode.Uri.joinPath(folder.uri, path);
  let document: vscode.TextDocument;
  try {
    document = await vscode.workspace.openTextDocument(uri);
  } catch (cause) {
    throw new HandoverError(
      'file.unreadable',
      `${path} cannot be opened; scan again to bring the list up to date.`,
      {
        path,
        cause,
      },
    );
  }
  const selection = selectionOf(document, place);
  await vscode.window.showTextDocument(document, {
    preview: true,
    preserveFocus: options.preserveFocus,
    ...(selection === undefined ? {} : { selection }),
  });
}

/** The text of the place where the line still has it, else the beginning of the line. */
function selectionOf(document: vscode.TextDocument, place: Place): vscode.Range | undefined {
  if (place.line === undefined) return undefined;
  const { text, lineNumber } = document.lineAt(Math.min(place.line, document.lineCount - 1));
  const wanted = place.text ?? '';
  const from = wanted === '' ? -1 : text.toLowerCase().indexOf(wanted.toLowerCase(), place.column ?? 0);
  if (from < 0) return new vscode.Range(lineNumber, 0, lineNumber, 0);
  return new vscode.Range(lineNumber, from, lineNumber, from + wanted.length);
}
