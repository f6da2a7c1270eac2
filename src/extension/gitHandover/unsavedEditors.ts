import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import { gitHandoverSettings } from '../../protocol/names';

/** Asks in a notification, never in a modal; injected so that tests can answer. */
export type Ask = (question: string, ...answers: string[]) => Thenable<string | undefined>;

const saveAll = 'Save All';

/**
 * What stands unsaved in editors is in no file, so git would hand over without it.
 * @returns false where the user wants to look at it first
 * @throws HandoverError `file.unwritable`
 */
export async function saveEditors(folder: vscode.WorkspaceFolder, ask: Ask): Promise<boolean> {
  const inside = `${folder.uri.path.replace(/\/$/, '')}/`;
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) => isDirty && uri.scheme === folder.uri.scheme && uri.path.startsWith(inside),
  );
  if (unsaved.length === 0) return true;
  const always =
    vscode.workspace.getConfiguration(undefined, folder).get<unknown>(gitHandoverSettings.saveEditors) ===
    'always';
  const files = unsaved.length === 1 ? '1 file has' : `${unsaved.length} files have`;
  if (
    !always &&
    (await ask(`${files} unsaved changes, which would not be handed over.`, saveAll)) !== saveAll
  ) {
    return false;
  }
  for (const document of unsaved) {
    if (document.isDirty && !(await document.save())) {
      const name = vscode.workspace.asRelativePath(document.uri, false);
      throw new HandoverError(
        'file.unwritable',
        `${name} could not be saved, so nothing was done: save it first.`,
        {
          path: name,
        },
      );
    }
  }
  return true;
}
