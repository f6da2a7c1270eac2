import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';

/**
 * Moves the file of a note to the trash; where the file system has none, deletes it.
 * @throws HandoverError `file.unwritable`
 */
export async function deleteNote(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: true });
  } catch {
    try {
      await vscode.workspace.fs.delete(uri);
    } catch (cause) {
      throw new HandoverError(
        'file.unwritable',
        `${uri.fsPath} could not be deleted; delete the file yourself.`,
        {
          path: uri.fsPath,
          cause,
        },
      );
    }
  }
}
