import type { RepoPath } from '../ports';
import { counted, listWords } from '../wording';
import type { Problem } from './model';

export const submodulesCode = 'submodules.notScanned';

/** Of one file. */
export const partlyReadCode = 'parse.partly';

const checkoutPrefix = 'checkout.';

/** What was left out of the listing of the files, so that nothing is known of it. */
export function isUnlisted({ code }: Problem): boolean {
  return code === submodulesCode || code.startsWith(checkoutPrefix);
}

/** What limits all that a scan found, and is no fault of a file: a history that is not whole, submodules and files that were left out. */
export function isLimit(problem: Problem): boolean {
  return problem.code.startsWith('history.') || isUnlisted(problem);
}

const mostNamed = 5;

/** Says once that repositories within this one were left out, submodules or not. @param folders of all of them, at least one */
export function submodulesProblem(folders: readonly RepoPath[]): Problem {
  const names = listWords(folders, mostNamed);
  const open = folders.length === 1 ? 'open its folder to scan it' : 'open their folders to scan them';
  const message = `${counted(folders.length, 'repository within this one is', 'repositories within this one are')} not scanned (${names}): ${open}.`;
  return { code: submodulesCode, message };
}

/** Says once that a sparse checkout leaves out files. @param files at least one */
export function sparseProblem(files: number): Problem {
  const message = `${counted(files, 'tracked file is', 'tracked files are')} not on disk (sparse checkout), and not scanned: \`git sparse-checkout disable\` gets ${files === 1 ? 'it' : 'them'}.`;
  return { code: `${checkoutPrefix}sparse`, message };
}

/** Says once that names of files cannot be written as text, so that nobody can ask for them. @param files at least one */
export function undecodedNamesProblem(files: number): Problem {
  const message = `${counted(files, 'file has a name that is', 'files have names that are')} not UTF-8, and ${files === 1 ? 'is' : 'are'} not scanned: rename ${files === 1 ? 'it' : 'them'} (\`git ls-files\` shows such names in quotes).`;
  return { code: `${checkoutPrefix}names`, message };
}

/** Says that no tracked file is on disk. @param files that are tracked, at least one */
export function nothingCheckedOutProblem(files: number): Problem {
  const message = `Nothing is checked out: ${counted(files, 'file is', 'files are')} tracked and none is on disk. \`git checkout HEAD -- .\` gets ${files === 1 ? 'it' : 'them'}.`;
  return { code: `${checkoutPrefix}none`, message };
}
