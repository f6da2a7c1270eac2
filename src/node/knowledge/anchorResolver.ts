import { HandoverError } from '../../core/errors';
import type { QuoteAnchor } from '../../core/knowledge/quoteAnchor';
import { renamedFolder } from '../../core/knowledge/renamedFolder';
import { AnchoredText, resolveAnchor } from '../../core/knowledge/resolveAnchor';
import type { AnchoredPlace } from '../../core/knowledge/resolvedNote';
import type { Files, RepoPath } from '../../core/ports';

/** What anchors are resolved with. */
export interface NoteSources {
  readonly files: Files;
  readonly git: {
    /** Files that were renamed since a commit, by former path; empty where git cannot tell. */
    renamesSince(commit: string): Promise<ReadonlyMap<RepoPath, RepoPath>>;
    /** Files that git does not know yet: one of them may be a renamed one. */
    untrackedFiles(): Promise<readonly RepoPath[]>;
  };
}

/** New files that are looked into for a file that is gone; with more of them nothing was merely renamed. */
const mostUntracked = 100;

/** Resolves many anchors at one moment: each file is read once, and git is asked once for each commit. */
export class AnchorResolver {
  readonly #sources: NoteSources;
  readonly #texts = new Map<RepoPath, Promise<AnchoredText | undefined>>();
  #untracked: Promise<readonly RepoPath[]> | undefined;
  readonly #renames = new Map<string, Promise<ReadonlyMap<RepoPath, RepoPath>>>();

  constructor(sources: NoteSources) {
    this.#sources = sources;
  }

  async resolve(anchor: QuoteAnchor): Promise<AnchoredPlace> {
    const here = await this.#text(anchor.path);
    const folder = here === undefined ? await this.#folder(anchor) : undefined;
    if (folder !== undefined) {
      return { anchor, drift: folder === anchor.path ? 'exact' : 'moved', path: folder, isFolder: true };
    }
    const path = here === undefined ? await this.#newPath(anchor) : anchor.path;
    const text = path === undefined ? undefined : await this.#text(path);
    const lost: AnchoredPlace = { anchor, drift: 'lost', path: anchor.path };
    if (path === undefined || text === undefined) return lost;
    const state = resolveAnchor(anchor, text);
    if (state.kind === 'lost') return lost;
    const drift = state.kind === 'exact' && path !== anchor.path ? 'moved' : state.kind;
    return { anchor, drift, path, span: state.span };
  }

  #text(path: RepoPath): Promise<AnchoredText | undefined> {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    const read = this.#sources.files.readText(path).then(
      (text) => (text === undefined ? undefined : new AnchoredText(text)),
      (error: unknown) => {
        // A path that leaves the folder or cannot be read: the note stays, its place is lost.
        if (error instanceof HandoverError) return undefined;
        throw error;
      },
    );
    this.#texts.set(path, read);
    return read;
  }

  /** Where the folder that an anchor names is now; undefined where it names none, or one that is gone. */
  async #folder({ path, exact, commit }: QuoteAnchor): Promise<RepoPath | undefined> {
    if (exact !== '') return undefined;
    if (await this.#sources.files.isFolder(path)) return path;
    const renamed = commit === undefined ? undefined : renamedFolder(path, await this.#renamesSince(commit));
    return renamed !== undefined && (await this.#sources.files.isFolder(renamed)) ? renamed : undefined;
  }

  async #newPath(anchor: QuoteAnchor): Promise<RepoPath | undefined> {
    const { path, commit } = anchor;
    if (commit === undefined) return undefined;
    return (await this.#renamesSince(commit)).get(path) ?? (await this.#amongUntracked(anchor));
  }

  #renamesSince(commit: string): Promise<ReadonlyMap<RepoPath, RepoPath>> {
    const known = this.#renames.get(commit) ?? this.#sources.git.renamesSince(commit);
    this.#renames.set(commit, known);
    return known;
  }

  /** The one new file of the same kind in which the quote stands with all that was around it. */
  async #amongUntracked(anchor: QuoteAnchor): Promise<RepoPath | undefined> {
    const { path, exact } = anchor;
    if (exact === '') return undefined;
    const ending = path.slice(path.lastIndexOf('.'));
    this.#untracked ??= this.#sources.git.untrackedFiles();
    const alike = (await this.#untracked).filter((each) => each.endsWith(ending));
    const found: RepoPath[] = [];
    for (const each of alike.slice(0, mostUntracked)) {
      const text = await this.#text(each);
      if (text === undefined) continue;
      const { kind } = resolveAnchor(anchor, text);
      if (kind === 'exact' || kind === 'moved') found.push(each);
    }
    return found.length === 1 ? found[0] : undefined;
  }
}
