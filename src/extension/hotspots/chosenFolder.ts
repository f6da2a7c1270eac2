import type * as vscode from 'vscode';
import { trustedFolders } from '../workspaceFolder';

const key = 'hotspots.folder';

/** Which of several folders somebody chose to scan; remembered for the workspace. */
export class ChosenFolder {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  /** Undefined where none was chosen, or the window has it no more. */
  get(): vscode.WorkspaceFolder | undefined {
    const chosen = this.#memento.get<unknown>(key);
    return trustedFolders().find(({ uri }) => uri.toString() === chosen);
  }

  set(folder: vscode.WorkspaceFolder | undefined): void {
    void this.#memento.update(key, folder?.uri.toString());
  }
}
