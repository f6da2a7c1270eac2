import type { Cancellation, LineOrigin, RepoPath } from '../../core/ports';
import { fileStamp } from './fileStamps';
import type { GitRepository } from '../git/gitRepository';

interface Known {
  readonly state: string;
  readonly origins: readonly LineOrigin[];
}

/** Asks git for the origins of a file's lines, once for each state of the file and of the history. */
export class DebtBlame {
  readonly #root: string;
  readonly #git: GitRepository;
  readonly #known = new Map<RepoPath, Known>();

  constructor(root: string, git: GitRepository) {
    this.#root = root;
    this.#git = git;
  }

  /** @throws HandoverError `cancelled`, `git.failed` */
  async origins(
    path: RepoPath,
    lines: readonly number[],
    head: string | undefined,
    cancellation: Cancellation,
  ): Promise<readonly LineOrigin[]> {
    const { size = 0, mtimeMs = 0 } = fileStamp(this.#root, path) ?? {};
    const state = [head ?? '', size, mtimeMs, ...lines].join(' ');
    const known = this.#known.get(path);
    if (known?.state === state) return known.origins;
    const origins = await this.#git.lineOrigins(path, lines, cancellation);
    this.#known.set(path, { state, origins });
    return origins;
  }
}
