import * as vscode from 'vscode';
import { HandoverError, sentenceOf } from '../../core/errors';
import { progressWords } from '../../core/handover/exportWords';
import { parseOutputFolder } from '../../core/handover/outputFolder';
import { commands, handoverSettings } from '../../protocol/names';
import { type ExportParams, type ExportResult, methods } from '../../protocol/requests';
import type { FeatureContext } from '../featureContext';
import { readScanSettings } from '../hotspots/scanSettings';
import { folderSentences, folderState } from '../workspaceFolder';
import { askExportChoices, givenChoices } from './exportChoices';
import { previewBook, tellExported } from './exportResult';
import { type Ask, saveBookFiles } from './unsavedBookFiles';

const showLog = 'Show log';
const openSettings = 'Open settings';
const openFolder = 'Open folder…';
const manageTrust = 'Manage trust';
const restartServer = 'Restart language server';

/** The command `Handover: Export…`. One export at a time. */
export class ExportCommand {
  readonly #feature: FeatureContext;
  readonly #ask: Ask;
  #running = false;

  constructor(feature: FeatureContext, ask: Ask) {
    this.#feature = feature;
    this.#ask = ask;
  }

  /**
   * Never throws; says in a notification what came of it. Undefined where nothing was exported.
   * @param given `{ formats?, outputFolder? }` of a keybinding or a task: then nothing is asked
   */
  async run(given?: unknown): Promise<ExportResult | undefined> {
    if (this.#running) {
      void vscode.window.showInformationMessage('The handover is being exported already.');
      return undefined;
    }
    this.#running = true;
    try {
      const folder = this.#folder();
      return folder && (await this.#exportFolder(folder, given));
    } catch (error) {
      this.#tellFailure(error);
      return undefined;
    } finally {
      this.#running = false;
    }
  }

  #folder(): vscode.WorkspaceFolder | undefined {
    const state = folderState();
    if (state.kind === 'ready') return state.folder;
    const sentence = folderSentences[state.kind];
    if (state.kind === 'noFolder') this.#tell('error', sentence, openFolder);
    else if (state.kind === 'untrusted') this.#tell('error', sentence, manageTrust);
    else this.#tell('error', sentence);
    return undefined;
  }

  async #exportFolder(folder: vscode.WorkspaceFolder, given: unknown): Promise<ExportResult | undefined> {
    const output = parseOutputFolder(
      vscode.workspace.getConfiguration(undefined, folder).get<unknown>(handoverSettings.outputFolder),
    );
    if (output.kind === 'invalid') {
      this.#tell('error', output.message, openSettings);
      return undefined;
    }
    const choices =
      givenChoices(given, output.folder) ??
      (await askExportChoices(this.#feature.context.workspaceState, output.folder));
    if (choices === undefined) return undefined;
    const { formats, outputFolder } = choices;
    if (!(await saveBookFiles(vscode.Uri.joinPath(folder.uri, outputFolder), this.#ask))) return undefined;
    const params: ExportParams = {
      folderUri: folder.uri.toString(),
      outputFolder,
      formats,
      options: readScanSettings(folder.uri).options,
    };
    const result = await this.#withProgress(params);
    this.#tellResult(folder.uri, result);
    await previewBook(folder.uri, result);
    return result;
  }

  async #withProgress(params: ExportParams): Promise<ExportResult> {
    const { server } = this.#feature;
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: 'Exporting the handover',
      cancellable: true,
    };
    return vscode.window.withProgress(options, async (progress, token) => {
      const listening = server.onNotification(methods.scanProgress, (told) => {
        if (told.folderUri === params.folderUri) progress.report({ message: progressWords(told) });
      });
      try {
        return await server.request(methods.exportHandover, params, token);
      } finally {
        listening.dispose();
      }
    });
  }

  /** Does not wait for an answer: a notification may stay for hours. */
  #tellResult(folder: vscode.Uri, result: ExportResult): void {
    const { log } = this.#feature;
    for (const file of result.changed) log.info(`Exported ${file}`);
    for (const file of result.removed) log.info(`Removed ${file}`);
    for (const { message } of result.warnings) log.warn(message);
    tellExported(folder, result).catch((error: unknown) => {
      log.error('What was exported could not be opened.', error);
      this.#tell('error', sentenceOf(error), showLog);
    });
  }

  #tellFailure(error: unknown): void {
    if (error instanceof HandoverError && error.code === 'cancelled') {
      vscode.window.setStatusBarMessage(error.message, 5000);
      return;
    }
    this.#feature.log.error('The export failed.', error);
    const serverDown = error instanceof HandoverError && error.code === 'server.down';
    this.#tell('error', sentenceOf(error), serverDown ? restartServer : showLog);
  }

  /** Does not wait for an answer: a notification may stay for hours. */
  #tell(kind: 'information' | 'warning' | 'error', sentence: string, ...actions: string[]): void {
    const { showInformationMessage, showWarningMessage, showErrorMessage } = vscode.window;
    const show = {
      information: showInformationMessage,
      warning: showWarningMessage,
      error: showErrorMessage,
    }[kind] as (message: string, ...items: string[]) => Thenable<string | undefined>;
    show(sentence, ...actions).then(
      (action) => this.#act(action),
      (error: unknown) => {
        this.#feature.log.error('A notification could not be shown.', error);
      },
    );
  }

  async #act(action: string | undefined): Promise<void> {
    const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
      vscode.commands.executeCommand(command, ...args);
    if (action === showLog) await run(commands.showLog);
    else if (action === openSettings)
      await run('workbench.action.openSettings', handoverSettings.outputFolder);
    else if (action === openFolder) await run('vscode.openFolder');
    else if (action === manageTrust) await run('workbench.trust.manage');
    else if (action === restartServer) await run(commands.restartServer);
  }
}
