import * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import { plainMessage } from '../../core/session/plainText';
import { methods } from '../../protocol/requests';
import type { FeatureContext } from '../featureContext';
import { showDocument } from '../shownDocument';
import { folderSentences, folderState } from '../workspaceFolder';

/** Opens what all session records together say, as a rendered document: nothing is written. */
export async function showStatistics(feature: FeatureContext): Promise<void> {
  const state = folderState();
  if (state.kind !== 'ready') {
    void vscode.window.showInformationMessage(folderSentences[state.kind]);
    return;
  }
  const folderUri = state.folder.uri.toString();
  let markdown: string;
  try {
    ({ markdown } = await feature.server.request(methods.sessionStatistics, { folderUri }));
  } catch (error) {
    void vscode.window.showErrorMessage(
      `The statistics could not be made: ${plainMessage(sentenceOf(error))}`,
    );
    return;
  }
  await showDocument(feature.context, 'Mob sessions', markdown);
}
