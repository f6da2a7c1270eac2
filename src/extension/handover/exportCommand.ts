import * as vscode from 'vscode';
import { HandoverError, sentenceOf } from '../../core/errors';
import { exportedWords, progressWords } from '../../core/handover/exportWords';
import { parseOutputFolder } from '../../core/handover/outputFolder';
import { commands, handoverSettings } from '../../protocol/names';
import { type ExportParams, type ExportResult, methods } from '../../protocol/requests';
import type { FeatureContext } from '../featureContext';
import { readScanSettings } from '../hotspots/scanSettings';
import { folderSentences, folderState } from '../workspaceFolder';
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

  /** Never throws; says in a notification what came of it. Undefined where nothing was exported. */
  async run(): Promise<ExportResult | undefined> {
    if (this.#running) {
      void vscode.window.showInformationMessage('The handover is being exported already.');
      return undefined;
    }
    this.#running = true;
    try {
      const folder = this.#folder();
      return folder && (await this.#exportFolder(folder));
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

  async #exportFolder(folder: vscode.WorkspaceFolder): Promise<ExportResult | undefined> {
    const output = parseOutputFolder(
      vscode.workspace.getConfiguration(undefined, folder).get<unknown>(handoverSettings.outputFolder),
    );
    if (output.kind === 'invalid') {
      this.#tell('error', output.message, openSettings);
      return undefined;
    }
    if (!(await saveBookFiles(vscode.Uri.joinPath(folder.uri, output.folder), this.#ask))) return undefined;
    const params: ExportParams = {
      folderUri: folder.uri.toString(),
      outputFolder: output.folder,
      options: readScanSettings(folder.uri).options,
    };
    const result = await this.#withProgress(params);
    this.#tellResult(result);
    const [main] = result.mains;
    if (main !== undefined) await showPreview(vscode.Uri.joinPath(folder.uri, main.path));
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

  #tellResult(result: ExportResult): void {
    const { log } = this.#feature;
    for (const file of result.changed) log.info(`Exported ${file}`);
    for (const warning of result.warnings) log.warn(warning.message);
    const [first] = result.warnings;
    if (first === undefined) {
      this.#tell('information', exportedWords(result));
      return;
    }
    const count = result.warnings.length;
    const more =
      count === 1
        ? 'One thing needs a look'
        : `${count} things need a look; the log lists them, the first is`;
    this.#tell('warning', `${exportedWords(result)} ${more}: ${first.message}`, showLog);
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

/** Where the built-in Markdown extension is turned off, the source does. */
async function showPreview(cover: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand('markdown.showPreview', cover);
  } catch {
    await vscode.window.showTextDocument(cover);
  }
}
