import * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import { plainMessage } from '../../core/session/plainText';
import { methods } from '../../protocol/requests';
import type { FeatureContext } from '../featureContext';
import { folderSentences, folderState } from '../workspaceFolder';

const scheme = 'mob-handover-statistics';

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
  provide(feature.context);
  text = markdown;
  const uri = vscode.Uri.from({ scheme, path: '/Mob sessions.md' });
  changed.fire(uri);
  await vscode.commands.executeCommand('markdown.showPreview', uri);
}

let text = '';
let provided = false;
const changed = new vscode.EventEmitter<vscode.Uri>();

function provide(context: vscode.ExtensionContext): void {
  if (provided) return;
  provided = true;
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: () => text,
    }),
    new vscode.Disposable(() => {
      provided = false;
    }),
  );
}
