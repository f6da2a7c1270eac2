import * as vscode from 'vscode';
import { commands } from '../../protocol/names';
import type { Feature, FeatureContext } from '../featureContext';
import { keepCommitHook } from './commitHook';
import { GitHandover } from './gitHandover';
import type { Ask } from './unsavedEditors';
import { CommitMessage } from './commitMessage';
import { RepositoryKeys } from './repositoryKeys';

export interface GitHandoverTestApi {
  /** Answers the next question (a notification, which a test cannot click); undefined dismisses it. */
  answerNext(answer: string | undefined): void;
  /** The questions that were asked, oldest first. */
  readonly questions: readonly string[];
  /** The sentences that were shown and ask nothing, oldest first. */
  readonly told: readonly string[];
  /** The titles of the steps that were shown, oldest first. */
  readonly steps: readonly string[];
  /** Cancels once, at the step of this title, as the button of the notification does. */
  cancelAt(title: string): void;
  /** What the commands are offered by. */
  readonly keys: Pick<RepositoryKeys, 'place' | 'onDidChange'>;
}

/** Handing the keyboard over between computers. Each command returns what came of it, for whoever calls it by name. */
export function registerGitHandover(feature: FeatureContext): Feature<GitHandoverTestApi> {
  const answers: (string | undefined)[] = [];
  const questions: string[] = [];
  const steps: string[] = [];
  const told: string[] = [];
  let cancelAt: string | undefined;
  const commitMessage = new CommitMessage(feature);
  const keys = new RepositoryKeys(feature);
  const ask: Ask = async (question, ...choices) => {
    questions.push(question);
    if (answers.length > 0) return answers.shift();
    return vscode.window.showWarningMessage(question, ...choices);
  };
  const onStep = (title: string, cancel: () => void): void => {
    steps.push(title);
    if (title !== cancelAt) return;
    cancelAt = undefined;
    cancel();
  };
  const onTold = (sentence: string): void => {
    told.push(sentence);
  };
  const gitHandover = new GitHandover({ feature, ask, commitMessage, onStep, onTold });
  const registrations = [
    vscode.commands.registerCommand(commands.takeOver, () => gitHandover.takeOver()),
    vscode.commands.registerCommand(commands.handOver, () => gitHandover.handOver()),
    vscode.commands.registerCommand(commands.addCoauthors, () => gitHandover.addCoauthors()),
    vscode.commands.registerCommand(commands.finishOnBase, () => gitHandover.finish()),
    vscode.commands.registerCommand(commands.resetWip, () => gitHandover.reset()),
    keepCommitHook(feature),
    commitMessage,
    keys,
  ];
  return {
    testApi: {
      answerNext: (answer) => answers.push(answer),
      questions,
      keys,
      steps,
      told,
      cancelAt: (title) => {
        cancelAt = title;
      },
    },
    dispose: () => {
      for (const registration of registrations) registration.dispose();
    },
  };
}
