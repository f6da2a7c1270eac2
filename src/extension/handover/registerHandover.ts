import * as vscode from 'vscode';
import { commands } from '../../protocol/names';
import type { ExportResult } from '../../protocol/requests';
import type { Feature, FeatureContext } from '../featureContext';
import { ExportCommand } from './exportCommand';

export interface HandoverTestApi {
  /** Answers the next question before an export (a notification, which a test cannot click); undefined dismisses it. */
  answerNext(answer: string | undefined): void;
  /** The questions that were asked, oldest first. */
  readonly questions: readonly string[];
}

/** The export of the book. The command returns what was exported, for whoever calls it by name. */
export function registerHandover(feature: FeatureContext): Feature<HandoverTestApi> {
  const answers: (string | undefined)[] = [];
  const questions: string[] = [];
  const exporting = new ExportCommand(feature, async (question, ...choices) => {
    questions.push(question);
    if (answers.length > 0) return answers.shift();
    return vscode.window.showWarningMessage(question, ...choices);
  });
  const command = vscode.commands.registerCommand(
    commands.exportHandover,
    (given?: unknown): Promise<ExportResult | undefined> => exporting.run(given),
  );
  return {
    testApi: { answerNext: (answer) => answers.push(answer), questions },
    dispose: () => {
      command.dispose();
    },
  };
}
