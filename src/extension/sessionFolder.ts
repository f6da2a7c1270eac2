import { createHash } from 'node:crypto';
import * as vscode from 'vscode';

/**
 * Where the session of this window's first folder is stored. Not in the storage of the workspace: a second window on the
 * same folder is another workspace to VS Code, and the two must see one session.
 * Undefined without a folder on disk, where a session lives as long as its window.
 */
export function sessionFolder(context: vscode.ExtensionContext): vscode.Uri | undefined {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
  if (folder === undefined || context.globalStorageUri.scheme !== 'file') return undefined;
  const name = createHash('sha256').update(folder.uri.toString()).digest('hex').slice(0, 16);
  return vscode.Uri.joinPath(context.globalStorageUri, 'sessions', name);
}
