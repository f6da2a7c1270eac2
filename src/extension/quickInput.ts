import * as vscode from 'vscode';

/*
 * Questions in the quick input that stay until they are answered or left with Escape. VS Code closes its own as soon as
 * the focus goes elsewhere, and a page in front, such as the board, takes the focus back when the palette closes.
 */

export const showInput: typeof vscode.window.showInputBox = (options, token) =>
  vscode.window.showInputBox({ ...options, ignoreFocusOut: true }, token);

export const showPick = ((items: readonly vscode.QuickPickItem[], options?: vscode.QuickPickOptions) =>
  vscode.window.showQuickPick(items, {
    ...options,
    ignoreFocusOut: true,
  })) as typeof vscode.window.showQuickPick;

export function createPick<T extends vscode.QuickPickItem>(): vscode.QuickPick<T> {
  const pick = vscode.window.createQuickPick<T>();
  pick.ignoreFocusOut = true;
  return pick;
}

export function createInput(): vscode.InputBox {
  const box = vscode.window.createInputBox();
  box.ignoreFocusOut = true;
  return box;
}
