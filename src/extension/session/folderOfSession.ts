import * as vscode from 'vscode';
import type { ActiveSession } from '../../core/session/state';
import type { FeatureContext } from '../featureContext';

/** The one that the session is about, else the one that is open. */
export function folderOfSession(
  { folderUri }: ActiveSession,
  feature: FeatureContext,
): vscode.WorkspaceFolder | undefined {
  const own = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === folderUri);
  return own ?? feature.trustedFolder();
}
