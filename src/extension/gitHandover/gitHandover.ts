import * as vscode from 'vscode';
import { HandoverError, sentenceOf } from '../../core/errors';
import type { ErrorCode } from '../../core/errors';
import { finishOffers, handOverOffers, retry, takeOverOffers } from '../../core/gitHandover/offers';
import type { Offer } from '../../core/gitHandover/offers';
import type { HandOverOptions, TakeOverOptions } from '../../core/gitHandover/operations';
import {
  addedWords,
  finishWords,
  handOverWords,
  resetWords,
  takeOverWords,
} from '../../core/gitHandover/resultWords';
import type { Identity } from '../../core/ports';
import { plainMessage } from '../../core/session/plainText';
import { fileInRepository } from '../../node/gitHandover/fileInRepository';
import { commands } from '../../protocol/names';
import { methods } from '../../protocol/requests';
import type { Requests } from '../../protocol/requests';
import { sessionFolder } from '../sessionFolder';
import type { FeatureContext } from '../featureContext';
import { folderSentences, folderState } from '../workspaceFolder';
import { showInput } from '../quickInput';
import { noMessageBox } from './commitMessage';
import type { CommitMessage } from './commitMessage';
import { OpenQuestion } from './openQuestion';
import { saveEditors } from './unsavedEditors';
import type { Ask } from './unsavedEditors';

type GitMethod = 'gitTakeOver' | 'gitHandOver' | 'gitFinish' | 'gitReset';
type Params<M extends GitMethod> = Requests[(typeof methods)[M]]['params'];
type Result<M extends GitMethod> = Requests[(typeof methods)[M]]['result'];

const showLog = 'Show log';
const takeOver = 'Take Over';

/** Told each step as it is shown, and how to do what the Cancel button of the notification does. */
type OnStep = (title: string, cancel: () => void) => void;

export interface GitHandoverSetup {
  readonly feature: FeatureContext;
  readonly ask: Ask;
  readonly commitMessage: CommitMessage;
  readonly onStep: OnStep;
  /** Told each sentence that is shown and asks nothing. */
  readonly onTold: (sentence: string) => void;
}

/**
 * The commands that hand the keyboard over between computers; the git work runs in the server. One at a time: while it
 * works the next is refused, while it waits for an answer the next takes its place.
 */
export class GitHandover {
  readonly #feature: FeatureContext;
  readonly #question: OpenQuestion;
  readonly #commitMessage: CommitMessage;
  readonly #onStep: OnStep;
  readonly #onTold: (sentence: string) => void;
  #running: Promise<unknown> | undefined;

