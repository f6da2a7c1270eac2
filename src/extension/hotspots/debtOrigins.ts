import type { DebtReport } from '../../core/hotspots/model';
import type { Log, RepoPath } from '../../core/ports';
import { methods } from '../../protocol/requests';
import type { LanguageServer } from '../languageServer/languageServer';

interface DebtOriginsSetup {
  readonly server: LanguageServer;
  readonly log: Log;
  /** Of the folder whose modules are shown; undefined without one. */
  folderUri(): string | undefined;
  /** Who wrote the debts of a module is known now. */
  loaded(path: RepoPath): void;
}

/** Who wrote the debts of modules and when; asked for once a module, because it takes a look into the history. */
export class DebtOrigins {
  readonly #setup: DebtOriginsSetup;
  readonly #origins = new Map<RepoPath, readonly DebtReport[] | 'asked'>();

  constructor(setup: DebtOriginsSetup) {
    this.#setup = setup;
  }

  of(path: RepoPath): readonly DebtReport[] | undefined {
    const known = this.#origins.get(path);
    return known === 'asked' ? undefined : known;
  }

  /** Never rejects: where it fails, the rows stay without. */
  async load(path: RepoPath): Promise<void> {
    const { server, log } = this.#setup;
    const folderUri = this.#setup.folderUri();
    if (folderUri === undefined || this.#origins.has(path)) return;
    this.#origins.set(path, 'asked');
    try {
      const origins = await server.request(methods.debtOrigins, { folderUri, path });
      if (this.#setup.folderUri() !== folderUri || this.#origins.get(path) !== 'asked') return;
      this.#origins.set(path, origins);
      this.#setup.loaded(path);
    } catch (error) {
      log.error(`The authors of the debts in ${path} are not known.`, error);
    }
  }

  forget(path: RepoPath): void {
    this.#origins.delete(path);
  }

  forgetAll(): void {
    this.#origins.clear();
  }
}
