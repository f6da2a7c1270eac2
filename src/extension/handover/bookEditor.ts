import * as vscode from 'vscode';

/** Name of the chapter that the active editor shows; undefined for every other file. */
export function activeChapter(folder: vscode.WorkspaceFolder, bookFolder: string): string | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri ?? previewed();
  const inside = `${folder.uri.path}/${bookFolder}/`;
  if (uri?.scheme !== folder.uri.scheme || !uri.path.startsWith(inside)) return undefined;
  const file = uri.path.slice(inside.length);
  return file.endsWith('.md') && !file.includes('/') ? file.slice(0, -'.md'.length) : undefined;
}

function previewed(): vscode.Uri | undefined {
  const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
  return input instanceof vscode.TabInputCustom ? input.uri : undefined;
}

/** Opens a file of the book in the Markdown preview beside, where it follows what is typed and exported. */
export async function previewBeside(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  } catch {
    // The built-in Markdown extension is turned off: the source says the same.
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
  }
}
