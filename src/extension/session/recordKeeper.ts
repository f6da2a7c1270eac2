import * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import type { Clock, Log, RepoPath } from '../../core/ports';
import type { SessionEvent } from '../../core/session/events';
import { plainMessage } from '../../core/session/plainText';
import { sessionRecord } from '../../core/session/record';
import type { EndedSession } from '../../core/session/state';
import { writeSessionRecord } from '../../node/session/sessionRecords';
import { recordFolderName } from './recordFolderStep';
import type { Toasts } from './toasts';

export interface RecordKeeperSetup {
  readonly clock: Clock;
  readonly log: Log;
  readonly toasts: Toasts;
  dispatch(event: SessionEvent): Promise<void>;
}

const retry = 'Retry';
const openUntitled = 'Open as untitled';
const discard = 'Discard record';
const openRecord = 'Open record';

/** Brings the record of an ended session into safety. Until it is there, the session stays in the store. */
export class RecordKeeper {
  readonly #setup: RecordKeeperSetup;

  constructor(setup: RecordKeeperSetup) {
    this.#setup = setup;
  }

  /** Resolves when the record is written, or when the user was told why it is not. */
  async save(session: EndedSession): Promise<void> {
    const target = recordFolder(session);
    if (typeof target === 'string') {
      this.#offer(session, target, [openUntitled, discard]);
      return;
    }
    let record: RepoPath;
    try {
      record = await writeSessionRecord(target.uri.fsPath, session);
    } catch (error) {
      this.#setup.log.error('The session record could not be written.', error);
      const reason = sentenceOf(error);
      this.#offer(session, `The session record is not saved. ${reason}`, [retry, openUntitled]);
      return;
    }
    await this.#safe(session);
    const name = recordFolderName(session.folderUri);
    const where = name === undefined ? '' : ` in the folder ${plainMessage(name)}`;
    const message = `The mob session is over. Its record is ${record}${where}.`;
    this.#ask(message, false, [openRecord], async () => {
      await vscode.window.showTextDocument(vscode.Uri.joinPath(target.uri, ...record.split('/')));
    });
  }

  #offer(session: EndedSession, message: string, choices: readonly string[]): void {
    this.#ask(message, true, choices, async (choice) => {
      if (choice === retry) {
        await this.save(session);
        return;
      }
      if (choice === openUntitled) {
        const content = sessionRecord(session).text;
        const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
        await vscode.window.showTextDocument(document);
      }
      await this.#safe(session);
    });
  }

  #ask(
    message: string,
    warning: boolean,
    choices: readonly string[],
    act: (choice: string) => Promise<void>,
  ): void {
    this.#setup.toasts.show({
      message,
      warning,
      choices,
      act: async (choice) => {
        try {
          await act(choice);
        } catch (error) {
          this.#setup.log.error('The session record could not be opened.', error);
          void vscode.window.showErrorMessage(`The session record could not be opened: ${sentenceOf(error)}`);
        }
      },
    });
  }

  async #safe({ id }: EndedSession): Promise<void> {
    await this.#setup.dispatch({ type: 'recordSafe', atEpochMs: this.#setup.clock.now(), id });
  }
}

/** Where the record goes, or the sentence that says why it goes nowhere. */
function recordFolder(session: EndedSession): vscode.WorkspaceFolder | string {
  const why = (reason: string) => `No session record was written: ${reason}.`;
  const { folderUri } = session;
  if (folderUri === undefined) return why('the session was started without a folder on disk that you trust');
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === folderUri);
  if (folder === undefined) return why('the folder it was started in is no longer open');
  if (folder.uri.scheme !== 'file') return why('the folder it was started in is not on disk');
  return vscode.workspace.isTrusted ? folder : why('you do not trust this folder');
}
