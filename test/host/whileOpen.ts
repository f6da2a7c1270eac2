import * as vscode from 'vscode';

/** Does something to a list until it was answered: it opens and fills a moment after it was asked for, and tells nobody. */
export async function whileOpen(asked: Thenable<unknown>, command: string): Promise<void> {
  const timer = setInterval(() => void vscode.commands.executeCommand(command), 200);
  await Promise.resolve(asked).finally(() => {
    clearInterval(timer);
  });
}
