import { statSync } from 'node:fs';
import path from 'node:path';
import { sentenceOf } from '../../core/errors';
import { withOrigins } from '../../core/hotspots/debtOrigins';
import type { HistoryFacts } from '../../core/hotspots/history';
import {
  type DebtReport,
  defaultScanOptions,
  hasHistory,
  type Problem,
  type ScanOptions,
  type ScanProgress,
  type ScanReport,
} from '../../core/hotspots/model';
import { assembleReport } from '../../core/hotspots/report';
import { notesFolder } from '../../core/knowledge/note';
import { type NoteOfModule, notesOfModules } from '../../core/knowledge/moduleNotes';
import { isDecisionPath } from '../../core/hotspots/decisions/decision';
import type { Cancellation, Files, Git, Log, RepoPath } from '../../core/ports';
import { throwIfCancelled } from '../cancelWatch';
import type { NoteSources } from '../knowledge/anchorResolver';
import { readNotes } from '../knowledge/readNotes';
import { DebtBlame } from './debtBlame';
import { GitRepository } from '../git/gitRepository';
import { generatedFiles } from './generatedFiles';
import type { ParseSettings, ScannedFile } from './parseMessages';
import { defaultWorkerFile, ParserPool, usualWorkers } from './parserPool';
import { progressMeter } from './progressMeter';
import { type ReadDecisions, readDecisions } from './readDecisions';
import { ScanCache } from './scanCache';
import {
  documentsOf,
  factsOf,
  isScanned,
  mayLeadOutside,
  outsideOf,
  outsideSettingsOf,
  problemsOf,
  scanFiles,
  settingsOf,
} from './scanFiles';
import { findRepository, type HistoryFindings, historyOf, type RepositoryFindings } from './scanHistory';
import { listedAmong, listFolder, namesProblems } from './scanListing';
import { WorkspaceFiles } from '../files/workspaceFiles';

export interface ScannerSetup {
  /** Absolute folder to scan; may be a subfolder of a repository. */
  readonly root: string;
  /** Default: `parseWorker.js` beside the running bundle. */
  readonly workerFile?: string;
  /** Absolute; without it nothing is cached. */
  readonly cacheFolder?: string;
  readonly log: Log;
  /** Default: as many as there are cores, at most 4. */
  readonly workers?: number;
}

export interface ScanHooks {
  readonly cancellation: Cancellation;
  /** At most ten times a second. */
  readonly onProgress?: (progress: ScanProgress) => void;
}

export type ScanRequest = ScanOptions & {
  /** False: no git is run; the modules are ranked by what is missing alone. */
  readonly withHistory: boolean;
};

/** What the last scan found, kept for quick rescans. */
interface ScanState {
  readonly request: ScanRequest;
  readonly files: ReadonlyMap<RepoPath, ScannedFile>;
  readonly repository: RepositoryFindings;
  readonly history: HistoryFacts | undefined;
  readonly notes: ReadonlyMap<RepoPath, readonly NoteOfModule[]>;
  readonly problems: readonly Problem[];
  readonly decided: ReadDecisions;
  /** All files of the folder. */
  readonly listed: ReadonlySet<RepoPath>;
  /** Those that the project calls so. */
  readonly generated: ReadonlySet<RepoPath>;
  /** What was found to lead out of the repository; absent until somebody asks. */
  readonly outside?: ReadonlyMap<RepoPath, ScannedFile>;
}

const warmUpAfterMs = 200;
const never: Cancellation = { aborted: false };

/** Scans one workspace folder, and keeps what it found for quick rescans of single files. */
export class Scanner {
  readonly files: Files;
  readonly git: Git;
  readonly #setup: ScannerSetup;
  readonly #git: GitRepository;
  readonly #blame: DebtBlame;
  readonly #pool: ParserPool;
  readonly #cache: ScanCache | undefined;
  /** One scan or rescan at a time. */
  #turn: Promise<unknown> = Promise.resolve();
  #state: ScanState | undefined;
  #warmUp: NodeJS.Timeout | undefined;
  #report: ScanReport | undefined;

