import type { PublicSymbol } from '../../core/hotspots/model';
import { languageOf } from '../../core/hotspots/languages';
import type { Cancellation, Log, RepoPath } from '../../core/ports';
import { defaultWorkerFile, ParserPool } from '../scan/parserPool';

const wanted = {
  tags: [],
  maxFileBytes: 1_000_000,
  probableDebts: false,
  lookFor: 'hotspots',
} as const;

/** The public symbols of single files, parsed in a worker of their own that is started by the first question. */
export class FileSymbols {
  readonly #root: string;
  readonly #log: Log;
  #pool: ParserPool | undefined;

  constructor(root: string, log: Log) {
    this.#root = root;
    this.#log = log;
  }

  /**
   * In the order of the file; empty for languages that are not parsed, and for files that cannot be.
   * @throws HandoverError `cancelled`, `grammar.missing`
   */
  async of(path: RepoPath, cancellation: Cancellation): Promise<readonly PublicSymbol[]> {
    if (languageOf(path) === undefined) return [];
    this.#pool ??= new ParserPool({ workerFile: defaultWorkerFile(), workers: 1, log: this.#log });
    const symbols: PublicSymbol[] = [];
    const settings = { ...wanted, root: this.#root };
    await this.#pool.parse(
      [path],
      settings,
      (files) => {
        for (const { facts } of files) symbols.push(...(facts?.symbols ?? []));
      },
      cancellation,
    );
    return symbols.sort((a, b) => a.line - b.line);
  }

  /** Idempotent. */
  async dispose(): Promise<void> {
    await this.#pool?.dispose();
  }
}
