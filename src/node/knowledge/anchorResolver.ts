import { HandoverError } from '../../core/errors';
import type { QuoteAnchor } from '../../core/knowledge/quoteAnchor';
import { AnchoredText, resolveAnchor } from '../../core/knowledge/resolveAnchor';
import type { AnchoredPlace } from '../../core/knowledge/resolvedNote';
import type { Files, RepoPath } from '../../core/ports';

/** What anchors are resolved with. */
export interface NoteSources {
  readonly files: Files;
  readonly git: {
    /** Files that were renamed since a commit, by former path; empty where git cannot tell. */
    renamesSince(commit: string): Promise<ReadonlyMap<RepoPath, RepoPath>>;
  };
}

/** Resolves many anchors at one moment: each file is read once, and git is asked once for each commit. */
export class AnchorResolver {
  readonly #sources: NoteSources;
  readonly #texts = new Map<RepoPath, Promise<AnchoredText | undefined>>();
  readonly #renames = new Map<string, Promise<ReadonlyMap<RepoPath, RepoPath>>>();

  constructor(sources: NoteSources) {
    this.#sources = sources;
  }

  async resolve(anchor: QuoteAnchor): Promise<AnchoredPlace> {
    const path = (await this.#text(anchor.path)) === undefined ? await this.#newPath(anchor) : anchor.path;
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

  async #newPath({ path, commit }: QuoteAnchor): Promise<RepoPath | undefined> {
    if (commit === undefined) return undefined;
    const known = this.#renames.get(commit) ?? this.#sources.git.renamesSince(commit);
    this.#renames.set(commit, known);
    return (await known).get(path);
  }
}
