import * as vscode from 'vscode';
import { HandoverError, sentenceOf } from '../core/errors';
import type { Log } from '../core/ports';
import { plainMessage } from '../core/session/plainText';

/** By the name of the command; the argument comes from whoever calls it and is not trusted. */
export type Handlers = Readonly<Record<string, (argument: unknown) => unknown>>;

/** Registers a command for each handler. What fails is shown as one sentence; what nobody expected is logged as well. */
export function registerHandlers(handlers: Handlers, log: Log): vscode.Disposable[] {
  return Object.entries(handlers).map(([command, run]) =>
    vscode.commands.registerCommand(command, async (argument: unknown) => {
      try {
        return await run(argument);
      } catch (error) {
        if (!(error instanceof HandoverError)) log.error(`${command} failed.`, error);
        void vscode.window.showErrorMessage(plainMessage(sentenceOf(error)));
        return undefined;
      }
    }),
  );
}
