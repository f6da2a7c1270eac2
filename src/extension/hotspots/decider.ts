import type * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import type { Log } from '../../core/ports';
import { methods } from '../../protocol/requests';
import type { LanguageServer } from '../languageServer/languageServer';
import type { DecisionAnswers } from './decisionAnswers';

const lastNameKey = 'hotspots.decidedBy';

interface DeciderSetup {
  /** Where the name is kept that was last given. */
  readonly state: vscode.Memento;
  readonly server: LanguageServer;
  readonly log: Log;
  /** Names of those who are in the session; nobody without one. */
  readonly present: () => readonly string[];
  readonly answers: () => DecisionAnswers;
}

/**
 * Whose name the decisions of this window carry. It is asked for once, and only where several are in the room, or neither
 * git nor a former decision tells it.
 */
export class Decider {
  readonly #setup: DeciderSetup;
  #given: string | undefined;

  constructor(setup: DeciderSetup) {
    this.#setup = setup;
  }

  /** Undefined: given up. */
  async name(title: string, folder: vscode.WorkspaceFolder): Promise<string | undefined> {
    if (this.#given !== undefined) return this.#given;
    const known = await this.#known(folder);
    return known === '' || this.#setup.present().length > 0 ? this.#ask(title, known) : known;
  }

  /** Asks in any case; decisions that follow carry the answer. Undefined: given up. */
  async askAgain(title: string, folder: vscode.WorkspaceFolder): Promise<string | undefined> {
    return this.#ask(title, this.#given ?? (await this.#known(folder)));
  }

  async #ask(title: string, suggested: string): Promise<string | undefined> {
    const { answers, present, state } = this.#setup;
    const name = await answers().who(title, present(), suggested);
    if (name === undefined || name === '') return undefined;
    this.#given = name;
    await state.update(lastNameKey, name);
    return name;
  }

  /** Git's word first: the last name may be that of somebody else for whom it was given. Empty where neither says it. */
  async #known(folder: vscode.WorkspaceFolder): Promise<string> {
    const { server, state, log } = this.#setup;
    const last = state.get<string>(lastNameKey, '');
    try {
      return (await server.request(methods.userName, { folderUri: folder.uri.toString() })).name ?? last;
    } catch (error) {
      log.warn(`Git was not asked for a name: ${sentenceOf(error)}`);
      return last;
    }
  }
}
