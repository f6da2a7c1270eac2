import * as vscode from 'vscode';
import { findGitFolder } from '../../node/git/gitFolder';
import { contextKeys } from '../../protocol/names';
import { HeadWatcher } from '../hotspots/headWatcher';
import type { FeatureContext } from '../featureContext';

/** Keeps the context key that says whether there is a repository to hand over in. */
export function keepRepositoryKey(feature: FeatureContext): vscode.Disposable {
  const head = new HeadWatcher(() => {
    update();
  });
  const update = (): void => {
    const folder = feature.trustedFolder();
    head.watch(folder);
    const found = folder === undefined ? Promise.resolve(undefined) : findGitFolder(folder.uri.fsPath);
    found.then(
      (gitFolder) => {
        void vscode.commands.executeCommand('setContext', contextKeys.inRepository, gitFolder !== undefined);
      },
      (error: unknown) => {
        feature.log.error('Whether the folder is in a repository is not known.', error);
      },
    );
  };
  update();
  return vscode.Disposable.from(
    head,
    vscode.workspace.onDidChangeWorkspaceFolders(update),
    vscode.workspace.onDidGrantWorkspaceTrust(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}
