import { HandoverError } from '../../core/errors';
import { type HistoryFacts, HistoryTally } from '../../core/hotspots/history';
import { isReadable } from '../../core/hotspots/judged';
import type { HistoryStatus, Problem } from '../../core/hotspots/model';
import type { Cancellation, CommitRecord, EpochMs, RepoPath, RepositoryState } from '../../core/ports';
import { isInFolders } from '../../core/repoPath';
import { beginAtOnce } from '../beginAtOnce';
import { throwIfCancelled } from '../cancelWatch';
import { fetchRest } from '../git/gitFailure';
import type { GitRepository } from '../git/gitRepository';
import { type IgnoredCommits, ignoredCommitsFile } from '../git/ignoredCommits';
import type { ScanCache } from './scanCache';

/** What a scan learnt of the repository around its folder before any commit was read. */
export interface RepositoryFindings {
  readonly status: HistoryStatus;
  readonly state?: RepositoryState;
  /**
   * Committer's time of the newest commit that touched more than excluded folders: who is active is judged from there,
   * so that committing the book about a project does not change what it says. Absent without commits.
   */
  readonly asOfEpochMs?: EpochMs;
  readonly problems: readonly Problem[];
}

/** Never fails for want of git or of a repository: says which in words. @throws HandoverError `folder.missing` */
export async function findRepository(
  git: GitRepository,
  excludeFolders: readonly RepoPath[],
): Promise<RepositoryFindings> {
  // Asked before it is known whether there is a repository: in most folders there is.
  const asked = git.newestOutside(excludeFolders);
  asked.catch(() => undefined);
  try {
    const state = await git.state();
    if (state.head === undefined) {
      const message = 'No commit yet: modules are ranked by documentation alone until there is one.';
      return { status: 'empty', state, problems: [{ code: 'history.empty', message }] };
    }
    const newest = await asked;
    const asOf = newest === undefined ? {} : { asOfEpochMs: newest.atEpochMs };
    if (!state.shallow) return { status: 'full', state, ...asOf, problems: [] };
    const message =
      'History is cut off (shallow clone): changes are lower bounds, and who knows what is not known. `git fetch --unshallow` gets the rest.';
    return { status: 'shallow', state, ...asOf, problems: [{ code: 'history.shallow', message }] };
  } catch (error) {
    if (!(error instanceof HandoverError)) throw error;
    const status = statusOf(error);
    if (status === undefined) throw error;
    return { status, problems: [{ code: error.code, message: error.message }] };
  }
}

/** Says which line keeps git from using the team's list of commits to leave out. */
function refusedListProblems({ refusedLine }: IgnoredCommits): readonly Problem[] {
  if (refusedLine === undefined) return [];
  const message = `${ignoredCommitsFile} is not used, as git would not use it: line ${String(refusedLine + 1)} is no full id of a commit.`;
  return [{ code: 'history.ignoredCommits', message }];
}

function lackingWords(isPartialClone: boolean): string {
  const [what, how] = isPartialClone
    ? ['This clone lacks contents of former versions (`git clone --filter`)', fetchRest]
    : ['Git cannot read the contents of all former versions', '`git fsck` names them'];
  return `${what}: renames of edited files are not all followed, so changes and authors of renamed files are not exact. ${how}.`;
}

function statusOf({ code }: HandoverError): HistoryStatus | undefined {
  if (code === 'git.missing') return 'noGit';
  if (code === 'git.noRepository') return 'noRepository';
  return code === 'git.failed' || code === 'git.notInClone' ? 'failed' : undefined;
}

export interface HistorySetup {
  readonly git: GitRepository;
  readonly excludeFolders: readonly RepoPath[];
  /** Without it nothing is cached. */
  readonly cache: ScanCache | undefined;
  /** Told the number of commits so far. */
  readonly onCommit: (commits: number) => void;
  readonly cancellation: Cancellation;
}

export interface HistoryFindings {
  readonly status: HistoryStatus;
  readonly facts: HistoryFacts | undefined;
  readonly problems: readonly Problem[];
}

/**
 * The history as far as git can tell it; that it cannot is a problem, not a failure. It takes longest of a scan: where nothing of it is
 * cached it is begun before anything is known of the repository. Leaves no process behind.
 * @param asked what is known of the repository
 * @throws HandoverError `cancelled`, and as `asked` does
 */
export async function historyOf(
  setup: HistorySetup,
  asked: Promise<RepositoryFindings>,
): Promise<HistoryFindings> {
  const { git, cache, cancellation } = setup;
  let begun = cache?.hasHistory() === true ? undefined : beginHistory(git, cancellation);
  const begin = async (head: string): Promise<BegunHistory> => {
    if (begun !== undefined && (await begun.newest) === head) return begun;
    // HEAD has moved meanwhile: the history is that of the commit under whose id it is kept.
    await begun?.end();
    begun = beginHistory(git, cancellation, head);
    return begun;
  };
  try {
    const repository = await asked;
    throwIfCancelled(cancellation);
    return await historyFrom(setup, repository, begin);
  } finally {
    await begun?.end();
  }
}