  constructor({ feature, ask, commitMessage, onStep, onTold }: GitHandoverSetup) {
    this.#feature = feature;
    this.#question = new OpenQuestion(ask, () => {
      this.#tell('Another handover began since that was asked, so nothing was done: run the command again.');
    });
    this.#commitMessage = commitMessage;
    this.#onStep = onStep;
    this.#onTold = onTold;
  }

  takeOver(): Promise<Result<'gitTakeOver'> | undefined> {
    return this.#guarded(async (folder) => {
      if (!(await saveEditors(folder, this.#question.ask))) return undefined;
      const options: TakeOverOptions = { uncommitted: 'refuse', diverged: 'refuse', createBase: false };
      const result = await this.#try('gitTakeOver', 'Taking over', folder, options, takeOverOffers);
      if (result === undefined) return undefined;
      this.#tell(takeOverWords(result));
      if (result.lastFile !== undefined) await this.#open(folder, result.lastFile);
      return result;
    });
  }

  handOver(): Promise<Result<'gitHandOver'> | undefined> {
    return this.#guarded(async (folder) => {
      if (!(await saveEditors(folder, this.#question.ask))) return undefined;
      const options: HandOverOptions = { diverged: 'refuse' };
      const result = await this.#try('gitHandOver', 'Handing over', folder, options, handOverOffers);
      if (result !== undefined) this.#tell(handOverWords(result));
      return result;
    });
  }

  finish(): Promise<Result<'gitFinish'> | undefined> {
    return this.#guarded(async (folder) => {
      if (!(await saveEditors(folder, this.#question.ask))) return undefined;
      const question =
        "This stages the session's work on the base branch for you to commit, and deletes the WIP branch for everybody.";
      if ((await this.#question.ask(question, 'Finish')) !== 'Finish') return undefined;
      const options = { diverged: 'refuse', wipGone: 'refuse', ...this.#sessionFolder() } as const;
      const offers = (
        code: ErrorCode,
        former: Omit<Params<'gitFinish'>, 'folderUri'>,
      ): readonly Offer<typeof former>[] =>
        finishOffers(code, former).map((offer) => ({ ...offer, options: { ...former, ...offer.options } }));
      const result = await this.#try('gitFinish', 'Finishing on the base branch', folder, options, offers);
      if (result === undefined) return undefined;
      this.#tell(finishWords(result));
      if (result.staged) await this.#commitMessage.addThese(folder.uri, result.coauthors);
      return result;
    });
  }

  /** For a commit by hand: those present since the last one go into the message box of Source Control. */
  addCoauthors(): Promise<readonly Identity[] | undefined> {
    return this.#guarded(async (folder) => {
      const people = await this.#commitMessage.add(folder.uri);
      this.#tell(people === undefined ? noMessageBox : addedWords(people));
      return people;
    });
  }

  reset(): Promise<Result<'gitReset'> | undefined> {
    return this.#guarded(async (folder) => {
      if (!(await saveEditors(folder, this.#question.ask))) return undefined;
      const question =
        'This deletes the WIP branch for everybody. What is on it stays in a safety reference on this computer.';
      if ((await this.#question.ask(question, 'Reset')) !== 'Reset') return undefined;
      const result = await this.#try('gitReset', 'Resetting the WIP branch', folder, {}, retry);
      if (result !== undefined) this.#tell(resetWords(result));
      return result;
    });
  }

  /** Never throws; says in a notification what came of it. */
  async #guarded<T>(
    work: (folder: vscode.WorkspaceFolder) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const state = folderState();
    if (state.kind !== 'ready') {
      this.#tell(folderSentences[state.kind]);
      return undefined;
    }
    while (this.#running !== undefined) {
      if (!this.#question.drop()) {
        this.#tell('Another handover is under way.');
        return undefined;
      }
      await this.#running;
    }
    const running = this.#perform(() => work(state.folder));
    this.#running = running;
    try {
      return await running;
    } finally {
      this.#running = undefined;
    }
  }

  /** Never throws. */
  async #perform<T>(work: () => Promise<T | undefined>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#feature.log.error('The handover failed.', error);
      if (error instanceof HandoverError && error.code === 'cancelled') this.#tell(error.message);
      else this.#tellFailure(error);
      return undefined;
    }
  }

  /** Tries, and tries again with what the user chose when it stops at a question. */
  async #try<M extends GitMethod, Options extends Omit<Params<M>, 'folderUri'>>(
    method: M,
    title: string,
    folder: vscode.WorkspaceFolder,
    options: Options,
    offersOf: (code: ErrorCode, options: Options) => readonly Offer<Options>[],
  ): Promise<Result<M> | undefined> {
    for (let now = options; ;) {
      try {
        return await this.#withProgress(method, title, {
          ...now,
          folderUri: folder.uri.toString(),
        });
      } catch (error) {
        if (!(error instanceof HandoverError)) throw error;
        const offers = offersOf(error.code, now);
        if (error.code === 'gitHandover.messageRequired') {
          const message = await showInput({ prompt: 'What was done, in one line' });
          if (message === undefined || message.trim() === '') return undefined;
          now = { ...now, message };
        } else {
          if (offers.length === 0) throw error;
          const answer = await this.#question.ask(
            plainMessage(error.message),
            ...offers.map(({ label }) => label),
          );
          const offer = offers.find(({ label }) => label === answer);
          if (offer === undefined) return undefined;
          now = offer.options;
        }
      }
    }
  }

  async #withProgress<M extends GitMethod>(method: M, title: string, params: Params<M>): Promise<Result<M>> {
    const { server } = this.#feature;
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    return vscode.window.withProgress(options, async (progress, token) => {
      const cancelling = new vscode.CancellationTokenSource();
      const pressed = token.onCancellationRequested(() => {
        cancelling.cancel();
      });
      const listening = server.onNotification(methods.gitProgress, (told) => {
        if (told.folderUri !== params.folderUri) return;
        progress.report({ message: told.title });
        this.#onStep(told.title, () => {
          cancelling.cancel();
        });
      });
      try {
        return await server.request(methods[method], params, cancelling.token);
      } finally {
        vscode.Disposable.from(listening, pressed, cancelling).dispose();
      }
    });
  }

  #sessionFolder(): { readonly sessionFolder?: string } {
    const storage = sessionFolder(this.#feature.context);
    return storage === undefined ? {} : { sessionFolder: storage.fsPath };
  }

  async #open(folder: vscode.WorkspaceFolder, file: string): Promise<void> {
    try {
      const place = await fileInRepository(folder.uri.fsPath, file);
      await vscode.window.showTextDocument(vscode.Uri.file(place), { preview: true });
    } catch (error) {
      this.#feature.log.info(
        `${file}, which the last typist worked on, cannot be opened: ${sentenceOf(error)}`,
      );
    }
  }

  /** Does not wait: a notification may stay for hours. */
  #tell(sentence: string): void {
    this.#onTold(sentence);
    void vscode.window.showInformationMessage(plainMessage(sentence));
  }

  #tellFailure(error: unknown): void {
    const onlyTakeOver = error instanceof HandoverError && error.code === 'gitHandover.notOnWip';
    const action = onlyTakeOver ? takeOver : showLog;
    vscode.window.showErrorMessage(plainMessage(sentenceOf(error)), action).then(
      (answer) => {
        if (answer === showLog) void vscode.commands.executeCommand(commands.showLog);
        if (answer === takeOver) void vscode.commands.executeCommand(commands.takeOver);
      },
      (reason: unknown) => {
        this.#feature.log.error('A notification could not be shown.', reason);
      },
    );
  }
}
