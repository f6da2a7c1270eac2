import * as vscode from 'vscode';
import { updatedCoauthors } from '../../core/gitHandover/coauthors';
import type { Identity } from '../../core/ports';
import { gitHandoverSettings } from '../../protocol/names';
import { methods } from '../../protocol/requests';
import { sessionFolder } from '../sessionFolder';
import type { FeatureContext } from '../featureContext';
import { SessionFileWatcher } from './sessionFile';
import { sourceControl } from './sourceControlInput';
import type { SourceControlRepository } from './sourceControlInput';

export const noMessageBox =
  'Source Control shows no git repository for this folder: open it there, or use the commit hook of the settings.';

/** The co-authors in the message box of Source Control: when asked, and all the time where the settings say so. */
export class CommitMessage implements vscode.Disposable {
  readonly #feature: FeatureContext;
  readonly #subscriptions: vscode.Disposable;
  readonly #session: SessionFileWatcher;
  #opened: vscode.Disposable | undefined;
  #watched: { readonly repository: SourceControlRepository; readonly changes: vscode.Disposable } | undefined;
  /** The repository whose message this last wrote into, and its commits. */
  #written: { readonly root: string; readonly commits: vscode.Disposable } | undefined;
  /** Whom this put into the message that is being written. */
  #added: readonly Identity[] = [];
  /** For which commit and people the box was last looked after: what somebody deleted there stays deleted. */
  #done = '';

  constructor(feature: FeatureContext) {
    this.#feature = feature;
    this.#session = new SessionFileWatcher(feature.context, () => {
      this.#keep().catch((error: unknown) => {
        feature.log.error('The co-authors could not be kept in the message box of Source Control.', error);
      });
    });
    this.#session.soon();
    this.#subscriptions = vscode.Disposable.from(
      this.#session,
      vscode.workspace.onDidGrantWorkspaceTrust(this.#session.soon),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(gitHandoverSettings.commitMessage)) this.#session.soon();
      }),
    );
  }

  /**
   * Adds who was present since the last commit.
   * @returns them; undefined where there is no message box
   */
  async add(folder: vscode.Uri): Promise<readonly Identity[] | undefined> {
    const repository = (await sourceControl())?.getRepository(folder);
    if (repository === undefined || repository === null) return undefined;
    const people = await this.#coauthors(folder);
    this.#put(repository, people);
    return people;
  }

  /** Adds these. Where the Git extension is off nothing happens. */
  async addThese(folder: vscode.Uri, people: readonly Identity[]): Promise<void> {
    if (people.length === 0) return;
    try {
      const repository = (await sourceControl())?.getRepository(folder);
      if (repository === undefined || repository === null) return;
      // It fills the box itself when it notices the new branch: be later than that.
      await repository.status();
      this.#put(repository, people);
    } catch (error) {
      this.#feature.log.error(
        'The co-authors could not be put into the message box of Source Control.',
        error,
      );
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#written?.commits.dispose();
    this.#unwatch();
  }

  async #keep(): Promise<void> {
    const folder = this.#feature.trustedFolder();
    const wanted =
      vscode.workspace.getConfiguration().get<unknown>(gitHandoverSettings.commitMessage) === true;
    if (!wanted || folder === undefined) {
      this.#unwatch();
      return;
    }
    const git = await sourceControl();
    this.#opened ??= git?.onDidOpenRepository(this.#session.soon);
    const repository = git?.getRepository(folder.uri);
    if (repository === undefined || repository === null) return;
    this.#watch(repository);
    const people = await this.#coauthors(folder.uri);
    const now = JSON.stringify([repository.state.HEAD?.commit, people]);
    if (now === this.#done) return;
    this.#done = now;
    this.#put(repository, people);
  }

  #watch(repository: SourceControlRepository): void {
    if (this.#watched?.repository === repository) return;
    this.#watched?.changes.dispose();
    let commit = repository.state.HEAD?.commit;
    const changes = repository.state.onDidChange(() => {
      if (repository.state.HEAD?.commit === commit) return;
      commit = repository.state.HEAD?.commit;
      this.#session.soon();
    });
    this.#watched = { repository, changes };
  }

  #unwatch(): void {
    this.#opened?.dispose();
    this.#opened = undefined;
    this.#watched?.changes.dispose();
    this.#watched = undefined;
    this.#done = '';
  }

  #put(repository: SourceControlRepository, people: readonly Identity[]): void {
    const { inputBox } = repository;
    const root = repository.rootUri.toString();
    if (this.#written?.root !== root) {
      this.#written?.commits.dispose();
      this.#added = [];
      // The next message is a new one: who writes a trailer into it does so themselves.
      const commits = repository.onDidCommit(() => {
        this.#added = [];
      });
      this.#written = { root, commits };
    }
    const { message, added } = updatedCoauthors(inputBox.value, this.#added, people);
    this.#added = added;
    if (message !== inputBox.value) inputBox.value = message;
  }

  async #coauthors(folder: vscode.Uri): Promise<readonly Identity[]> {
    const storage = sessionFolder(this.#feature.context);
    const { coauthors } = await this.#feature.server.request(methods.gitCoauthors, {
      folderUri: folder.toString(),
      ...(storage === undefined ? {} : { sessionFolder: storage.fsPath }),
    });
    return coauthors;
  }
}
