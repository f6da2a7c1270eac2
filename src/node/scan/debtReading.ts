import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HandoverError } from '../../core/errors';
import { isReadable } from '../../core/hotspots/judged';
import {
  defaultScanOptions,
  type Problem,
  type ScanOptions,
  type ScanReport,
} from '../../core/hotspots/model';
import { assembleReport } from '../../core/hotspots/report';
import type { Cancellation, Log, RepoPath } from '../../core/ports';
import { isInFolders } from '../../core/repoPath';
import { throwIfCancelled } from '../cancelWatch';
import { WorkspaceFiles } from '../files/workspaceFiles';
import { findGitFolder } from '../git/gitFolder';
import type { GitRepository } from '../git/gitRepository';
import { DebtFiles } from './debtFiles';
import { type FolderListing, walkFolder } from './folderWalk';
import { defaultWorkerFile, ParserPool, usualWorkers } from './parserPool';
import { generatedFiles } from './generatedFiles';
import { progressMeter } from './progressMeter';
import { readDecisions } from './readDecisions';
import { debtSettingsOf, factsOf, problemsOf } from './scanFiles';
import { gitListing, namesProblems } from './scanListing';
import type { ScanHooks } from './scanner';

export interface DebtSearchSetup {
  /** Absolute folder to search; may be a subfolder of a repository. */
  readonly root: string;
  readonly log: Log;
  /** Default: `parseWorker.js` beside the running bundle. */
  readonly workerFile?: string;
  /** Default 8000. */
  readonly mostReadHere?: number;
}

export type DebtSearchRequest = Pick<
  ScanOptions,
  'tags' | 'excludeFolders' | 'maxFileBytes' | 'probableDebts'
> & {
  /** False: no git is run, and all files of the folder are searched but those in folders of tools. */
  readonly withGit: boolean;
};

/** Up to here one thread, which reads while git searches, is sooner ready than threads that start and warm up. */
const usuallyReadHere = 8000;

interface DebtReadingSetup extends DebtSearchSetup {
  readonly git: GitRepository;
  /** The tracked files that have one of the tags, as they are found; undefined where git is not asked for them. */
  readonly filesWithTag: AsyncIterable<readonly RepoPath[]> | undefined;
}

/** The part of the search for debts that reads. Takes the time of what git has not found yet, or of the reading, whichever is longer. */
export async function readDebts(
  setup: DebtReadingSetup,
  request: DebtSearchRequest,
  hooks: ScanHooks,
): Promise<ScanReport> {
  const { root, log, workerFile = defaultWorkerFile() } = setup;
  throwIfCancelled(hooks.cancellation);
  const onProgress = progressMeter(hooks.onProgress);
  onProgress({ phase: 'listing', done: 0, total: 0 });
  const pool = new ParserPool({ workerFile, workers: usualWorkers(), log });
  try {
    const files = new DebtFiles({
      pool,
      settings: debtSettingsOf(root, request),
      mostReadHere: setup.mostReadHere ?? usuallyReadHere,
      onFiles: (done, total) => {
        onProgress({ phase: 'parsing', done, total });
      },
      cancellation: hooks.cancellation,
    });
    const problems = await readAll(setup, request, files, hooks.cancellation);
    const found = await files.all();
    const decided = await readDecisions(new WorkspaceFiles(root));
    const generated = request.withGit
      ? await generatedFiles(root, setup.git, ['.gitattributes'])
      : new Set<RepoPath>();
    return assembleReport({
      historyStatus: 'notAllowed',
      modules: factsOf(found, generated).filter(
        ({ debts, probableDebts }) => debts.length + probableDebts.length > 0,
      ),
      problems: [
        ...problems,
        ...namesProblems(root, files.told()),
        ...decided.problems,
        ...problemsOf(found),
      ],
      decisions: decided.decisions,
      activeWithinDays: defaultScanOptions.activeWithinDays,
      onlyDebts: true,
    });
  } finally {
    await pool.dispose();
  }
}

/** Reads the files that may have a debt. @returns what could not be looked at */
async function readAll(
  { root, git, filesWithTag }: DebtReadingSetup,
  { excludeFolders, withGit }: DebtSearchRequest,
  files: DebtFiles,
  cancellation: Cancellation,
): Promise<readonly Problem[]> {
  const read = (paths: readonly RepoPath[]): Promise<void> =>
    files.read(paths.filter((path) => isReadable(path) && !isInFolders(path, excludeFolders)));
  const readListed = async ({ paths, problems }: FolderListing): Promise<readonly Problem[]> => {
    await read(paths);
    return problems;
  };
  if (!withGit) return readListed(await walkFolder(root, cancellation));
  try {
    if (filesWithTag === undefined) return await readListed(await gitListing(git, excludeFolders));
    const [isAnyFound, , listing] = await Promise.all([
      readPieces(filesWithTag, read),
      git.untrackedFiles().then(read),
      isPerhapsIncomplete(root).then((isPerhaps) =>
        isPerhaps ? gitListing(git, excludeFolders) : undefined,
      ),
    ]);
    const { problems } = listing ?? (isAnyFound ? { problems: [] } : await gitListing(git, excludeFolders));
    return problems;
  } catch (error) {
    throwIfCancelled(cancellation);
    if (!(error instanceof HandoverError)) throw error;
    const problems = await readListed(await walkFolder(root, cancellation));
    return error.code === 'git.failed'
      ? [...problems, { code: error.code, message: error.message }]
      : problems;
  }
}

/** @returns whether there was any file */
async function readPieces(
  pieces: AsyncIterable<readonly RepoPath[]>,
  read: (paths: readonly RepoPath[]) => Promise<void>,
): Promise<boolean> {
  let isAnyFound = false;
  for await (const paths of pieces) {
    isAnyFound ||= paths.length > 0;
    await read(paths);
  }
  return isAnyFound;
}

/** Whether submodules or files are perhaps left out, which takes a listing of all files to tell. */
async function isPerhapsIncomplete(root: string): Promise<boolean> {
  if (existsSync(join(root, '.gitmodules'))) return true;
  const gitFolder = await findGitFolder(root);
  // What a sparse checkout is to have; the file stays when it is made whole again.
  return gitFolder === undefined || existsSync(join(gitFolder, 'info', 'sparse-checkout'));
}
