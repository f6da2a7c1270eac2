import { HandoverError } from '../../core/errors';
import type { QuoteAnchor } from '../../core/knowledge/quoteAnchor';
import { renamedFolder } from '../../core/knowledge/renamedFolder';
import { AnchoredText, resolveAnchor } from '../../core/knowledge/resolveAnchor';
import type { AnchoredPlace } from '../../core/knowledge/resolvedNote';
import type { Files, RepoPath } from '../../core/ports';
import { mostCandidates, type MoveSources, PlainMoves } from './plainMoves';

/** What anchors are resolved with. */
export interface NoteSources {
  readonly files: Files;
  readonly git: MoveSources & {
    /** Files that were renamed since a commit, by former path; empty where git cannot tell. */
    renamesSince(commit: string): Promise<ReadonlyMap<RepoPath, RepoPath>>;
  };
}

/** Resolves many anchors at one moment: each file is read once, and git is asked once for each commit. */
export class AnchorResolver {
  readonly #sources: NoteSources;
  readonly #texts = new Map<RepoPath, Promise<AnchoredText | undefined>>();
  readonly #moves: PlainMoves;
  readonly #renames = new Map<string, Promise<ReadonlyMap<RepoPath, RepoPath>>>();

  constructor(sources: NoteSources) {
    this.#sources = sources;
    this.#moves = new PlainMoves(sources.git, async (path) => (await this.#text(path))?.text);
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
    if (commit === undefined) return undefined;
    const renamed = renamedFolder(path, await this.#renamesSince(commit)) ?? path;
    if (await this.#sources.files.isFolder(renamed)) return renamed;
    const moved = await this.#moves.folderOf(renamed);
    return moved !== undefined && (await this.#sources.files.isFolder(moved)) ? moved : undefined;
  }

  async #newPath(anchor: QuoteAnchor): Promise<RepoPath | undefined> {
    const { path, commit } = anchor;
    if (commit === undefined) return undefined;
    const renamed = (await this.#renamesSince(commit)).get(path) ?? path;
    if ((await this.#text(renamed)) !== undefined) return renamed;
    return anchor.exact === '' ? this.#moves.fileOf(renamed) : this.#amongUntracked(anchor, renamed);
  }

  #renamesSince(commit: string): Promise<ReadonlyMap<RepoPath, RepoPath>> {
    const known = this.#renames.get(commit) ?? this.#sources.git.renamesSince(commit);
    this.#renames.set(commit, known);
    return known;
  }

  /**
   * The one new file of the same kind in which the quote stands with all that was around it, of the same name if there is
   * one; else the one of the same name in which something like it stands, which a person then has to confirm.
   */
  async #amongUntracked(anchor: QuoteAnchor, path: RepoPath): Promise<RepoPath | undefined> {
    const { namesakes, others } = await this.#moves.candidates(path);
    const changed: RepoPath[] = [];
    for (const files of [namesakes, others]) {
      if (files.length > mostCandidates) return undefined;
      const found: RepoPath[] = [];
      for (const file of files) {
        const text = await this.#text(file);
        const kind = text === undefined ? 'lost' : resolveAnchor(anchor, text).kind;
        if (kind === 'exact' || kind === 'moved') found.push(file);
        if (kind === 'changed' && files === namesakes) changed.push(file);
      }
      const [only] = found;
      if (only === undefined) continue;
      return found.length === 1 && !(await this.#moves.isOfAnother(path, only)) ? only : undefined;
    }
    return changed.length === 1 ? changed[0] : undefined;
  }
}
