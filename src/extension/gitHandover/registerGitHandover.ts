import * as vscode from 'vscode';
import { commands } from '../../protocol/names';
import type { Feature, FeatureContext } from '../featureContext';
import { keepCommitHook } from './commitHook';
import { GitHandover } from './gitHandover';
import { keepRepositoryKey } from './repositoryKey';

export interface GitHandoverTestApi {
  /** Answers the next question (a notification, which a test cannot click); undefined dismisses it. */
  answerNext(answer: string | undefined): void;
  /** The questions that were asked, oldest first. */
  readonly questions: readonly string[];
}

/** Handing the keyboard over between computers. Each command returns what came of it, for whoever calls it by name. */
export function registerGitHandover(feature: FeatureContext): Feature<GitHandoverTestApi> {
  const answers: (string | undefined)[] = [];
  const questions: string[] = [];
  const gitHandover = new GitHandover(feature, async (question, ...choices) => {
    questions.push(question);
    if (answers.length > 0) return answers.shift();
    return vscode.window.showWarningMessage(question, ...choices);
  });
  const registrations = [
    vscode.commands.registerCommand(commands.takeOver, () => gitHandover.takeOver()),
    vscode.commands.registerCommand(commands.handOver, () => gitHandover.handOver()),
    vscode.commands.registerCommand(commands.finishOnBase, () => gitHandover.finish()),
    vscode.commands.registerCommand(commands.resetWip, () => gitHandover.reset()),
    keepCommitHook(feature),
    keepRepositoryKey(feature),
  ];
  return {
    testApi: { answerNext: (answer) => answers.push(answer), questions },
    dispose: () => {
      for (const registration of registrations) registration.dispose();
    },
  };
}
