import * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import { commands } from '../../protocol/names';
import type { LanguageServer } from './languageServer';

/** The restart that a person asks for, and the one that lets a running server know of granted trust. */
export function registerServerCommands(
  server: LanguageServer,
  channel: vscode.LogOutputChannel,
): vscode.Disposable[] {
  return [
    server.onDidGiveUp(() => void offerRestart(server, channel)),
    vscode.commands.registerCommand(commands.restartServer, () => restart(server, channel)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      server.restartIfRunning().catch((error: unknown) => {
        channel.error('Telling the language server of the granted trust failed.', error);
      });
    }),
  ];
}

/** The one notification after a server that does not stay alive. */
async function offerRestart(server: LanguageServer, channel: vscode.LogOutputChannel): Promise<void> {
  const answer = await vscode.window.showErrorMessage(
    'The language server of Mob Handover stopped five times in three minutes, so scanning and export are off.',
    'Restart',
    'Show log',
  );
  if (answer === 'Restart') await restart(server, channel);
  if (answer === 'Show log') channel.show();
}

/** One sentence, and a way to the details. */
export async function showFailure(channel: vscode.LogOutputChannel, sentence: string): Promise<void> {
  const answer = await vscode.window.showErrorMessage(sentence, 'Show log');
  if (answer === 'Show log') channel.show();
}

async function restart(server: LanguageServer, channel: vscode.LogOutputChannel): Promise<void> {
  try {
    await server.restart();
    vscode.window.setStatusBarMessage('The language server of Mob Handover was restarted.', 5000);
  } catch (error) {
    channel.error('Restarting the language server failed.', error);
    void showFailure(channel, sentenceOf(error));
  }
}
