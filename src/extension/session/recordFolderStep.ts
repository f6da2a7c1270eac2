import * as vscode from 'vscode';
import { plainLabel } from '../../core/session/plainText';
import { pickOne } from './steps';

/** Not trusted yet, perhaps: whether anything may be written there is asked when the record is. */
export function foldersOnDisk(): readonly vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
}

/**
 * Which of several folders a session belongs to; asked only where there is a choice, else undefined.
 * @param active offered first
 */
export async function askRecordFolder(
  active: vscode.WorkspaceFolder | undefined,
): Promise<vscode.WorkspaceFolder | undefined | 'cancelled'> {
  const folders = foldersOnDisk();
  if (folders.length < 2) return undefined;
  const items = folders.map((folder) => ({
    label: plainLabel(folder.name),
    description: plainLabel(folder.uri.fsPath),
    folder,
  }));
  const result = await pickOne(
    { title: 'Start a mob session', canGoBack: false },
    'Which folder is it about? Its people are offered, and its record goes there',
    items,
    items.find(({ folder }) => folder.index === active?.index),
  );
  return result.kind === 'next' ? result.value.folder : 'cancelled';
}

/** Name of the folder that the record goes to, where there is more than one it could be. */
export function recordFolderName(folderUri: string | undefined): string | undefined {
  const folders = foldersOnDisk();
  if (folders.length < 2) return undefined;
  return folders.find(({ uri }) => uri.toString() === folderUri)?.name;
}
