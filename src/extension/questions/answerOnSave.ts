import * as vscode from 'vscode';
import { isNotePath } from '../../core/knowledge/noteId';
import { answeredText } from '../../core/knowledge/questions/answeredText';

/** An open question counts as answered from the moment an answer is saved in its note; opening it changes nothing. */
export function answerOnSave(): vscode.Disposable {
  return vscode.workspace.onWillSaveTextDocument((event) => {
    const { document } = event;
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    if (folder === undefined) return;
    const path = document.uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1);
    if (isNotePath(path)) event.waitUntil(editsFor(document));
  });
}

async function editsFor(document: vscode.TextDocument): Promise<readonly vscode.TextEdit[]> {
  const text = document.getText();
  const changed = answeredText(await savedText(document.uri), text);
  if (changed === undefined) return [];
  let start = 0;
  while (start < text.length && text[start] === changed[start]) start++;
  let end = 0;
  const longest = Math.min(text.length, changed.length) - start;
  while (end < longest && text.at(-1 - end) === changed.at(-1 - end)) end++;
  const range = new vscode.Range(document.positionAt(start), document.positionAt(text.length - end));
  return [vscode.TextEdit.replace(range, changed.slice(start, changed.length - end))];
}

/** Empty where nothing was saved yet. */
async function savedText(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}
