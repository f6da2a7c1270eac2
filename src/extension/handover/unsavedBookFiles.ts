import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import { counted } from '../../core/wording';

/** Asks before unsaved text is saved; injected so that tests can answer. */
export type Ask = (question: string, ...answers: string[]) => Thenable<string | undefined>;

export const saveAndExport = 'Save and Export';

/**
 * What stands unsaved in editors would be in conflict with what the export writes below them.
 * @returns false where the user did not want them to be saved
 * @throws HandoverError `file.unwritable`
 */
export async function saveBookFiles(bookFolder: vscode.Uri, ask: Ask): Promise<boolean> {
  const inside = `${bookFolder.path}/`;
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) => isDirty && uri.scheme === bookFolder.scheme && uri.path.startsWith(inside),
  );
  if (unsaved.length === 0) return true;
  const files = counted(unsaved.length, 'file of the handover has', 'files of the handover have');
  const answer = await ask(`${files} unsaved changes; the export would not see them.`, saveAndExport);
  if (answer !== saveAndExport) return false;
  for (const document of unsaved) if (document.isDirty) await document.save();
  // What saving answers is not asked: it is false too where auto save was just doing it.
  const left = unsaved.find(({ isDirty }) => isDirty);
  if (left === undefined) return true;
  const name = vscode.workspace.asRelativePath(left.uri, false);
  throw new HandoverError(
    'file.unwritable',
    `${name} could not be saved, so nothing was exported; save it first.`,
    { path: name },
  );
}
