import * as vscode from 'vscode';

/** As much as is needed of the API (version 1) of the built-in Git extension. */
export interface SourceControlRepository {
  readonly rootUri: vscode.Uri;
  /** After a commit that was made in VS Code. */
  readonly onDidCommit: vscode.Event<void>;
  readonly inputBox: { value: string };
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly onDidChange: vscode.Event<void>;
  };
  status(): Promise<void>;
}

interface GitApi {
  readonly onDidOpenRepository: vscode.Event<unknown>;
  getRepository(uri: vscode.Uri): SourceControlRepository | null;
}

interface GitExtension {
  getAPI(version: 1): GitApi;
}

/** Undefined where the built-in Git extension is off. */
export async function sourceControl(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (extension === undefined) return undefined;
  const git = extension.isActive ? extension.exports : await extension.activate();
  return git.getAPI(1);
}
