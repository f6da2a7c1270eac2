import type { ScanReport } from '../../core/hotspots/model';
import { beginAtOnce } from '../beginAtOnce';
import { GitRepository } from '../git/gitRepository';
import type * as Reading from './debtReading';
import type { DebtSearchRequest, DebtSearchSetup } from './debtReading';
import type { ScanHooks } from './scanner';

type DebtReader = Pick<typeof Reading, 'readDebts'>;

/**
 * The debts in the comments of a folder, and nothing else: nothing is parsed that need not be, no history is read and nothing ranked. Git
 * tells which files have one of the words at all, and only these are read, while it goes on; all are where comments without a tag are
 * judged, too.
 * @param setup with the module that reads the files: it is loaded in about the time that git's search takes in a small repository
 * @returns a report without hotspots, whose modules are those with a debt
 * @throws HandoverError `cancelled`, `folder.missing`
 */
export async function searchDebts(
  {
    loadReader,
    ...setup
  }: DebtSearchSetup & {
    /** Called once git is at work. */
    readonly loadReader: () => DebtReader | Promise<DebtReader>;
  },
  request: DebtSearchRequest,
  hooks: ScanHooks,
): Promise<ScanReport> {
  const git = new GitRepository(setup.root);
  try {
    const words = canGitSearch(request)
      ? beginAtOnce(git.filesWith(request.tags, hooks.cancellation))
      : undefined;
    const { readDebts } = await loadReader();
    return await readDebts({ ...setup, git, filesWithTag: words?.pieces }, request, hooks);
  } finally {
    await git.dispose();
  }
}

/** Git and JavaScript agree on the letter case of ASCII alone. */
function canGitSearch({ withGit, probableDebts, tags }: DebtSearchRequest): boolean {
  return withGit && !probableDebts && tags.every((tag) => /^[\x20-\x7e]+$/.test(tag));
}
