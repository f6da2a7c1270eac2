import * as vscode from 'vscode';

/**
 * The row that has the focus of the keyboard in a tree that has the focus: arrow keys move the focus and select nothing,
 * and VS Code tells extensions of selections alone. So it is selected for a moment.
 */
export async function focusedRow<Row>(treeView: vscode.TreeView<Row>): Promise<Row | undefined> {
  const selected = treeView.selection;
  await vscode.commands.executeCommand('list.toggleSelection');
  const toggled = treeView.selection;
  if (toggled === selected) return selected[0];
  await vscode.commands.executeCommand('list.toggleSelection');
  return toggled.find((row) => !selected.includes(row)) ?? selected.find((row) => !toggled.includes(row));
}
