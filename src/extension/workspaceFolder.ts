import * as vscode from 'vscode';
import { HandoverError } from '../core/errors';
import { plainLabel } from '../core/session/plainText';
import { showPick } from './quickInput';

/** What can be done in this window: work in a folder, or the reason why not. */
export type FolderState =
  | { readonly kind: 'ready'; readonly folder: vscode.WorkspaceFolder }
  | { readonly kind: 'noFolder' | 'virtual' | 'untrusted' };

/**
 * The folder of the active editor, else the first one on disk.
 * @param preferred taken instead as long as the window has it
 */
export function folderState(preferred?: vscode.WorkspaceFolder): FolderState {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) return { kind: 'noFolder' };
  const onDisk = folders.filter((folder) => folder.uri.scheme === 'file');
  if (onDisk.length === 0) return { kind: 'virtual' };
  if (!vscode.workspace.isTrusted) return { kind: 'untrusted' };
  const folder =
    onDisk.find(({ uri }) => uri.toString() === preferred?.uri.toString()) ??
    onDisk.find(({ index }) => index === editorFolder()?.index) ??
    onDisk[0];
  return folder === undefined ? { kind: 'noFolder' } : { kind: 'ready', folder };
}

/** The folder of the active editor; undefined where that is in none. */
export function editorFolder(): vscode.WorkspaceFolder | undefined {
  const active = vscode.window.activeTextEditor?.document.uri;
  return active === undefined ? undefined : vscode.workspace.getWorkspaceFolder(active);
}

/** All folders on disk; none in an untrusted workspace: nothing may then be read by git or written. */
export function trustedFolders(): readonly vscode.WorkspaceFolder[] {
  const folders = vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []) : [];
  return folders.filter(({ uri }) => uri.scheme === 'file');
}

/** Why nothing can be scanned or written here, in one sentence with the way out. */
export const folderSentences: Record<Exclude<FolderState['kind'], 'ready'>, string> = {
  noFolder: 'Open a folder first: Mob Handover works on the code of a folder.',
  virtual: 'This is a virtual workspace: there are no files on disk and no git to read.',
  untrusted: 'This folder is not trusted, so Mob Handover runs no git and writes nothing in it.',
};

/** @throws HandoverError `folder.missing` where there is no folder to work in */
export function readyFolder(): vscode.WorkspaceFolder {
  const state = folderState();
  if (state.kind !== 'ready') throw new HandoverError('folder.missing', folderSentences[state.kind]);
  return state.folder;
}

/**
 * The folder of the active editor; where that is in none of several folders, the one that is chosen.
 * @returns undefined where none is chosen
 * @throws HandoverError `folder.missing` where there is no folder to work in
 */
export async function chosenFolder(placeHolder: string): Promise<vscode.WorkspaceFolder | undefined> {
  const ready = readyFolder();
  return editorFolder() === undefined ? pickFolder(placeHolder, ready) : ready;
}

/**
 * Asks which folder on disk, where there are several.
 * @param first what Enter takes
 * @returns undefined where none is chosen
 */
export async function pickFolder(
  placeHolder: string,
  first: vscode.WorkspaceFolder | undefined,
): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = trustedFolders();
  if (folders.length < 2) return folders[0];
  const isFirst = ({ uri }: vscode.WorkspaceFolder): boolean => uri.toString() === first?.uri.toString();
  const sorted = [...folders.filter(isFirst), ...folders.filter((folder) => !isFirst(folder))];
  const items = sorted.map((folder) => ({
    label: plainLabel(folder.name),
    description: plainLabel(folder.uri.fsPath),
    folder,
  }));
  return (await showPick(items, { placeHolder, matchOnDescription: true }))?.folder;
}

/** The folder of that name, in a window of several; otherwise nothing has to be said. */
export function nameAmongSeveral(folder: vscode.WorkspaceFolder | undefined): string | undefined {
  return trustedFolders().length < 2 ? undefined : folder?.name;
}
