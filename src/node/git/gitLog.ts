import type { CommitRecord, Identity, TouchedFile } from '../../core/ports';

/**
 * Arguments of the one history pass; `LogParser` reads what they print.
 * @param commit id of the newest one
 * @param exactRenames finds only renames of unchanged files, for which no contents are read
 * @param skip so many of the newest commits
 */
export function logArguments({
  commit,
  relative,
  exactRenames,
  skip,
}: {
  commit: string;
  relative: boolean;
  exactRenames: boolean;
  skip: number;
}): string[] {
  return [
    'log',
    '-z',
    '--name-status',
    ...(skip === 0 ? [] : [`--skip=${skip}`]),
    exactRenames ? '-M100%' : '-M',
    '--no-color',
    '--no-show-signature',
    '--no-ext-diff',
    '--no-textconv',
    '--no-notes',
    '--encoding=UTF-8',
    '--use-mailmap',
    '--format=%x01%H%x00%at%x00%aN%x00%aE%x00%P',
    ...(relative ? ['--relative', commit, '--', '.'] : [commit, '--']),
  ];
}

const statuses: Readonly<Record<string, TouchedFile['status']>> = {
  A: 'added',
  C: 'added',
  D: 'deleted',
  M: 'modified',
  T: 'modified',
  R: 'renamed',
};

/** Id, time, name, address, parents. */
const headerFields = 5;

/**
 * Reads NUL-separated `git log` output piece by piece. Fields are told apart by position, so no name
 * of a person or a file, however strange, is taken for anything else.
 */
export class LogParser {
  readonly #skipsRoots: boolean;
  #rest = '';
  #header: string[] = [];
  #files: TouchedFile[] = [];
  #status: string | undefined;
  #renamedFrom: string | undefined;
  /** Each once, by name and address. */
  readonly #identities = new Map<string, Identity>();

  /** @param skipsRoots a commit without parents keeps no files: in a shallow clone it only seems to have made them */
  constructor({ skipsRoots }: { readonly skipsRoots: boolean }) {
    this.#skipsRoots = skipsRoots;
  }

  /** The commits that are complete with this piece of output. */
  push(output: string): CommitRecord[] {
    const fields = (this.#rest + output).split('\0');
    this.#rest = fields.pop() ?? '';
    const commits: CommitRecord[] = [];
    for (const field of fields) {
      const record = this.#take(field);
      if (record !== undefined) commits.push(record);
    }
    return commits;
  }

  /** The last commit; call once at the end of the output. */
  end(): CommitRecord[] {
    const before = this.#rest === '' ? undefined : this.#take(this.#rest);
    return [before, this.#record()].filter((record) => record !== undefined);
  }

  #take(field: string): CommitRecord | undefined {
    if (this.#status !== undefined) {
      this.#takePath(field);
      return undefined;
    }
    if (this.#header.length > 0 && this.#header.length < headerFields) {
      this.#header.push(field);
      return undefined;
    }
    if (field.startsWith('\u0001')) {
      const record = this.#record();
      this.#header = [field.slice(1)];
      this.#files = [];
      return record;
    }
    // The first status of a commit comes after a line feed.
    const status = field.startsWith('\n') ? field.slice(1) : field;
    if (status !== '') this.#status = status;
    return undefined;
  }

  #takePath(path: string): void {
    const letter = this.#status?.charAt(0) ?? '';
    if ((letter === 'R' || letter === 'C') && this.#renamedFrom === undefined) {
      this.#renamedFrom = path;
      return;
    }
    const status = statuses[letter] ?? 'modified';
    this.#files.push(
      status === 'renamed' && this.#renamedFrom !== undefined
        ? { path, status, renamedFrom: copyOf(this.#renamedFrom) }
        : { path, status },
    );
    this.#status = undefined;
    this.#renamedFrom = undefined;
  }

  #record(): CommitRecord | undefined {
    const [id, seconds, name, email, parents] = this.#header;
    if (id === undefined || seconds === undefined || name === undefined || email === undefined)
      return undefined;
    const files = this.#skipsRoots && parents === '' ? [] : this.#files;
    return { id, atEpochMs: Number(seconds) * 1000, author: this.#identity(name, email), files };
  }

  #identity(name: string, email: string): Identity {
    const key = `${name}\0${email}`;
    const known = this.#identities.get(key) ?? { name: copyOf(name), email: copyOf(email) };
    if (!this.#identities.has(key)) this.#identities.set(copyOf(key), known);
    return known;
  }
}

/** A part of a text keeps the whole text in memory as long as it is kept; its copy does not. */
function copyOf(part: string): string {
  return Buffer.from(part).toString();
}
