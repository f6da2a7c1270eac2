import * as vscode from 'vscode';
import { gitHandoverSettings } from '../../protocol/names';
import { hasCommitHookData } from '../../node/gitHandover/commitHookData';
import { methods } from '../../protocol/requests';
import { sessionFolder } from '../sessionFolder';
import type { FeatureContext } from '../featureContext';
import { SessionFileWatcher } from './sessionFile';

/**
 * Keeps what the `prepare-commit-msg` hook reads in step with the mob session, where the user asked for the hook in the
 * settings; takes the hook away when they no longer do.
 */
export function keepCommitHook(feature: FeatureContext): vscode.Disposable {
  const { context, log, server } = feature;
  const storage = sessionFolder(context);
  let told = false;
  const prepare = async (): Promise<void> => {
    const folder = feature.trustedFolder();
    if (folder === undefined || storage === undefined) return;
    const hook = vscode.workspace.getConfiguration().get<unknown>(gitHandoverSettings.commitHook) === true;
    // Another window may have put it there, or this one before the setting was changed while VS Code was closed.
    if (!hook && !(await hasCommitHookData(folder.uri.fsPath))) return;
    const result = await server.request(methods.gitCoauthors, {
      folderUri: folder.uri.toString(),
      sessionFolder: storage.fsPath,
      hook,
    });
    if (result.hook !== 'foreign' || told) return;
    told = true;
    void vscode.window.showWarningMessage(
      'This repository has a prepare-commit-msg hook or a hooks folder of its own, so no commit hook was put there.',
    );
  };
  const session = new SessionFileWatcher(context, () => {
    prepare().catch((error: unknown) => {
      log.error('The commit hook could not be kept up to date.', error);
    });
  });
  session.soon();
  return vscode.Disposable.from(
    session,
    vscode.workspace.onDidGrantWorkspaceTrust(session.soon),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(gitHandoverSettings.commitHook)) session.soon();
    }),
  );
}
