import { setImmediate, setTimeout as passed } from 'node:timers/promises';
import { sentenceOf } from '../core/errors';
import type { ScanReport } from '../core/hotspots/model';
import type { Log, RepoPath } from '../core/ports';
import type { ScanHooks, Scanner, ScanRequest } from '../node/scan/scanner';

/** Saves and file events within this time are scanned together. */
const gatherMs = 20;
/** In this time the answer of a scan has gone out, before work begins that nobody waits for. */
const answerGoesOutMs = 100;
/** So many files with debts are blamed ahead; the rest when somebody asks. */
const mostFilesAhead = 400;

export interface ScannedFolderSetup {
  readonly scanner: Scanner;
  readonly log: Log;
  /** `latest` is another one. */
  onReport(): void;
  onChanged(paths: readonly RepoPath[]): void;
}

/** One workspace folder: its scanner, its last report, and the changed files that wait to be scanned again. */
export class ScannedFolder {
  readonly scanner: Scanner;
  readonly #setup: ScannedFolderSetup;
  readonly #changed = new Set<RepoPath>();
  #last: { readonly request: ScanRequest; readonly report: ScanReport } | undefined;
  /** Scans and other work that the rescans wait for. */
  #busy = 0;
  /** The scanner keeps another scan than `#last`. */
  #isForeign = false;
  #timer: NodeJS.Timeout | undefined;
  #rescanning = false;
  /** Blame ahead of those who will ask. */
  #ahead: { aborted: boolean } = { aborted: true };

  constructor(setup: ScannedFolderSetup) {
    this.scanner = setup.scanner;
    this.#setup = setup;
  }

  /** The report of the last finished scan with these options, with all files saved since. */
  report(request: ScanRequest): ScanReport | undefined {
    const last = this.#last;
    return last !== undefined && isSame(last.request, request) ? last.report : undefined;
  }

  /** The report of the last finished scan, whatever its options were. */
  get latest(): ScanReport | undefined {
    return this.#last?.report;
  }

  async scan(request: ScanRequest, hooks: ScanHooks): Promise<ScanReport> {
    return this.#whileBusy(async () => {
      const report = await this.#scanAll(request, hooks);
      this.#last = { request, report };
      void this.#workAhead(report);
      this.#setup.onReport();
      return report;
    });
  }

  /**
   * The latest report, with what leads out of the repository; undefined where there was no scan.
   * @throws HandoverError `cancelled`, and what `scan` throws
   */
  async lookOutside(hooks: ScanHooks): Promise<ScanReport | undefined> {
    const last = this.#last;
    if (last === undefined || last.report.outside !== undefined) return last?.report;
    if (this.#isForeign) await this.#scanAll(last.request, hooks);
    const report = await this.scanner.lookOutside(hooks);
    this.#update(last.request, report);
    return report;
  }

  /** Lends the scanner for work that scans with other options. */
  async lend<T>(work: (scanner: Scanner) => Promise<T>): Promise<T> {
    return this.#whileBusy(async () => {
      this.#isForeign = true;
      return work(this.scanner);
    });
  }

  /** Files that were saved, created or deleted. Before the first scan there is nothing to bring up to date. */
  changed(paths: readonly RepoPath[]): void {
    if (this.#last === undefined && this.#busy === 0) return;
    for (const path of paths) this.#changed.add(path);
    this.#scheduleRescan();
  }

  /**
   * What leads out of the repository; then who wrote the debts and when, one file after the other, so that the views and the
   * export need not wait for it. Stops when there is other work. Never rejects.
   */
  async #workAhead(report: ScanReport): Promise<void> {
    this.#ahead.aborted = true;
    const own = { aborted: false };
    this.#ahead = own;
    const files = [...new Set(report.debts.map(({ path }) => path))].slice(0, mostFilesAhead);
    try {
      await passed(answerGoesOutMs, undefined, { ref: false });
      await this.lookOutside({ cancellation: own });
      for (const file of files) {
        await setImmediate();
        if (own.aborted) return;
        await this.scanner.debtOrigins(file, own);
      }
    } catch (error) {
      if (!own.aborted)
        this.#setup.log.warn(`Looking for outside parties and origins of debts failed: ${sentenceOf(error)}`);
    }
  }

  /** A scan that ended meanwhile has read the files itself. */
  #update(request: ScanRequest, report: ScanReport): void {
    if (this.#last?.request === request) this.#last = { request, report };
  }

  async dispose(): Promise<void> {
    this.#ahead.aborted = true;
    clearTimeout(this.#timer);
    this.#changed.clear();
    await this.scanner.dispose();
  }

  async #scanAll(request: ScanRequest, hooks: ScanHooks): Promise<ScanReport> {
    this.#isForeign = false;
    try {
      return await this.scanner.scan(request, hooks);
    } catch (error) {
      this.#isForeign = true;
      throw error;
    }
  }

  async #whileBusy<T>(work: () => Promise<T>): Promise<T> {
    this.#busy += 1;
    this.#ahead.aborted = true;
    try {
      return await work();
    } finally {
      this.#busy -= 1;
      this.#scheduleRescan();
    }
  }

  #scheduleRescan(): void {
    if (this.#changed.size === 0 || this.#busy > 0 || this.#rescanning || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#rescan();
    }, gatherMs);
  }

  /** Never rejects: a file that cannot be scanned again keeps its former entry until the next scan. */
  async #rescan(): Promise<void> {
    const last = this.#last;
    if (this.#busy > 0 || last === undefined) return;
    const paths = [...this.#changed].sort();
    this.#changed.clear();
    this.#rescanning = true;
    try {
      const report = this.#isForeign
        ? await this.#scanAll(last.request, { cancellation: { aborted: false } })
        : await this.scanner.rescanFiles(paths);
      this.#update(last.request, report);
      this.#setup.onReport();
      this.#setup.onChanged(paths);
    } catch (error) {
      this.#setup.log.warn(`Scanning ${paths.join(', ')} again failed: ${sentenceOf(error)}`);
    } finally {
      this.#rescanning = false;
      this.#scheduleRescan();
    }
  }
}

function isSame(a: ScanRequest, b: ScanRequest): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
