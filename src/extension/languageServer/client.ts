import type { ProcessClientModule } from './serverClient';

/** Modules of the library that run only when they are asked for; each needs some of those before it. */
const pieces: readonly (() => Promise<unknown>)[] = [
  () => import('vscode-languageclient/$test/common/codeConverter'),
  () => import('vscode-languageclient/$test/common/protocolConverter'),
  () => import('vscode-languageclient/$test/common/diagnostic'),
  () => import('vscode-languageclient/$test/common/notebook'),
  () => import('vscode-languageclient/$test/common/textSynchronization'),
  () => import('vscode-languageclient/$test/common/fileOperations'),
  () => import('vscode-languageclient/$test/common/client'),
  () => import('vscode-languageclient'),
  () => import('vscode-languageclient/node'),
];

/**
 * Loads vscode-languageclient and what uses it, in several turns of the event loop.
 * @param nextTurn resolves in a turn of its own
 */
export async function loadClient(nextTurn: () => Promise<void>): Promise<ProcessClientModule> {
  for (const piece of pieces) {
    await nextTurn();
    await piece();
  }
  await nextTurn();
  return import('./processClient');
}
