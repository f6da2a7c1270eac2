import type { ScanProgress } from '../hotspots/model';
import type { RepoPath } from '../ports';
import { counted, numberWords } from '../wording';

const phases: Readonly<Record<ScanProgress['phase'], string>> = {
  listing: 'listing the files',
  parsing: 'reading the code',
  history: 'reading the git history',
  ranking: 'ranking',
  debts: 'asking git who left the debts',
  writing: 'writing',
};

/** For a progress notification: `reading the code, 120 of 1,337`. */
export function progressWords({ phase, done, total }: ScanProgress): string {
  return total > 1 ? `${phases[phase]}, ${numberWords(done)} of ${numberWords(total)}` : phases[phase];
}

/** What an export did, in one sentence; its warnings are told apart from it. */
export function exportedWords(result: {
  readonly cover: RepoPath;
  readonly changed: readonly RepoPath[];
}): string {
  const folder = result.cover.slice(0, result.cover.lastIndexOf('/'));
  return result.changed.length === 0
    ? `The handover in ${folder} is up to date; no file changed.`
    : `The handover is in ${folder}: ${counted(result.changed.length, 'file')} changed.`;
}