/** @param begin called where no cached history fits, with the id of HEAD */
async function historyFrom(
  setup: HistorySetup,
  { state, status }: RepositoryFindings,
  begin: (head: string) => Promise<BegunHistory>,
): Promise<HistoryFindings> {
  if (state === undefined) return { status, facts: undefined, problems: [] };
  try {
    const ignored = await setup.git.ignoredCommits();
    const problems = refusedListProblems(ignored);
    const { facts, lacksContents } = await readHistory(setup, state, ignored, begin);
    if (!lacksContents) return { status, facts, problems };
    const isPartialClone = await setup.git.isPartialClone();
    return {
      status: status === 'full' ? 'partial' : status,
      facts,
      problems: [...problems, { code: 'history.partial', message: lackingWords(isPartialClone) }],
    };
  } catch (error) {
    if (!(error instanceof HandoverError) || error.code === 'cancelled') throw error;
    return { status: 'failed', facts: undefined, problems: [{ code: error.code, message: error.message }] };
  }
}

/** A pass over the history that has begun. */
export interface BegunHistory {
  /** Id of its newest commit; undefined where there is none, or where it failed. */
  readonly newest: Promise<string | undefined>;
  readonly commits: AsyncIterable<readonly CommitRecord[]>;
  /** Contents of former versions were not there; known once all commits were read. */
  readonly lacksContents: () => boolean;
  /** Leaves no process behind, whether or not the commits were read. Idempotent. */
  readonly end: () => Promise<void>;
}

/**
 * Begins to read at once, not when the first commit is asked for. What fails, fails there.
 * @param from id of the newest commit; default HEAD
 */
export function beginHistory(git: GitRepository, cancellation: Cancellation, from?: string): BegunHistory {
  let newest: string | undefined;
  let lacksContents = false;
  const history = git.history(cancellation, {
    ...(from === undefined ? {} : { from }),
    onNewest: (commit) => (newest = commit),
    onLackingContents: () => (lacksContents = true),
  });
  const { first, pieces } = beginAtOnce(history);
  return {
    newest: first.then(
      () => newest,
      () => undefined,
    ),
    commits: pieces,
    lacksContents: () => lacksContents,
    end: async () => {
      await history.return(undefined);
    },
  };
}

interface ReadHistory {
  /** Undefined without commits. */
  readonly facts: HistoryFacts | undefined;
  /** Contents of former versions were not there, so that not all renames were followed. */
  readonly lacksContents: boolean;
}

/**
 * One pass over the history of HEAD, or the result of an earlier one. Commits that touched nothing outside excluded
 * folders do not count: whoever commits the book is not for that at work on the code.
 * @throws HandoverError `cancelled`, `git.failed`
 */
async function readHistory(
  { git, excludeFolders, cache, onCommit }: HistorySetup,
  { head, shallow }: RepositoryState,
  ignored: IgnoredCommits,
  begin: (head: string) => Promise<BegunHistory>,
): Promise<ReadHistory> {
  if (head === undefined) return { facts: undefined, lacksContents: false };
  // The same HEAD has another history once it is no longer cut off, and once other commits are left out.
  const leavingOut = ignored.stamp === '' ? [] : [`ignoring:${ignored.stamp}`];
  const key = [head, ...(shallow ? ['shallow'] : []), ...leavingOut, ...[...excludeFolders].sort()].join(' ');
  const whole = await cache?.history(key);
  if (whole !== undefined) return { facts: whole, lacksContents: false };
  const [contents, files] = await Promise.all([git.contentsStamp(), git.filesAt(head)]);
  // Once contents were fetched it is read again.
  const lackingKey = `${key} lacking ${contents}`;
  const lacking = await cache?.history(lackingKey);
  if (lacking !== undefined) return { facts: lacking, lacksContents: true };
  const tally = new HistoryTally(files.filter(isReadable), ignored.ids);
  const history = await begin(head);
  let commits = 0;
  for await (const some of history.commits) {
    for (const commit of some) {
      const { files: touched } = commit;
      if (touched.length > 0 && touched.every(({ path }) => isInFolders(path, excludeFolders))) continue;
      tally.add(commit);
      commits += 1;
    }
    onCommit(commits);
  }
  const facts = tally.facts();
  const lacksContents = history.lacksContents();
  await cache?.keepHistory(lacksContents ? lackingKey : key, facts);
  return { facts, lacksContents };
}
