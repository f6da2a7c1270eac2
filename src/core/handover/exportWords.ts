import type { ScanProgress } from '../hotspots/model';
import type { RepoPath } from '../ports';
import { counted, numberWords } from '../wording';

const phases: Readonly<Record<ScanProgress['phase'], string>> = {
  listing: 'listing the files',
  parsing: 'reading the code',
  history: 'reading the git history',
  ranking: 'ranking',
  outside: 'looking for outside parties',
  debts: 'asking git who left the debts',
  writing: 'writing',
};

/** For a progress notification: `reading the code, 120 of 1,337`. */
export function progressWords({ phase, done, total }: ScanProgress): string {
  return total > 1 ? `${phases[phase]}, ${numberWords(done)} of ${numberWords(total)}` : phases[phase];
}

/** What an export did, in one sentence; its warnings are told apart from it. */
export function exportedWords(result: {
  readonly folder: RepoPath;
  readonly changed: readonly RepoPath[];
  readonly removed: readonly RepoPath[];
}): string {
  const { folder, changed, removed } = result;
  if (changed.length + removed.length === 0)
    return `The handover in ${folder} is up to date; no file changed.`;
  const gone = removed.length === 0 ? '' : ` and ${removed.length} removed`;
  return `The handover is in ${folder}: ${counted(changed.length, 'file')} changed${gone}.`;
}
