import * as vscode from 'vscode';
import { HandoverError } from '../core/errors';
import type { LanguageServer } from './languageServer/languageServer';

/**
 * Deletes a file of the handover, and tells the server: the editor's watchers say nothing of one that had only just come.
 * @param options useTrash: into the trash, where the file system has one
 * @throws HandoverError `file.unwritable`
 */
export async function deleteFile(
  uri: vscode.Uri,
  server: LanguageServer,
  { useTrash }: { readonly useTrash: boolean },
): Promise<void> {
  const hasGone = useTrash && (await wasTrashed(uri));
  if (!hasGone) {
    try {
      await vscode.workspace.fs.delete(uri);
    } catch (cause) {
      const message = `${uri.fsPath} could not be deleted; delete the file yourself.`;
      throw new HandoverError('file.unwritable', message, { path: uri.fsPath, cause });
    }
  }
  await server.fileDeleted(uri);
}

async function wasTrashed(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: true });
    return true;
  } catch {
    return false;
  }
}
