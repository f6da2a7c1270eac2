import * as vscode from 'vscode';
import { gitHandoverSettings } from '../../protocol/names';
import { methods } from '../../protocol/requests';
import { sessionFolder } from '../sessionFolder';
import type { FeatureContext } from '../featureContext';

/** The engine writes at every transition: wait until it is quiet. */
const quietMs = 500;

/**
 * Keeps the list that the `prepare-commit-msg` hook reads in step with the mob session, where the user asked for the
 * hook in the settings; takes the hook away when they no longer do.
 */
export function keepCommitHook(feature: FeatureContext): { dispose(): void } {
  const { context, log, server } = feature;
  let timer: NodeJS.Timeout | undefined;
  const storage = sessionFolder(context);
  let told = false;
  const prepare = async (hook: boolean): Promise<void> => {
    const folder = feature.trustedFolder();
    if (folder === undefined || storage === undefined) return;
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
  const soon = (hook: boolean): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      prepare(hook).catch((error: unknown) => {
        log.error('The commit hook could not be kept up to date.', error);
      });
    }, quietMs);
  };
  const wanted = (): boolean =>
    vscode.workspace.getConfiguration().get<unknown>(gitHandoverSettings.commitHook) === true;
  const sessionChanged = (): void => {
    if (wanted()) soon(true);
  };
  const settings = vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(gitHandoverSettings.commitHook)) soon(wanted());
  });
  const watcher =
    storage !== undefined
      ? vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(storage, 'session.json'))
      : undefined;
  sessionChanged();
  watcher?.onDidChange(sessionChanged);
  watcher?.onDidCreate(sessionChanged);
  return {
    dispose: () => {
      clearTimeout(timer);
      settings.dispose();
      watcher?.dispose();
    },
  };
}
