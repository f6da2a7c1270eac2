import * as vscode from 'vscode';
import { withCoauthors } from '../../core/gitHandover/coauthors';
import type { Identity, Log } from '../../core/ports';

/** As much as is needed of the API (version 1) of the built-in Git extension. */
interface GitRepository {
  readonly inputBox: { value: string };
  status(): Promise<void>;
}

interface GitExtension {
  getAPI(version: 1): { getRepository(uri: vscode.Uri): GitRepository | null };
}

/** Adds the trailers to the message box of Source Control. Where the Git extension is off nothing happens. */
export async function addToSourceControlInput(
  folder: vscode.Uri,
  people: readonly Identity[],
  log: Log,
): Promise<void> {
  if (people.length === 0) return;
  try {
    const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
    if (extension === undefined) return;
    const git = extension.isActive ? extension.exports : await extension.activate();
    const repository = git.getAPI(1).getRepository(folder);
    if (repository === null) return;
    // It fills the box itself when it notices the new branch: be later than that.
    await repository.status();
    const { inputBox } = repository;
    const message = withCoauthors(inputBox.value, people);
    if (message !== inputBox.value) inputBox.value = message;
  } catch (error) {
    log.error('The co-authors could not be put into the message box of Source Control.', error);
  }
}
