import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import type { Place } from '../../core/hotspots/rows/hotspotRow';
import { uriInFolder } from '../uriInFolder';

/**
 * Shows a place in a preview editor, what is meant selected. `behind`: nobody asked for it in the editor where somebody may be typing,
 * who goes on typing there; see {@link showBehind}.
 * Throws HandoverError `file.outside` for a path that leaves the folder, `file.unreadable` for one that is gone.
 */
export async function openPlace(
  folder: vscode.WorkspaceFolder,
  place: Place,
  options: { readonly preserveFocus: boolean; readonly behind?: boolean },
): Promise<void> {
  const { path } = place;
  const uri = uriInFolder(folder, path);
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
  if (options.behind === true) {
    await showBehind(document, selection);
    return;
  }
  await vscode.window.showTextDocument(document, {
    preview: true,
    preserveFocus: options.preserveFocus,
    ...(selection === undefined ? {} : { selection }),
  });
}

/**
 * To keep the focus is not enough: VS Code shows the next file of a group in the editor that has it, which then takes the keys. So where
 * an editor is in front the file comes beside it, and where it is that very file its cursor stays.
 */
async function showBehind(document: vscode.TextDocument, selection: vscode.Range | undefined): Promise<void> {
  const { activeTextEditor: inFront, activeNotebookEditor, visibleTextEditors } = vscode.window;
  if (inFront?.document === document) {
    if (selection !== undefined)
      inFront.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    return;
  }
  const isFree = inFront === undefined && activeNotebookEditor === undefined;
  const shown = visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
  const column = shown ?? (isFree ? vscode.ViewColumn.Active : (otherColumn() ?? vscode.ViewColumn.Beside));
  await vscode.window.showTextDocument(document, {
    viewColumn: column,
    preview: true,
    preserveFocus: true,
    ...(selection === undefined ? {} : { selection }),
  });
}

/** Of a group with a text in front, so that no board is covered and groups do not pile up. */
function otherColumn(): vscode.ViewColumn | undefined {
  const groups = vscode.window.tabGroups.all.filter(({ isActive }) => !isActive);
  return groups.find(({ activeTab }) => activeTab?.input instanceof vscode.TabInputText)?.viewColumn;
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
