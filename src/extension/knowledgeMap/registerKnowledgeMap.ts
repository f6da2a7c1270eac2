import * as vscode from 'vscode';
import { HandoverError, sentenceOf } from '../../core/errors';
import { plainMessage } from '../../core/session/plainText';
import { commands } from '../../protocol/names';
import { methods } from '../../protocol/requests';
import type { FeatureContext } from '../featureContext';
import { readScanSettings } from '../hotspots/scanSettings';
import type { SessionRoom } from '../session/registerSession';
import { showDocument } from '../shownDocument';
import { chosenFolder } from '../workspaceFolder';

/** Shows who will still be there and knows which module: of the session under way, else of all notes. */
export function registerKnowledgeMap(
  feature: FeatureContext,
  { room }: { readonly room: () => SessionRoom },
): vscode.Disposable {
  const show = async (): Promise<void> => {
    const folder = await chosenFolder('Whose knowledge map?');
    if (folder === undefined) return;
    const { sessionId, leaving } = room();
    const { markdown } = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: 'Drawing the knowledge map',
        cancellable: true,
      },
      (_progress, token) =>
        feature.server.request(
          methods.knowledgeMap,
          {
            folderUri: folder.uri.toString(),
            options: readScanSettings(folder.uri).options,
            leaving: leaving.map(({ name }) => name),
            ...(sessionId === undefined ? {} : { session: sessionId }),
          },
          token,
        ),
    );
    await showDocument(feature.context, 'Knowledge map', markdown);
  };
  return vscode.commands.registerCommand(commands.showKnowledgeMap, async () => {
    try {
      await show();
    } catch (error) {
      if (error instanceof HandoverError && error.code === 'cancelled') return;
      if (!(error instanceof HandoverError))
        feature.log.error('The knowledge map could not be drawn.', error);
      void vscode.window.showErrorMessage(plainMessage(sentenceOf(error)));
    }
  });
}
