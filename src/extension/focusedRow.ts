import * as vscode from 'vscode';

interface IdentifiedRow {
  /** The same for a row that is made anew. */
  readonly id: string;
}

/** In which a list that has the focus tells what is selected. */
const patienceMs = 500;

let last: Promise<unknown> = Promise.resolve();

/**
 * The row that has the focus of the keyboard in a tree that has the focus: arrow keys move the focus and select nothing,
 * and VS Code tells extensions of selections alone. So it is selected, or no longer, for a moment, one call after the
 * other. Where no list has the focus: the first row that is selected.
 */
export function focusedRow<Row extends IdentifiedRow>(
  treeView: vscode.TreeView<Row>,
): Promise<Row | undefined> {
  const found = last.then(() => toggledRow(treeView));
  last = found.catch(() => undefined);
  return found;
}

async function toggledRow<Row extends IdentifiedRow>(
  treeView: vscode.TreeView<Row>,
): Promise<Row | undefined> {
  const selected = treeView.selection;
  const toggled = await toggle(treeView);
  const row = without(toggled, selected) ?? without(selected, toggled);
  if (row === undefined) return selected[0];
  await toggle(treeView);
  return row;
}

/** @returns the selection after it, which VS Code may tell a moment later than that the command is done */
async function toggle<Row>(treeView: vscode.TreeView<Row>): Promise<readonly Row[]> {
  let stop: () => void = () => undefined;
  const told = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, patienceMs);
    const subscription = treeView.onDidChangeSelection(() => {
      resolve();
    });
    stop = () => {
      clearTimeout(timer);
      subscription.dispose();
    };
  });
  try {
    await vscode.commands.executeCommand('list.toggleSelection');
    await told;
    return treeView.selection;
  } finally {
    stop();
  }
}

/** The first row of the one that is not among the others. */
function without<Row extends IdentifiedRow>(rows: readonly Row[], others: readonly Row[]): Row | undefined {
  return rows.find(({ id }) => !others.some((other) => other.id === id));
}