  constructor(setup: ScannerSetup) {
    const { root, cacheFolder, log } = setup;
    const workerFile = setup.workerFile ?? defaultWorkerFile();
    this.#setup = setup;
    this.files = new WorkspaceFiles(root);
    this.#git = new GitRepository(root);
    this.git = this.#git;
    this.#pool = new ParserPool({
      workerFile,
      workers: setup.workers ?? usualWorkers(),
      log,
    });
    this.#cache =
      cacheFolder === undefined
        ? undefined
        : new ScanCache({ folder: cacheFolder, root, version: buildOf(workerFile), log });
    this.#blame = new DebtBlame({ root, git: this.#git, cache: this.#cache });
  }

  /** The folder that is scanned, absolute. */
  get root(): string {
    return this.#setup.root;
  }

  /** Name of the folder that is scanned, without its place. */
  get folderName(): string {
    return path.basename(this.#setup.root);
  }

  /**
   * The whole folder. What a user can do nothing about does not fail it, it is among the report's problems.
   * @throws HandoverError `cancelled`, `folder.missing`, `grammar.missing`
   */
  scan(request: ScanRequest, hooks: ScanHooks): Promise<ScanReport> {
    return this.#inTurn(async () => {
      const report = await this.#scan(request, hooks);
      // Later, for those who dispose at once.
      this.#warmUp ??= setTimeout(() => {
        void this.#inTurn(() => this.#parseSamples());
      }, warmUpAfterMs).unref();
      return report;
    });
  }

  /**
   * After a scan: only these files again, history kept; files that are gone vanish from the report.
   * Without a scan before, the report is that of an empty folder.
   */
  rescanFiles(paths: readonly RepoPath[]): Promise<ScanReport> {
    return this.#inTurn(async () => {
      const state = this.#state;
      if (state === undefined) return emptyReport;
      const { request } = state;
      const isRead = (path: RepoPath): boolean => isScanned(path, request) || mayLeadOutside(path, request);
      const told = [...new Set(paths)].filter(isRead);
      // What tools write, and git ignores, is told of as well.
      const fresh = told.filter((path) => !state.listed.has(path));
      const known = told.filter((path) => state.listed.has(path));
      const wanted = [...known, ...(await listedAmong(this.#git, state.repository, fresh))];
      const files = await this.#readAgain(
        state.files,
        paths,
        wanted.filter((path) => isScanned(path, request)),
        settingsOf(this.root, request),
      );
      const outside =
        state.outside &&
        (await this.#readAgain(
          state.outside,
          paths,
          wanted.filter((path) => mayLeadOutside(path, request)),
          outsideSettingsOf(this.root, request),
        ));
      const listed = new Set([...state.listed, ...wanted]);
      const touchesNotes = paths.some((path) => path.startsWith(`${notesFolder}/`) || state.notes.has(path));
      const notes = touchesNotes ? await this.#notes(state.request, never) : state.notes;
      const decided = paths.some(isDecisionPath) ? await readDecisions(this.files) : state.decided;
      return this.#keep({ ...state, files, notes, decided, listed, ...(outside && { outside }) });
    });
  }

  /**
   * The last report, with what leads out of the repository. Looked for when somebody asks for the first time after a scan,
   * from the cache where a file has not changed since. Without a scan before, the report is that of an empty folder.
   * @throws HandoverError `cancelled`
   */
  lookOutside(hooks: ScanHooks): Promise<ScanReport> {
    return this.#inTurn(async () => {
      const state = this.#state;
      if (state === undefined) return emptyReport;
      if (this.#report !== undefined && state.outside !== undefined) return this.#report;
      const onProgress = progressMeter(hooks.onProgress);
      const outside = await scanFiles(
        [...state.listed].filter((path) => mayLeadOutside(path, state.request)),
        outsideSettingsOf(this.root, state.request),
        { pool: this.#pool, cache: this.#cache },
        (done, total) => {
          onProgress({ phase: 'outside', done, total });
        },
        hooks.cancellation,
      );
      return this.#keep({ ...state, outside });
    });
  }

  /**
   * The debts of one file with author and date, by blame, as far as git can say. Empty before the first scan.
   * @throws HandoverError `cancelled`, `git.failed`
   */
  async debtOrigins(path: RepoPath, cancellation: Cancellation): Promise<readonly DebtReport[]> {
    throwIfCancelled(cancellation);
    const { people = [], debts = [] } = this.#report ?? {};
    const ofFile = debts.filter((debt) => debt.path === path);
    const status = this.#state?.repository.status;
    if (ofFile.length === 0 || status === undefined || !hasHistory(status)) return ofFile;
    const lines = ofFile.map((debt) => debt.line);
    const history = { head: this.#report?.head, isShallow: status === 'shallow' };
    return withOrigins(ofFile, await this.#blame.origins(path, lines, history, cancellation), people);
  }

  /** Leaves no worker and no git process behind. Idempotent. */
  async dispose(): Promise<void> {
    clearTimeout(this.#warmUp);
    await Promise.all([this.#pool.dispose(), this.#git.dispose()]);
    await Promise.all([this.#turn, this.#blame.settled()]);
  }

  async #scan(request: ScanRequest, hooks: ScanHooks): Promise<ScanReport> {
    const onProgress = progressMeter(hooks.onProgress);
    // What fails on one side stops the other.
    let failed = false;
    const cancellation: Cancellation = {
      get aborted() {
        return failed || hooks.cancellation.aborted;
      },
    };
    const stopOthers = (error: unknown): never => {
      failed = true;
      throw error;
    };
    throwIfCancelled(cancellation);
    onProgress({ phase: 'listing', done: 0, total: 0 });
    const { excludeFolders, withHistory } = request;
    if (this.#cache?.hasFiles() !== true) this.#pool.prepare({ otherWork: withHistory });
    const asked = withHistory ? findRepository(this.#git, excludeFolders) : undefined;
    let parsing = true;
    const onCommit = (done: number): void => {
      if (!parsing) onProgress({ phase: 'history', done, total: 0 });
    };
    const setup = { git: this.#git, excludeFolders, cache: this.#cache, onCommit, cancellation };
    const told = (asked === undefined ? Promise.resolve(noHistory) : historyOf(setup, asked)).catch(
      stopOthers,
    );
    const listed = listFolder(this.root, this.#git, asked, excludeFolders, cancellation);
    const parseListed = async (): Promise<ScanState['files']> => {
      const paths = (await listed).paths.filter((path) => isScanned(path, request));
      throwIfCancelled(cancellation);
      return scanFiles(
        paths,
        settingsOf(this.root, request),
        { pool: this.#pool, cache: this.#cache, ...(withHistory && { otherWork: told }) },
        (done, total) => {
          parsing = done < total;
          onProgress({ phase: 'parsing', done, total });
        },
        cancellation,
      );
    };
    const [files, history] = await settled(parseListed().catch(stopOthers), told);
    const [repository, listing] = [(await asked) ?? notAsked, await listed];
    throwIfCancelled(cancellation);
    const notes = await this.#notes(request, cancellation);
    onProgress({ phase: 'ranking', done: 0, total: 1 });
    return this.#keep({
      request,
      files,
      repository: { ...repository, status: history.status },
      history: history.facts,
      notes,
      decided: await readDecisions(this.files),
      listed: new Set(listing.paths),
      generated: await this.#generated(repository, listing.paths),
      problems: [
        ...repository.problems,
        ...listing.problems,
        ...namesProblems(this.root, listing.paths),
        ...history.problems,
      ],
    });
  }

  async #generated(
    { state }: RepositoryFindings,
    listed: readonly RepoPath[],
  ): Promise<ReadonlySet<RepoPath>> {
    return state === undefined ? new Set() : generatedFiles(this.root, this.#git, listed);
  }

  /** Which notes speak of which module. A folder of notes that cannot be listed stops no scan. */
  async #notes(request: ScanRequest, cancellation: Cancellation): Promise<ScanState['notes']> {
    const git = request.withHistory ? this.#git : withoutGit;
    try {
      const { notes } = await readNotes({ files: this.files, git }, cancellation);
      return notesOfModules(notes);
    } catch (error) {
      throwIfCancelled(cancellation);
      this.#setup.log.warn(`The notes were not read for the scan: ${sentenceOf(error)}`);
      return new Map();
    }
  }

  /** What was known, without the files that changed, and with what is in those of them that are still wanted. */
  async #readAgain(
    known: ReadonlyMap<RepoPath, ScannedFile>,
    changed: readonly RepoPath[],
    wanted: readonly RepoPath[],
    settings: ParseSettings,
  ): Promise<ReadonlyMap<RepoPath, ScannedFile>> {
    // The cache is told by the next whole scan: reading it takes longer than a file.
    const setup = { pool: this.#pool, cache: undefined };
    const again = await scanFiles(wanted, settings, setup, () => undefined, never);
    const files = new Map(known);
    for (const path of changed) files.delete(path);
    for (const [path, file] of again) files.set(path, file);
    return files;
  }

  /** So that the first saved file need not wait for a worker to start and to load its grammar. Never rejects. */
  async #parseSamples(): Promise<void> {
    const samples = new Map(
      factsOf(this.#state?.files ?? new Map(), new Set()).map(({ language, path }) => [language, path]),
    );
    const settings = settingsOf(this.#setup.root, this.#state?.request ?? defaultScanOptions);
    await this.#pool.parse([...samples.values()], settings, () => undefined, never).catch(() => undefined);
  }

  #keep(state: ScanState): ScanReport {
    const { request, repository, history, files, outside } = state;
    const { head, headAtEpochMs } = repository.state ?? {};
    const asOfEpochMs = repository.asOfEpochMs ?? headAtEpochMs;
    const ranked = assembleReport({
      historyStatus: repository.status,
      ...(head === undefined ? {} : { head }),
      ...(headAtEpochMs === undefined ? {} : { headAtEpochMs }),
      ...(asOfEpochMs === undefined ? {} : { asOfEpochMs }),
      modules: factsOf(files, state.generated),
      documents: documentsOf(files),
      ...(history === undefined ? {} : { history }),
      notes: state.notes,
      problems: [
        ...state.problems,
        ...state.decided.problems,
        ...problemsOf(new Map([...(outside ?? []), ...files])),
      ],
      decisions: state.decided.decisions,
      activeWithinDays: request.activeWithinDays,
      ...(request.weights === undefined ? {} : { weights: request.weights }),
    });
    const report: ScanReport = outside === undefined ? ranked : { ...ranked, outside: outsideOf(outside) };
    this.#state = state;
    this.#report = report;
    return report;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

const withoutGit: NoteSources['git'] = {
  renamesSince: () => Promise.resolve(new Map()),
  untrackedFiles: () => Promise.resolve([]),
  goneFiles: () => Promise.resolve(new Map()),
};

const notAsked: RepositoryFindings = { status: 'notAllowed', problems: [] };
const noHistory: HistoryFindings = { status: 'notAllowed', facts: undefined, problems: [] };

const emptyReport: ScanReport = {
  historyStatus: 'notAllowed',
  modules: [],
  debts: [],
  hotspots: [],
  people: [],
  problems: [],
};

/** Both, or the first failure once both have ended: a scan that failed runs nothing any more. */
async function settled<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  const failures: unknown[] = [];
  const note = (error: unknown): void => void failures.push(error);
  a.catch(note);
  b.catch(note);
  await Promise.allSettled([a, b]);
  if (failures.length > 0) throw failures[0];
  return [await a, await b];
}

/** Another build of the worker may find something else. */
function buildOf(workerFile: string): string {
  const stats = statSync(workerFile, { throwIfNoEntry: false });
  return `${stats?.size ?? 0}-${stats?.mtimeMs ?? 0}`;
}
