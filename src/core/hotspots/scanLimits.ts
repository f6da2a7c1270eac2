import type { RepoPath } from '../ports';
import { counted, listWords } from '../wording';
import type { Problem } from './model';

export const submodulesCode = 'submodules.notScanned';

/** What limits all that a scan found, and is no fault of a file: a history that is not whole, submodules that were left out. */
export function isLimit({ code }: Problem): boolean {
  return code.startsWith('history.') || code === submodulesCode;
}

const mostNamed = 5;

/** Says once that repositories within this one were left out, submodules or not. @param folders of all of them, at least one */
export function submodulesProblem(folders: readonly RepoPath[]): Problem {
  const names = listWords(folders, mostNamed);
  const open = folders.length === 1 ? 'open its folder to scan it' : 'open their folders to scan them';
  const message = `${counted(folders.length, 'repository within this one is', 'repositories within this one are')} not scanned (${names}): ${open}.`;
  return { code: submodulesCode, message };
}
