import type * as vscode from 'vscode';

/** A view whose rows a note can be captured from. */
export interface NotedViewState {
  /** The row that has the focus: a key says only that the view has it. */
  readonly focused: () => Promise<unknown>;
  /** The folder whose rows are shown. */
  readonly folder: () => vscode.WorkspaceFolder | undefined;
}
