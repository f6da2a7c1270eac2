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

/** File names of the chapters that were opened beside. */
const opened = new Set<string>();

/**
 * Opens a file of the book in the Markdown preview beside, in place of the one before, where it follows what is typed, noted and
 * exported. Locked: else it would turn to the note that somebody opens to write in.
 */
export async function previewBeside(uri: vscode.Uri): Promise<void> {
  const name = nameOf(uri);
  try {
    await vscode.commands.executeCommand('markdown.showLockedPreviewToSide', uri);
    opened.delete(name);
    await vscode.window.tabGroups.close(previewTabs([...opened]), true);
    opened.clear();
    opened.add(name);
  } catch {
    // The built-in Markdown extension is turned off: the source says the same.
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
  }
}

/** Those that nobody pinned. */
function previewTabs(names: readonly string[]): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input, label, isPinned }) =>
        !isPinned && isMarkdownPreview(input) && names.some((name) => label.endsWith(name)),
    );
}

export function isMarkdownPreview(input: unknown): boolean {
  return (
    (input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom) &&
    input.viewType.includes('markdown.preview')
  );
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
