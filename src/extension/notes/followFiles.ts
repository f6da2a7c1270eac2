import * as vscode from 'vscode';
import type { NotesModel } from './notesModel';

/** Resolves the notes again after what happens to them and to the code they speak of: saves, other programs, renames, deletions. */
export function followFiles(model: NotesModel): readonly vscode.Disposable[] {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const touched = (uri: vscode.Uri): void => {
    if (model.concerns(uri)) model.refreshSoon();
  };
  return [
    watcher,
    watcher.onDidChange(touched),
    watcher.onDidCreate(touched),
    watcher.onDidDelete(touched),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      touched(uri);
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri } of files) touched(oldUri);
    }),
  ];
}
