import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HandoverError } from '../../core/errors';
import { isReadable } from '../../core/hotspots/judged';
import { defaultScanOptions, type ScanOptions, type ScanReport } from '../../core/hotspots/model';
import { assembleReport } from '../../core/hotspots/report';
import type { Cancellation, Log, RepoPath } from '../../core/ports';
import { isInFolders } from '../../core/repoPath';
import { throwIfCancelled } from '../cancelWatch';
import { WorkspaceFiles } from '../files/workspaceFiles';
import { GitRepository } from '../git/gitRepository';
import { debtReader } from './debtReader';
import { type FolderListing, walkFolder } from './folderWalk';
import { defaultWorkerFile, ParserPool, usualWorkers } from './parserPool';
import { progressMeter } from './progressMeter';
import { readDecisions } from './readDecisions';
import { debtSettingsOf, factsOf, problemsOf, scanFiles } from './scanFiles';
import { gitListing } from './scanListing';
import type { ScanHooks } from './scanner';

export interface DebtSearchSetup {
  /** Absolute folder to search; may be a subfolder of a repository. */
  readonly root: string;
  readonly log: Log;
  /** Default: `parseWorker.js` beside the running bundle. */
  readonly workerFile?: string;
}

export type DebtSearchRequest = Pick<
  ScanOptions,
  'tags' | 'excludeFolders' | 'maxFileBytes' | 'probableDebts'
> & {
  /** False: no git is run, and all files of the folder are searched but those in folders of tools. */
  readonly withGit: boolean;
};

/**
 * The debts in the comments of a folder, and nothing else: nothing is parsed that need not be, no history is read and nothing ranked. Git
 * tells which files have one of the words at all, and only these are read; all are where comments without a tag are judged, too.
 * @returns a report without hotspots, whose modules are those with a debt
 * @throws HandoverError `cancelled`, `folder.missing`
 */
export async function searchDebts(
  { root, log, workerFile = defaultWorkerFile() }: DebtSearchSetup,
  request: DebtSearchRequest,
  hooks: ScanHooks,
): Promise<ScanReport> {
  const { cancellation } = hooks;
  const onProgress = progressMeter(hooks.onProgress);
  const git = new GitRepository(root);
  const pool = new ParserPool({ workerFile, workers: usualWorkers(), log });
  try {
    throwIfCancelled(cancellation);
    onProgress({ phase: 'listing', done: 0, total: 0 });
    const { paths, problems } = await toRead(root, git, request, cancellation);
    const files = await scanFiles(
      paths,
      debtSettingsOf(root, request),
      { pool: debtReader(pool), cache: undefined },
      (done, total) => {
        onProgress({ phase: 'parsing', done, total });
      },
      cancellation,
    );
    const decided = await readDecisions(new WorkspaceFiles(root));
    const report = assembleReport({
      historyStatus: 'notAllowed',
      modules: factsOf(files).filter(({ debts, probableDebts }) => debts.length + probableDebts.length > 0),
      problems: [...problems, ...decided.problems, ...problemsOf(files)],
      decisions: decided.decisions,
      activeWithinDays: defaultScanOptions.activeWithinDays,
    });
    return { ...report, hotspots: [] };
  } finally {
    await Promise.all([pool.dispose(), git.dispose()]);
  }
}

/** The files that may have a debt. */
async function toRead(
  root: string,
  git: GitRepository,
  { tags, excludeFolders, probableDebts, withGit }: DebtSearchRequest,
  cancellation: Cancellation,
): Promise<FolderListing> {
  const isWanted = (path: RepoPath): boolean => isReadable(path) && !isInFolders(path, excludeFolders);
  const wantedOf = ({ paths, problems }: FolderListing): FolderListing => ({
    paths: paths.filter(isWanted),
    problems,
  });
  if (!withGit) return wantedOf(await walkFolder(root, cancellation));
  // Git and JavaScript agree on the letter case of ASCII alone.
  const canGitSearch = !probableDebts && tags.every((tag) => /^[\x20-\x7e]+$/.test(tag));
  try {
    if (!canGitSearch) return wantedOf(await gitListing(git, excludeFolders));
    const [found, fresh, listing] = await Promise.all([
      git.filesWith(tags, cancellation),
      git.untrackedFiles(),
      isPerhapsIncomplete(root, git).then((isPerhaps) =>
        isPerhaps ? gitListing(git, excludeFolders) : undefined,
      ),
    ]);
    const { problems } =
      listing ?? (found.size === 0 ? await gitListing(git, excludeFolders) : { problems: [] });
    return wantedOf({ paths: [...found, ...fresh].sort(), problems });
  } catch (error) {
    throwIfCancelled(cancellation);
    if (!(error instanceof HandoverError)) throw error;
    const walked = wantedOf(await walkFolder(root, cancellation));
    if (error.code !== 'git.failed') return walked;
    return { ...walked, problems: [...walked.problems, { code: error.code, message: error.message }] };
  }
}

/** Whether submodules or files are perhaps left out, which takes a listing of all files to tell. */
async function isPerhapsIncomplete(root: string, git: GitRepository): Promise<boolean> {
  return existsSync(join(root, '.gitmodules')) || (await git.isSparse());
}
