import type { Cancellation, EpochMs, Files, Git, Identity, Log } from '../../core/ports';
import { HandoverError, sentenceOf } from '../../core/errors';
import { isBot } from '../../core/hotspots/programs';
import {
  coauthorsPath,
  codeownersPaths,
  parseCoauthors,
  parseCodeowners,
  rankCandidates,
  type RepositoryCandidate,
} from '../../core/session/rosterSources';

const yearMs = 365 * 24 * 60 * 60_000;
/** Author's times are not in the order of the log (rebases): so many old ones in a row end the pass, not the first. */
const oldCommitsToStop = 500;

/**
 * Whom to offer for a roster: the authors of the last year before HEAD by recency, then `.git-coauthors`, then CODEOWNERS. Where there is
 * no git or no commit, or a file cannot be read, the rest is offered and the reason is logged.
 * @param readCoauthors default: `.git-coauthors` of `files` alone
 * @throws HandoverError `cancelled`
 */
export async function rosterCandidates(
  git: Git,
  files: Files,
  log: Log,
  cancellation: Cancellation,
  readCoauthors: () => Promise<string | undefined> = () => files.readText(coauthorsPath),
): Promise<readonly RepositoryCandidate[]> {
  const authors = await orNobody(() => recentAuthors(git, cancellation), log);
  const coauthors = await orNobody(() => coauthorsOf(readCoauthors, log), log);
  const owners = await orNobody(() => ownersOf(files, authors), log);
  if (cancellation.aborted) throw new HandoverError('cancelled', 'The look for participants was cancelled.');
  return rankCandidates({ authors, coauthors, owners, lastRoster: [] }).flatMap((candidate) =>
    candidate.source === 'lastRoster' ? [] : [{ ...candidate, source: candidate.source }],
  );
}

interface RecentAuthor {
  readonly identity: Identity;
  readonly lastAtEpochMs: EpochMs;
  readonly commits: number;
}

async function recentAuthors(git: Git, cancellation: Cancellation): Promise<readonly RecentAuthor[]> {
  const { headAtEpochMs } = await git.state();
  if (headAtEpochMs === undefined) return [];
  const newest = new Map<string, RecentAuthor>();
  let oldInARow = 0;
  for await (const commits of git.history(cancellation)) {
    for (const { author, atEpochMs } of commits) {
      if (atEpochMs < headAtEpochMs - yearMs) {
        oldInARow += 1;
        if (oldInARow >= oldCommitsToStop) return [...newest.values()];
        continue;
      }
      oldInARow = 0;
      if (isBot(author)) continue;
      const key = `${author.email.toLowerCase()}\n${author.name}`;
      const known = newest.get(key);
      // A clock that ran ahead puts nobody before the author of HEAD.
      const lastAtEpochMs = Math.min(atEpochMs, headAtEpochMs);
      newest.set(key, {
        identity: author,
        lastAtEpochMs: Math.max(known?.lastAtEpochMs ?? 0, lastAtEpochMs),
        commits: (known?.commits ?? 0) + 1,
      });
    }
  }
  return [...newest.values()];
}

async function coauthorsOf(read: () => Promise<string | undefined>, log: Log): Promise<readonly Identity[]> {
  const text = await read();
  if (text === undefined) return [];
  const { people, problem } = parseCoauthors(text);
  if (problem !== undefined) log.warn(problem);
  return people;
}

async function ownersOf(files: Files, authors: readonly RecentAuthor[]): Promise<readonly Identity[]> {
  for (const path of codeownersPaths) {
    const text = await files.readText(path);
    if (text === undefined) continue;
    return parseCodeowners(
      text,
      authors.map(({ identity }) => identity),
    );
  }
  return [];
}

async function orNobody<T>(read: () => Promise<readonly T[]>, log: Log): Promise<readonly T[]> {
  try {
    return await read();
  } catch (error) {
    log.info(`Fewer participants are offered: ${sentenceOf(error)}`);
    return [];
  }
}
