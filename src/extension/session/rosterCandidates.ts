import * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import type { PersonCandidate } from '../../core/session/rosterSources';
import { methods } from '../../protocol/requests';
import type { FeatureContext } from '../featureContext';

/** Without a trusted folder, a git or a server the other sources have to do: no error. */
export async function rosterCandidates(
  feature: FeatureContext,
  folder: vscode.WorkspaceFolder | undefined,
  token: vscode.CancellationToken,
): Promise<readonly PersonCandidate[]> {
  if (folder === undefined || !vscode.workspace.isTrusted) return [];
  try {
    return await feature.server.request(
      methods.rosterCandidates,
      { folderUri: folder.uri.toString() },
      token,
    );
  } catch (error) {
    feature.log.info(`The last authors are not offered: ${sentenceOf(error)}`);
    return [];
  }
}
