import * as vscode from 'vscode';
import { HandoverError } from '../core/errors';
import { leadsOutside } from '../core/repoPath';

/**
 * The file that a path of a row or a note names, for opening it.
 * @throws HandoverError `file.outside` for a path that leaves the folder
 */
export function uriInFolder(folder: vscode.WorkspaceFolder, path: string): vscode.Uri {
  if (leadsOutside(path))
    throw new HandoverError('file.outside', `${path} is outside the folder and is not opened.`, { path });
  return vscode.Uri.joinPath(folder.uri, path);
}
