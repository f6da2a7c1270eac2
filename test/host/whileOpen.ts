import * as vscode from 'vscode';

const repeatMs = 200;
/** Less than the time limits of tests: what a test left behind must press no key below the next one. */
const patienceMs = 25_000;

/** Does something to a list until it was answered: it opens and fills a moment after it was asked for, and tells nobody. */
export async function whileOpen(asked: Thenable<unknown>, command: string): Promise<void> {
  const timer = setInterval(() => void vscode.commands.executeCommand(command), repeatMs);
  const end = setTimeout(() => {
    clearInterval(timer);
  }, patienceMs);
  await Promise.resolve(asked).finally(() => {
    clearInterval(timer);
    clearTimeout(end);
  });
}
