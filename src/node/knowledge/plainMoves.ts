import { createHash } from 'node:crypto';
import { nameOf } from '../../core/repoPath';
import type { RepoPath } from '../../core/ports';

/** What moves that git was not told of are found with. */
export interface MoveSources {
  /** Files that git tracks and that are not there, with the id of what git last saw in them. */
  goneFiles(): Promise<ReadonlyMap<RepoPath, string>>;
  /** Files that git does not know yet. */
  untrackedFiles(): Promise<readonly RepoPath[]>;
}

/** New files that are looked into for one that is gone; with more of them nothing was merely moved. */
export const mostCandidates = 100;
/** Files of a folder whose content is compared. */
const mostCompared = 20;

/** Files and folders that were moved without git: gone where git has them, and the same among those it does not know. */
export class PlainMoves {
  readonly #sources: MoveSources;
  readonly #textOf: (path: RepoPath) => Promise<string | undefined>;
  #gone: Promise<ReadonlyMap<RepoPath, string>> | undefined;
  #fresh: Promise<ReadonlySet<RepoPath>> | undefined;

  /** @param textOf undefined for what cannot be read */
  constructor(sources: MoveSources, textOf: (path: RepoPath) => Promise<string | undefined>) {
    this.#sources = sources;
    this.#textOf = textOf;
  }

  /** New files of the same kind as one that is gone: those of its name, and the others. */
  async candidates(
    path: RepoPath,
  ): Promise<{ readonly namesakes: readonly RepoPath[]; readonly others: readonly RepoPath[] }> {
    const ending = path.slice(path.lastIndexOf('.'));
    const alike = [...(await this.#untracked())].filter((each) => each.endsWith(ending));
    return {
      namesakes: alike.filter((each) => nameOf(each) === nameOf(path)),
      others: alike.filter((each) => nameOf(each) !== nameOf(path)),
    };
  }

  /**
   * The one new file that has all that git last saw in a file that is gone; one of the same name is preferred. Undefined
   * where another file that is gone had the same content.
   */
  async fileOf(path: RepoPath): Promise<RepoPath | undefined> {
    const gone = await this.#goneFiles();
    const id = gone.get(path);
    if (id === undefined || [...gone.values()].filter((each) => each === id).length > 1) return undefined;
    const { namesakes, others } = await this.candidates(path);
    for (const files of [namesakes, others]) {
      if (files.length > mostCandidates) return undefined;
      const same: RepoPath[] = [];
      for (const file of files) if (await this.#isSame(file, id)) same.push(file);
      if (same.length > 0) return same.length === 1 ? same[0] : undefined;
    }
    return undefined;
  }

  /** True where a new file is what another file was that is gone, and not what this one was. */
  async isOfAnother(path: RepoPath, file: RepoPath): Promise<boolean> {
    const text = await this.#textOf(file);
    const gone = await this.#goneFiles();
    const [id = ''] = gone.values();
    const ids = new Set(text === undefined ? [] : blobIds(text, id.length));
    return !ids.has(gone.get(path) ?? '') && [...gone.values()].some((each) => ids.has(each));
  }

  /**
   * The one new folder that has every file of a folder that is gone, at the same path within, most of them with the
   * same content.
   */
  async folderOf(folder: RepoPath): Promise<RepoPath | undefined> {
    const ids = [...(await this.#goneFiles())].filter(([path]) => path.startsWith(`${folder}/`));
    const untracked = await this.#untracked();
    const below = ids.map(([path]) => path.slice(folder.length));
    const [first] = below;
    if (first === undefined) return undefined;
    const folders = [...untracked]
      .filter((path) => path.endsWith(first))
      .map((path) => path.slice(0, -first.length))
      .filter((each) => each !== '' && below.every((rest) => untracked.has(each + rest)));
    if (folders.length > mostCompared) return undefined;
    const same: RepoPath[] = [];
    for (const each of folders) {
      const compared = ids.slice(0, mostCompared);
      let alike = 0;
      for (const [path, id] of compared)
        if (await this.#isSame(each + path.slice(folder.length), id)) alike++;
      if (alike * 2 >= compared.length) same.push(each);
    }
    return same.length === 1 ? same[0] : undefined;
  }

  #goneFiles(): Promise<ReadonlyMap<RepoPath, string>> {
    return (this.#gone ??= this.#sources.goneFiles());
  }

  #untracked(): Promise<ReadonlySet<RepoPath>> {
    return (this.#fresh ??= this.#sources.untrackedFiles().then((files) => new Set(files)));
  }

  /** Never of an empty file: that is the same as every other. */
  async #isSame(file: RepoPath, id: string): Promise<boolean> {
    const text = await this.#textOf(file);
    return text !== undefined && text !== '' && blobIds(text, id.length).includes(id);
  }
}

/**
 * The ids that git may have given to a text (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects): as it is, with LF
 * instead of CRLF, and each with the byte order mark that reading takes away.
 */
function blobIds(text: string, length: number): readonly string[] {
  const algorithm = length === 64 ? 'sha256' : 'sha1';
  const texts = new Set([text, text.replace(/\r\n/g, '\n')].flatMap((each) => [each, `\ufeff${each}`]));
  return [...texts].map((each) => {
    const bytes = Buffer.from(each, 'utf8');
    return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  });
}
