import type { Log } from '../../core/ports';
import { parse, serialise } from '../../core/session/serialise';
import { noSession, type SessionState } from '../../core/session/state';
import { makeFolder } from '../files/makeFolder';
import { WorkspaceFiles } from '../files/workspaceFiles';
import { aloneIn, lockFile } from './folderLock';
import { leaseFile } from './lease';
import { removeLeftovers } from './leftovers';

/** Where the state of the session outlives the window. */
export interface SessionStore {
  load(): Promise<SessionState>;
  /** What another window wrote since this store last loaded or saved; undefined when nothing. */
  loadIfChanged(): Promise<SessionState | undefined>;
  /** @throws HandoverError as {@link WorkspaceFiles.writeAll}; the former state is then whole. */
  save(state: SessionState): Promise<void>;
  /** Runs what loads and saves while no other window does: what one builds on is not replaced by another meanwhile. */
  alone<T>(step: () => Promise<T>): Promise<T>;
}

/** Its name in the folder of the store. */
export const stateFile = 'session.json';
const unreadableFile = 'session.unreadable.json';

/** One file, replaced whole at every transition. A file of unknown shape is kept beside it under another name. */
export class FileSessionStore implements SessionStore {
  readonly #folder: string;
  readonly #files: WorkspaceFiles;
  readonly #log: Log;
  #knownText: string | undefined;

  /** @param folder absolute; made when missing */
  constructor(folder: string, log: Log) {
    this.#folder = folder;
    this.#files = new WorkspaceFiles(folder);
    this.#log = log;
  }

  async load(): Promise<SessionState> {
    await removeLeftovers(this.#folder, `.${stateFile}.`);
    await removeLeftovers(this.#folder, `${leaseFile}.`);
    await removeLeftovers(this.#folder, `${lockFile}.`);
    return this.#read(await this.#files.readText(stateFile));
  }

  async loadIfChanged(): Promise<SessionState | undefined> {
    const text = await this.#files.readText(stateFile);
    return text === this.#knownText ? undefined : this.#read(text);
  }

  async save(state: SessionState): Promise<void> {
    const text = serialise(state);
    await makeFolder(this.#folder);
    await this.#files.writeAll([{ path: stateFile, text }]);
    this.#knownText = text;
  }

  alone<T>(step: () => Promise<T>): Promise<T> {
    return aloneIn(this.#folder, step);
  }

  async #read(text: string | undefined): Promise<SessionState> {
    this.#knownText = text;
    if (text === undefined) return noSession;
    const { state, problem } = parse(text);
    if (problem !== undefined) {
      this.#log.warn(`${problem} It is kept as ${unreadableFile} in ${this.#folder}.`);
      await this.#files.writeAll([{ path: unreadableFile, text }]);
    }
    return state;
  }
}

/** For windows without a folder, where VS Code has no place for a file: lost with the window. */
export class MemorySessionStore implements SessionStore {
  #state: SessionState = noSession;

  load(): Promise<SessionState> {
    return Promise.resolve(this.#state);
  }

  loadIfChanged(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  save(state: SessionState): Promise<void> {
    this.#state = state;
    return Promise.resolve();
  }

  alone<T>(step: () => Promise<T>): Promise<T> {
    return step();
  }
}
