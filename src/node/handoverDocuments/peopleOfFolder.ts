import { HandoverError } from '../../core/errors';
import { KnownPeople } from '../../core/handoverDocuments/knownPeople';
import type { Cancellation, Files, Log } from '../../core/ports';
import { coauthorsPath, parseCoauthors } from '../../core/session/rosterSources';
import type { GitRepository } from '../git/gitRepository';
import { readSessions } from '../handover/readSessions';

interface Sources {
  readonly files: Files;
  /** Absent where git may not be run. */
  readonly git?: GitRepository;
  readonly log: Log;
}

/** Whom the repository knows. The history is read once for each commit at HEAD. */
export class PeopleOfFolder {
  readonly #sources: Sources;
  #history: { readonly head: string; readonly names: readonly string[] } | undefined;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** `isComplete` is false where the history could not be read: who is not in it may be somebody all the same. */
  async read(
    cancellation: Cancellation,
  ): Promise<{ readonly people: KnownPeople; readonly isComplete: boolean }> {
    const { files } = this.#sources;
    const history = await this.#authors(cancellation);
    const { sessions } = await readSessions(files);
    const { people: coauthors } = parseCoauthors((await files.readText(coauthorsPath)) ?? '');
    const names = [
      ...(history ?? []),
      ...sessions.flatMap(({ people }) =>
        people.map(({ name, email }) => (email === '' ? name : `${name} <${email}>`)),
      ),
      ...coauthors.map(({ name, email }) => `${name} <${email}>`),
    ];
    return { people: new KnownPeople(names), isComplete: history !== undefined };
  }

  async #authors(cancellation: Cancellation): Promise<readonly string[] | undefined> {
    const { git, log } = this.#sources;
    if (git === undefined) return undefined;
    try {
      const { head = '' } = await git.state();
      if (this.#history?.head !== head) {
        const names = new Set<string>();
        for await (const name of git.peopleOfHistory(cancellation)) names.add(name);
        this.#history = { head, names: [...names] };
      }
      return this.#history.names;
    } catch (error) {
      if (!(error instanceof HandoverError)) throw error;
      if (error.code !== 'cancelled') log.info(`Names in notes are not checked: ${error.message}`);
      return undefined;
    }
  }
}
